package import Report

/// A page with figures one below the other: accessible, with real text, in light and in dark.
package enum SVGDocument {
  /// The width of the page.
  static let width = 720.0
  /// The space around everything.
  static let margin = 24.0
  /// The width of a character of body text, on the average and a little more.
  static let characterWidth = 7.0

  /// The document with the given figures.
  ///
  /// - Parameters:
  ///   - above: lines of text above the figures, the first of them as a heading: the finding, the question and its answer
  ///   - below: lines of text below them, each a paragraph: the verdicts
  package static func text(title: String, figures: [Figure], above: [String] = [], below: [String] = []) -> String {
    var canvas = SVGCanvas()
    var top = margin
    for (index, line) in above.enumerated() {
      top = canvas.paragraph(line, top: top, style: index == 0 ? "title" : "", lineHeight: index == 0 ? 20 : 17) + 4
    }
    if !above.isEmpty { top += margin / 2 }
    for figure in figures {
      canvas.openGroup(title: figure.title)
      top = figure.draw(on: &canvas, top: top) + margin
      canvas.closeGroup()
    }
    let words = figures.map { figure in
      ([figure.title + "."] + figure.words.sentences + [figure.caption]).filter { !$0.isEmpty }.joined(separator: " ")
    }
    for line in below { top = canvas.paragraph(line, top: top) + 2 }
    if !below.isEmpty { top += margin }
    let description = (above + words + below).joined(separator: " ")
    return document(title: title, description: description, height: top, elements: canvas.elements)
  }

  /// A figure as an element of a page that has the style sheet and the patterns, with identifiers of its own by its number.
  static func element(_ figure: Figure, number: Int) -> String {
    var canvas = SVGCanvas()
    let height = figure.draw(on: &canvas, top: 0) + 4
    let description = ([figure.title + "."] + figure.words.sentences + [figure.caption]).filter { !$0.isEmpty }.joined(
      separator: " ")
    let head = Self.head(title: figure.title, description: description, width: width, height: height, suffix: "-\(number)")
    return (head + canvas.elements + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// The document with lines of text in a fixed-width font, for a table.
  static func text(title: String, lines: [String]) -> String {
    var canvas = SVGCanvas()
    for (index, line) in lines.enumerated() {
      canvas.text(line, x: margin, y: margin + 14 + 16 * Double(index), style: index == 0 ? "title" : "fixed")
    }
    // Characters of fixed-width fonts are 0.6 to 0.62 of their height.
    let widest = max(
      8.1 * Double(lines.map(\.displayWidth).max() ?? 0), lines.first.map { $0.estimatedWidth(size: 17) } ?? 0)
    return document(
      title: title, description: lines.joined(separator: "; "), width: max(width, 2 * margin + widest),
      height: 2 * margin + 16 * Double(lines.count), elements: canvas.elements)
  }

  private static func document(
    title: String, description: String, width: Double = width, height: Double, elements: [String]
  ) -> String {
    let head =
      Self.head(title: title, description: description, width: width, height: height) + [
        "<style>\(styleSheet)</style>", "<defs>\(hatches)</defs>",
        "<rect class=\"page\" width=\"100%\" height=\"100%\"/>",
      ]
    return (head + elements + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// The opening of a drawing, with the title and the description that it is read out by.
  private static func head(title: String, description: String, width: Double, height: Double, suffix: String = "") -> [String] {
    let size =
      "width=\"\(width.coordinate)\" height=\"\(height.coordinate)\" viewBox=\"0 0 \(width.coordinate) \(height.coordinate)\""
    return [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title\(suffix) description\(suffix)\" \(size)>",
      "<title id=\"title\(suffix)\">\(title.xmlEscaped)</title>",
      "<desc id=\"description\(suffix)\">\(description.xmlEscaped)</desc>",
    ]
  }

  /// Okabe and Ito's blue, vermilion, green and purple, which have a contrast of 3:1 on white and on black; the fifth series has
  /// the colour of the text.
  static let styleSheet = """

    text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:#1b1f24}
    .page{fill:#fff}.title{font-size:16px;font-weight:600}.small{font-size:12px}.quiet{fill:#57606a}
    .fixed{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}
    .axis{stroke:#57606a;fill:none}.grid{stroke:#d8dee4;fill:none}.reference{stroke:#57606a;stroke-dasharray:2 3;fill:none}
    .light{fill:#fff}.ink{fill:#1b1f24}.hatch{stroke:#57606a;stroke-width:.8;fill:none;opacity:.55}
    .l{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.m{stroke-width:1.6}.o{fill:none}
    .l0,.m0{stroke:#0072B2}.l1,.m1{stroke:#D55E00}.l2,.m2{stroke:#009E73}.l3,.m3{stroke:#CC79A7}.l4,.m4{stroke:#1b1f24}
    .f0{fill:#0072B2}.f1{fill:#D55E00}.f2{fill:#009E73}.f3{fill:#CC79A7}.f4{fill:#57606a}
    .m0:not(.o){fill:#0072B2}.m3:not(.o){fill:#CC79A7}.m4:not(.o){fill:#1b1f24}
    .l1{stroke-dasharray:9 4}.l2{stroke-dasharray:2 4}.l3{stroke-dasharray:9 4 2 4}.l4{stroke-dasharray:5 3}
    @media (prefers-color-scheme:dark){
    text{fill:#e6edf3}.page{fill:#0d1117}.quiet{fill:#9da7b3}
    .axis,.reference,.hatch{stroke:#9da7b3}.grid{stroke:#2b323b}.l4,.m4{stroke:#e6edf3}.m4:not(.o){fill:#e6edf3}.f4{fill:#9da7b3}.ink{fill:#e6edf3}
    }

    """

  /// Patterns that tell areas apart without colour.
  static let hatches = [
    ("h1", "M0 8L8 0"), ("h2", "M0 2H8M0 6H8"), ("h3", "M4 0V8"), ("h4", "M0 8L8 0M0 0L8 8"),
  ].map { name, path in
    "<pattern id=\"\(name)\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"\(path)\" "
      + "class=\"hatch\"/></pattern>"
  }.joined()
}
