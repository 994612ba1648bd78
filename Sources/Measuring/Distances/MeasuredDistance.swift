/// A distance between two samples, with what chance alone would do.
public struct MeasuredDistance: Sendable, Hashable {
  /// An interval of 95 % for the distance of the populations, by the basic bootstrap.
  public struct Interval: Sendable, Hashable {
    /// The lower end, at least 0 but for the proxy A-distance.
    public let lower: Double
    /// The upper end.
    public let upper: Double
  }

  /// The distance of the samples.
  public let value: Double
  /// The probability of a distance at least as large if both samples came from one distribution.
  public let pValue: Double
  /// What the resamples leave of the uncertainty; nil where the bootstrap does not promise anything: for exact transport in several
  /// dimensions.
  public let interval: Interval?

  /// The distance in another unit, of which one is `unit` of this.
  func scaled(by unit: Double) -> MeasuredDistance {
    MeasuredDistance(
      value: unit * value, pValue: pValue, interval: interval.map { .init(lower: unit * $0.lower, upper: unit * $0.upper) })
  }
}
