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
  /// The area of a band; where no character is light enough, error bars at the markers stand for it.
  let band: Character?
  /// The ends of an interval.
  let intervalLeft: Character, intervalRight: Character
  /// A cell filled from below, lowest first, full last.
  let levels: [Character]
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
    band = isBoxed ? "░" : nil
    markers = isBoxed ? ["●", "□", "▲", "◊", "■"] : ["o", "x", "+", "*", "#"]
    (intervalLeft, intervalRight) = isBoxed ? ("├", "┤") : ("|", "|")
    levels = isBoxed ? Array("▁▂▃▄▅▆▇█") : [".", ":", "#"]
    (leftHalf, lowerHalf) = isBoxed ? ("▌", "▄") : (nil, nil)
  }

  /// The markers of series, in order; among blocks letters would not be seen.
  let markers: [Character]

  /// The marker of the series or category with this index: letters where the five markers do not suffice.
  func marker(_ index: Int) -> Character { index < markers.count ? markers[max(0, index)] : Self.letter(index - markers.count) }

  /// A letter for what has no mark of its own.
  static func letter(_ index: Int) -> Character {
    let letters: [Character] = Array("ABCDEFGHIJKLMNOPQRSTUVWYZ")
    return letters[max(0, index) % letters.count]
  }

  /// The filling of the part with this index.
  func fill(_ index: Int) -> Character { index < fills.count ? fills[max(0, index)] : Self.letter(index - fills.count) }

  /// Where markers of several series fall into one cell.
  static let collision: Character = "&"
  /// The most series in one drawing; more become small multiples.
  static let seriesLimit = 5
}
