internal import Report

/// A page that holds all it needs: text, tables and drawings, in light and in dark, for reading with others. No script, and nothing
/// from elsewhere.
struct HTMLPage {
  private let title: String
  private var blocks: [String] = []
  private var figureCount = 0

  /// A page with its title as the first heading.
  init(title: String) {
    self.title = title
    addHeading(title, level: 1)
  }

  /// Adds a heading of level 1…6.
  mutating func addHeading(_ words: String, level: Int) { blocks.append("<h\(level)>\(words.htmlEscaped)</h\(level)>") }

  /// Adds a paragraph.
  mutating func addParagraph(_ words: String) { blocks.append("<p>\(words.htmlEscaped)</p>") }

  /// Adds a line to type.
  mutating func addCommand(_ words: String) { blocks.append("<pre>\(words.htmlEscaped)</pre>") }

  /// Adds a list of lines.
  mutating func addList(_ lines: [String]) {
    blocks.append("<ul>" + lines.map { "<li>\($0.htmlEscaped)</li>" }.joined() + "</ul>")
  }

  /// Adds a table under its title, numbers to the right.
  mutating func addTable(_ table: Table) {
    let isNumeric = table.columns.indices.map { column in table.rows.contains { $0[column].isNumeric } }
    func row(_ cells: [String], _ name: String) -> String {
      "<tr>"
        + cells.indices.map { "<\(name)\(isNumeric[$0] ? " class=\"number\"" : "")>\(cells[$0].htmlEscaped)</\(name)>" }.joined()
        + "</tr>"
    }
    let body = table.rows.map { row($0.map(\.description), "td") }.joined(separator: "\n")
    blocks.append(
      "<div class=\"wide\"><table>\n<caption>\(table.title.htmlEscaped)</caption>\n<thead>\(row(table.columns, "th"))</thead>\n"
        + "<tbody>\n\(body)\n</tbody>\n</table></div>")
  }

  /// Adds a figure as a drawing with its description.
  mutating func addFigure(_ figure: Figure) {
    figureCount += 1
    blocks.append("<figure>\n\(SVGDocument.element(figure, number: figureCount))</figure>")
  }

  /// Adds an item of a report, below headings of level 1…`level` − 1.
  mutating func add(_ item: ChapterReport.Item, level: Int = 2) {
    switch item {
    case .heading(let words): addHeading(words, level: level)
    case .paragraph(let words): addParagraph(words)
    case .table(let table): addTable(table)
    case .figure(let figure): addFigure(figure)
    }
  }

  /// The whole page.
  var text: String {
    let head = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\"/>",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>", "<title>\(title.htmlEscaped)</title>",
      "<style>\(Self.styleSheet)\(SVGDocument.styleSheet)</style>", "</head>", "<body>",
      "<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\(SVGDocument.hatches)</defs></svg>", "<main>",
    ]
    return (head + blocks + ["</main>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  private static let styleSheet = """

    :root{color-scheme:light dark}
    body{margin:0;background:#fff;color:#1b1f24;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    main{max-width:46rem;margin:0 auto;padding:1.5rem}
    h1{font-size:1.4rem;line-height:1.3}h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem}
    .wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;font-size:.9rem;font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:600;padding-bottom:.3rem}
    th,td{padding:.2rem .7rem .2rem 0;text-align:left;border-bottom:1px solid #d8dee4}.number{text-align:right}
    figure{margin:1.5rem 0}figure svg{width:100%;height:auto}pre{overflow-x:auto;white-space:pre-wrap}
    @media (prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}th,td{border-color:#2b323b}}

    """
}

extension String {
  /// The text on one line, with what HTML would read as mark-up escaped.
  fileprivate var htmlEscaped: String { withoutControlCharacters.xmlEscaped }
}
