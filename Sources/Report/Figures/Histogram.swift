/// Counts in equal bins.
public struct Histogram: Sendable, Hashable {
  /// The horizontal axis, that of the values.
  public let x: Axis
  /// The values, as they were measured.
  public let values: [Double]
  /// The number of bins; nil for the Freedman–Diaconis rule.
  public let binCount: Int?
  /// Vertical lines.
  public let references: [Reference]

  /// A histogram of `values`.
  public init(x: Axis, values: [Double], binCount: Int? = nil, references: [Reference] = []) {
    self.x = x
    self.values = values
    self.binCount = binCount
    self.references = references
  }
}
