internal import Report

/// How dots become characters.
enum DotGlyphs: Sendable, Hashable {
  /// Quadrants, 2×2 dots a cell.
  case block
  /// Braille patterns, 2×4 dots a cell.
  case braille
  /// `'`, `-` and `.` for the upper, middle and lower third of a cell.
  case ascii

  /// The dots that a cell has from left to right.
  var across: Int { self == .ascii ? 1 : 2 }

  /// The dots that a cell has from top to bottom.
  var down: Int {
    switch self {
    case .block: 2
    case .braille: 4
    case .ascii: 3
    }
  }

  /// The bit of the dot in column `x` and row `y` of its cell.
  func bit(_ x: Int, _ y: Int) -> UInt8 {
    switch self {
    case .block: 1 << UInt8(2 * y + x)
    // Braille numbers its dots down the left column, then down the right one; the fourth row came later and has the high bits.
    case .braille: [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80][2 * y + x]
    case .ascii: 1 << UInt8(y)
    }
  }

  /// The character of a cell with these dots.
  func character(_ mask: UInt8) -> Character {
    switch self {
    case .block: Self.quadrants[Int(mask & 0xF)]
    case .braille: Unicode.Scalar(0x2800 + UInt32(mask)).map(Character.init) ?? " "
    case .ascii: Self.thirds[Int(mask & 0x7)]
    }
  }

  /// By upper left, upper right, lower left and lower right, the first the lowest bit.
  private static let quadrants: [Character] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
  /// By upper, middle and lower third, the first the lowest bit.
  private static let thirds: [Character] = [" ", "'", "-", "'", ".", ":", ".", "|"]
}
