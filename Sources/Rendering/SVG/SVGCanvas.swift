internal import Report

/// The elements of a drawing, in order, with coordinates in units of a 720 units wide page.
struct SVGCanvas {
  /// The elements written so far, one a line.
  private(set) var elements: [String] = []

  /// An element with its attributes; those with numbers are rounded to hundredths.
  mutating func add(_ name: String, _ attributes: [(String, Value)], content: String? = nil) {
    let text = attributes.map { " \($0.0)=\"\($0.1.text)\"" }.joined()
    elements.append(content.map { "<\(name)\(text)>\($0)</\(name)>" } ?? "<\(name)\(text)/>")
  }

  /// Opens a group with an accessible title; ``closeGroup()`` ends it.
  mutating func openGroup(title: String) { elements += ["<g>", "<title>\(title.xmlEscaped)</title>"] }

  /// Ends the group opened last.
  mutating func closeGroup() { elements.append("</g>") }

  /// An attribute's value.
  enum Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation {
    case text(String)
    case number(Double)

    init(stringLiteral value: String) { self = .text(value) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }

    /// The value as it is written, escaped.
    var text: String {
      switch self {
      case .text(let words): words.xmlEscaped
      case .number(let number): number.coordinate
      }
    }
  }

  /// Where a text has its anchor.
  enum Anchor: String { case start, middle, end }

  /// A line of text with its baseline at `y`.
  ///
  /// - Parameter room: the width that it must not exceed: a text that would is set closer, and one that would then be hard to read
  ///   is cut, with an ellipsis.
  mutating func text(
    _ words: String, x: Double, y: Double, anchor: Anchor = .start, style: String = "", room: Double? = nil
  ) {
    var attributes: [(String, Value)] = [("x", .number(x)), ("y", .number(y))]
    if anchor != .start { attributes.append(("text-anchor", .text(anchor.rawValue))) }
    if !style.isEmpty { attributes.append(("class", .text(style))) }
    var words = words.withoutControlCharacters
    if let room {
      let size = style.contains("title") ? 17.0 : style.contains("small") ? 12.0 : 13.0
      if words.estimatedWidth(size: size) > 1.3 * room {
        while words.count > 1, (words + "…").estimatedWidth(size: size) > room { words.removeLast() }
        words += "…"
      }
      if words.estimatedWidth(size: size) > room {
        attributes += [("textLength", .number(max(room, 1))), ("lengthAdjust", "spacingAndGlyphs")]
      }
    }
    add("text", attributes, content: words.xmlEscaped)
  }

  /// A straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) {
    add("path", [("d", .text("M\(x1.coordinate) \(y1.coordinate)L\(x2.coordinate) \(y2.coordinate)")), ("class", .text(style))])
  }

  /// A rectangle.
  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, style: String, opacity: Double? = nil) {
    var attributes: [(String, Value)] = [
      ("x", .number(x)), ("y", .number(y)), ("width", .number(width)), ("height", .number(height)), ("class", .text(style)),
    ]
    if let opacity { attributes.append(("fill-opacity", .number(opacity))) }
    add("rect", attributes)
  }

  /// The marker of the series or category `index`: circle, diagonal cross, cross, triangle, square, then letters.
  mutating func marker(_ index: Int, x: Double, y: Double) {
    let size = 3.5
    let style = "m m\(index % 5)"
    func path(_ d: String) { add("path", [("d", .text(d)), ("class", .text(style + " o"))]) }
    let (left, right, top, bottom) = (
      (x - size).coordinate, (x + size).coordinate, (y - size).coordinate, (y + size).coordinate
    )
    switch index {
    case 0: add("circle", [("cx", .number(x)), ("cy", .number(y)), ("r", .number(size)), ("class", .text(style))])
    case 1: path("M\(left) \(top)L\(right) \(bottom)M\(left) \(bottom)L\(right) \(top)")
    case 2: path("M\(left) \(y.coordinate)H\(right)M\(x.coordinate) \(top)V\(bottom)")
    case 3:
      add("path", [("d", .text("M\(left) \(bottom)L\(x.coordinate) \(top)L\(right) \(bottom)Z")), ("class", .text(style))])
    case 4:
      add(
        "rect",
        [
          ("x", .number(x - size)), ("y", .number(y - size)), ("width", .number(2 * size)), ("height", .number(2 * size)),
          ("class", .text(style)),
        ])
    default: text(String(Glyphs.letter(index - 5)), x: x, y: y + 4, anchor: .middle, style: "small")
    }
  }
}

extension Double {
  /// The number rounded to hundredths without trailing zeros, kept within what every viewer can draw.
  var coordinate: String {
    let clamped = Swift.min(Swift.max(isFinite ? self : 0, -1e5), 1e5)
    let text = clamped.text(digits: 2)
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text.hasSuffix("0") ? String(text.dropLast()) : text
  }
}

extension String {
  /// The width of the text in a usual sans-serif font of `size` units, rather too great than too small.
  func estimatedWidth(size: Double) -> Double {
    size
      * reduce(0.0) { width, character in
        switch character.displayWidth {
        case 0: return width
        case 2: return width + 1.05
        default: break
        }
        if "iljtfrI.,:;'|!()[]/ ".contains(character) { return width + 0.38 }
        if "mwMW@%—…".contains(character) { return width + 0.98 }
        return width + (character.isUppercase || "+=±<>~→≤≥−&#".contains(character) ? 0.76 : 0.62)
      }
  }

  /// The words on lines of at most `room` units in a font of `size` units.
  func wrapped(toRoom room: Double, size: Double) -> [String] {
    // Columns first, then fewer of them until the widest line fits.
    var columns = max(Int(room / (0.45 * size)), 4)
    while true {
      let lines = wrapped(to: columns, breaksLongWords: true)
      let widest = lines.map { $0.estimatedWidth(size: size) }.max() ?? 0
      if widest <= room || columns <= 4 { return lines }
      columns = max(min(columns - 1, Int(Double(columns) * room / widest) + 2), 4)
    }
  }

  /// The text as XML character data: mark-up escaped, and the control characters that XML forbids written out.
  var xmlEscaped: String {
    var result = ""
    for scalar in withoutControlCharacters.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
