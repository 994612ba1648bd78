public import Report

extension ChapterReport {
  /// The report as text in the given format, ending in a newline; the same report and style always give the same bytes.
  ///
  /// `text` and `markdown` hold everything, `json` the six keys of ``json``, `csv` the tables and verdicts, `svg` the figures.
  /// Only `text` is ever coloured.
  public func rendered(as format: OutputFormat, style: RenderingStyle) -> String {
    switch format {
    case .text: text(style: style)
    case .json: json.text() + "\n"
    case .csv: csvText()
    case .markdown: markdown(style: style)
    case .svg:
      figures.isEmpty
        ? SVGDocument.text(title: headline, lines: headline.wrapped(to: 80)) : SVGDocument.text(title: headline, figures: figures)
    }
  }
}

extension Table {
  /// The table by itself in the given format, ending in a newline; as `svg` its lines are drawn.
  public func rendered(as format: OutputFormat, style: RenderingStyle) -> String {
    switch format {
    case .json: json.text() + "\n"
    case .csv: csvText()
    case .markdown: markdown() + "\n"
    case .text: textLines(style: style).joined(separator: "\n") + "\n"
    case .svg:
      SVGDocument.text(title: title, lines: textLines(style: RenderingStyle(canvas: style.canvas, width: style.width)))
    }
  }
}

extension Figure {
  /// The figure by itself in the given format, ending in a newline; as `csv` it is the table of its data.
  public func rendered(as format: OutputFormat, style: RenderingStyle) -> String {
    switch format {
    case .json: json.text() + "\n"
    case .csv: dataTable.csvText()
    case .markdown: markdown(style: style) + "\n"
    case .text: textLines(style: style).joined(separator: "\n") + "\n"
    case .svg: SVGDocument.text(title: title, figures: [self])
    }
  }
}
