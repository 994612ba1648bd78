internal import CProduct

extension [Float] {
  /// Replaces each element x in `range` by eˣ, to within 2 units in the last place.
  ///
  /// Arguments are limited to −87 … 88, beyond which a result would leave the normal numbers; NaN stays NaN. The same bits on every
  /// processor.
  ///
  /// - Precondition: `range` lies within the array.
  ///
  /// Source: W. J. Cody and W. Waite, "Software manual for the elementary functions" (1980), for the reduction in two steps.
  public mutating func exponentiate(_ range: Range<Int>) {
    require(range)
    withMutablePointer(at: range.lowerBound) { transferlab_exponentiate_singles($0, range.count) }
  }

  /// Replaces each element x in `range` by tanh x = 1 − 2 / (e²ˣ + 1), to within 2 · 10⁻⁷; the same bits on every processor.
  ///
  /// - Precondition: `range` lies within the array.
  public mutating func takeHyperbolicTangents(_ range: Range<Int>) {
    require(range)
    withMutablePointer(at: range.lowerBound) { transferlab_take_tangents($0, range.count) }
  }
}
