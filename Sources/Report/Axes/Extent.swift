/// The range of the finite values seen so far, and how many values could not be shown.
struct Extent: Sendable, Hashable {
  /// The least finite value; infinity before the first.
  private(set) var lower = Double.infinity
  /// The greatest finite value; minus infinity before the first.
  private(set) var upper = -Double.infinity
  /// The number of values included.
  private(set) var count = 0

  /// The extent of `values`, those that are not finite left out.
  init(_ values: some Sequence<Double> = EmptyCollection()) {
    for value in values { include(value) }
  }

  /// Widens the range to `value`; a value that is not finite changes nothing.
  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = min(lower, value)
    upper = max(upper, value)
    count += 1
  }
}

/// Why a figure cannot be drawn, as the sentence that stands in its place.
struct Undrawable: Error, Sendable, Hashable {
  /// The sentence.
  let sentence: String
}
