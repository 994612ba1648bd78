internal import Report

/// The characters that figures are made of on one canvas, all one column wide.
struct Glyphs: Sendable, Hashable {
  /// Whether there are box-drawing characters.
  let isBoxed: Bool
  /// Dots for lines.
  let dots: DotGlyphs
  /// Axis lines and ticks.
  let vertical: Character, horizontal: Character, corner: Character, leftTick: Character, bottomTick: Character
  /// Reference lines.
  let horizontalReference: Character, verticalReference: Character
  /// The fillings of stacked bars, in order.
  let fills: [Character]
  /// The area of a band.
  let band: Character
  /// The ends of an interval.
  let intervalLeft: Character, intervalRight: Character
  /// The half of a filled cell, its left and its lower one.
  let leftHalf: Character?, lowerHalf: Character?

  /// The characters of `canvas`; those of ASCII where nothing is drawn.
  init(_ canvas: RenderingStyle.Canvas) {
    isBoxed = canvas == .block || canvas == .braille
    dots = canvas == .block ? .block : canvas == .braille ? .braille : .ascii
    (vertical, horizontal, corner) = isBoxed ? ("│", "─", "└") : ("|", "-", "+")
    (leftTick, bottomTick) = isBoxed ? ("┤", "┬") : ("+", "+")
    (horizontalReference, verticalReference) = isBoxed ? ("╌", "┊") : ("~", ":")
    fills = isBoxed ? ["█", "▒", "▓", "░", "▚"] : ["#", "=", "+", ".", "%"]
    band = isBoxed ? "░" : ","
    (intervalLeft, intervalRight) = isBoxed ? ("├", "┤") : ("|", "|")
    (leftHalf, lowerHalf) = isBoxed ? ("▌", "▄") : (nil, nil)
  }

  /// The markers of series, in order.
  static let markers: [Character] = ["o", "x", "+", "*", "#"]
  /// The marker of the series or category with this index: letters where the five markers do not suffice.
  static func marker(_ index: Int) -> Character {
    let letters: [Character] = Array("ABCDEFGHIJKLMNOPQRSTUVWYZ")
    return index < markers.count ? markers[max(0, index)] : letters[(index - markers.count) % letters.count]
  }

  /// The filling of the part with this index.
  func fill(_ index: Int) -> Character { index < fills.count ? fills[max(0, index)] : Self.marker(index) }

  /// Where markers of several series fall into one cell.
  static let collision: Character = "&"
  /// The most series in one drawing; more become small multiples.
  static let seriesLimit = 5
}
