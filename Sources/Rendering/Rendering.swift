public import Report

/// How much of a report its text shows.
public enum ReportScope: Sendable, Hashable {
  /// What fits a terminal: question, answer, one figure, the verdicts that surprise.
  case screen
  /// Everything.
  case record
  /// One claim in full.
  case claim(String)
}

extension ChapterReport {
  /// The report as text in the given format, ending in a newline; the same report and style always give the same bytes.
  ///
  /// `text` shows what `scope` asks for; `json`, `markdown` and `html` hold everything, `csv` the tables and verdicts, `svg` the
  /// figures with finding and verdicts. Only `text` is ever coloured.
  public func rendered(as format: OutputFormat, style: RenderingStyle, scope: ReportScope = .screen) -> String {
    switch format {
    case .text:
      switch scope {
      case .screen: screen(style: style)
      case .record: record(style: style)
      case .claim(let id): claim(id, style: style)
      }
    case .json: json.text() + "\n"
    case .csv: csvText()
    case .markdown: markdown(style: style)
    case .svg:
      SVGDocument.text(
        title: headline, figures: figures, above: [numberedTitle, "\(answer.question) \(answer.reply)", headline],
        below: findings.map { "\($0.claim.id) \($0.verdict.word): \($0.claim.statement)" })
    case .html: html
    }
  }
}

extension Page {
  /// The page as text in the given format, ending in a newline; as `json` an object with the keys `title tables figures`.
  public func rendered(as format: OutputFormat, style: RenderingStyle) -> String {
    let tables = items.compactMap { if case .table(let table) = $0 { table } else { nil } }
    let figures = items.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    switch format {
    case .json:
      let value: JSONValue = [
        "title": .string(title), "tables": .array(tables.map(\.json)), "figures": .array(figures.map(\.json)),
      ]
      return value.text() + "\n"
    case .csv: return tables.map { $0.csvText() }.joined(separator: "\r\n")
    case .markdown:
      return (["# \(title.markdownEscaped)"] + items.map { $0.markdown(style: style) }).joined(separator: "\n\n") + "\n"
    case .text:
      let blocks = [title.wrapped(to: min(90, style.width))] + items.map { $0.textLines(style: style) }
      return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    case .svg:
      return figures.isEmpty
        ? SVGDocument.text(
          title: title, lines: tables.flatMap { $0.textLines(style: RenderingStyle(canvas: style.canvas, width: style.width)) })
        : SVGDocument.text(title: title, figures: figures)
    case .html:
      var page = HTMLPage(title: title)
      for item in items { page.add(item) }
      return page.text
    }
  }
}

extension Table {
  /// The table by itself in the given format, ending in a newline; as `svg` its lines are drawn.
  public func rendered(as format: OutputFormat, style: RenderingStyle) -> String {
    switch format {
    case .json: return json.text() + "\n"
    case .csv: return csvText()
    case .markdown: return markdown() + "\n"
    case .text: return textLines(style: style).joined(separator: "\n") + "\n"
    case .svg:
      return SVGDocument.text(title: title, lines: textLines(style: RenderingStyle(canvas: style.canvas, width: style.width)))
    case .html:
      var page = HTMLPage(title: title)
      page.addTable(self)
      return page.text
    }
  }
}

extension Figure {
  /// The figure by itself in the given format, ending in a newline; as `csv` it is the table of its data.
  public func rendered(as format: OutputFormat, style: RenderingStyle) -> String {
    switch format {
    case .json: return json.text() + "\n"
    case .csv: return dataTable.csvText()
    case .markdown: return markdown(style: style) + "\n"
    case .text: return textLines(style: style).joined(separator: "\n") + "\n"
    case .svg: return SVGDocument.text(title: title, figures: [self])
    case .html:
      var page = HTMLPage(title: title)
      page.addFigure(self)
      return page.text
    }
  }
}
