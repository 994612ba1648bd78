extension JSONValue: CustomStringConvertible {
  /// The document on one line.
  public var description: String { text(indented: false) }

  /// The document as valid JSON text, without a newline at its end.
  ///
  /// With `indented`, lists of plain values and what is at most a hundred characters long stay on one line; everything else has a
  /// line of its own, indented by two blanks.
  public func text(indented: Bool = true) -> String {
    var writer = JSONWriter(isIndented: indented)
    writer.write(self, depth: 0)
    return writer.text
  }
}

private struct JSONWriter {
  let isIndented: Bool
  private(set) var text = ""

  init(isIndented: Bool) { self.isIndented = isIndented }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .unsigned(let number): text += String(number)
    case .number(let number): text += number.jsonText
    case .string(let words): write(words)
    case .array(let elements):
      let isFlat = elements.allSatisfy(\.isPlain) || value.isShort
      list("[", elements, "]", depth, isFlat: isFlat) { writer, element in writer.write(element, depth: depth + 1) }
    case .object(let members):
      list("{", members, "}", depth, isFlat: depth > 0 && value.isShort) { writer, member in
        writer.write(member.name)
        writer.text += writer.isIndented ? ": " : ":"
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func list<Element>(
    _ open: String, _ elements: [Element], _ close: String, _ depth: Int, isFlat: Bool,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    let breaksLines = isIndented && !isFlat && !elements.isEmpty
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += isIndented && !breaksLines ? ", " : "," }
      if breaksLines { newLine(depth + 1) }
      body(&self, element)
    }
    if breaksLines { newLine(depth) }
    text += close
  }

  private mutating func newLine(_ depth: Int) { text += "\n" + String(repeating: "  ", count: depth) }

  private mutating func write(_ words: String) {
    text += "\""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029 {
          let code = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}

extension JSONValue {
  /// Whether the value fits on a line.
  fileprivate var isShort: Bool { remainder(of: 100) != nil }

  /// What is left of `room` characters after the value (escapes not counted), nil where it does not fit; stops as soon as it is
  /// clear.
  private func remainder(of room: Int) -> Int? {
    let left: Int? =
      switch self {
      case .null, .bool: room - 4
      case .integer(let number): room - String(number).utf8.count
      case .unsigned(let number): room - String(number).utf8.count
      case .number(let number): room - number.jsonText.utf8.count
      case .string(let words): room - words.count - 2
      case .array(let elements):
        elements.reduce(Optional(room - 2)) { left, element in left.flatMap { element.remainder(of: $0 - 2) } }
      case .object(let members):
        members.reduce(Optional(room - 2)) { left, member in left.flatMap { member.value.remainder(of: $0 - member.name.count - 6) }
        }
      }
    return left.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// Whether the value has no parts.
  fileprivate var isPlain: Bool {
    switch self {
    case .null, .bool, .integer, .unsigned, .number, .string: true
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    }
  }
}

extension Double {
  /// The shortest decimal that reads back as an equal double, or `null`; whole numbers without `.0`, and no sign before zero.
  var jsonText: String {
    guard isFinite else { return "null" }
    if self == 0 { return "0" }
    let shortest = description
    return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
  }
}
