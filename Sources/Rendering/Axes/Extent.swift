internal import Report

/// The range of the finite values seen so far, and how many values could not be shown.
package struct Extent: Sendable, Hashable {
  /// The least finite value; infinity before the first.
  package private(set) var lower = Double.infinity
  /// The greatest finite value; minus infinity before the first.
  package private(set) var upper = -Double.infinity
  /// The number of values included.
  package private(set) var count = 0

  /// The extent of `values`, those that are not finite left out.
  package init(_ values: some Sequence<Double> = EmptyCollection()) {
    for value in values { include(value) }
  }

  /// Widens the range to `value`; a value that is not finite changes nothing.
  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = min(lower, value)
    upper = max(upper, value)
    count += 1
  }

  /// Widens the range by a thirtieth on both sides, so that no marker touches the frame.
  mutating func pad(on axis: Axis) {
    guard axis.scale == .linear, lower < upper, (upper - lower).magnitude < 1e300 else { return }
    let margin = (upper - lower) / 30
    (lower, upper) = (lower - margin, upper + margin)
  }

  /// Widens the range to a reference line unless that would leave the data less than a fifth of it.
  mutating func includeNear(_ value: Double, on axis: Axis) {
    guard axis.hasPlace(for: value), lower <= upper else { return }
    if axis.scale == .logarithmic {
      let span = upper.commonLogarithm - lower.commonLogarithm
      let far = max(value.commonLogarithm - upper.commonLogarithm, lower.commonLogarithm - value.commonLogarithm)
      if far <= max(4 * span, 1) { include(value) }
    } else if lower == upper || max(value - upper, lower - value) <= 4 * (upper - lower) {
      include(value)
    }
  }
}

extension Axis {
  /// Whether `value` can be shown on the axis: it is finite, and positive on a logarithmic scale.
  func hasPlace(for value: Double) -> Bool { value.isFinite && (scale == .linear || value > 0) }
}

/// Why a figure cannot be drawn, as the sentence that stands in its place.
package struct Undrawable: Error, Sendable, Hashable {
  /// The sentence.
  package let sentence: String

  /// The reason, as a whole sentence.
  package init(sentence: String) { self.sentence = sentence }
}
