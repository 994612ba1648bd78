/// An interval that covers the unknown quantity with at least, or about, the probability `level` over repetitions of the sampling.
public struct ConfidenceInterval: Sendable, Hashable {
  /// How an interval was made; this decides what it needs and what it promises.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Student's t for a mean; exact for normal data, approximate for others.
    case student = "Student"
    /// Wilson's score interval for a probability; its coverage is close to the level on average.
    case wilson = "Wilson"
    /// Clopper and Pearson's interval for a probability; its coverage is never below the level.
    case clopperPearson = "Clopper–Pearson"
    /// Hoeffding's inequality for a mean of bounded values; its coverage is never below the level.
    case hoeffding = "Hoeffding"
    /// Percentiles of the bootstrap distribution; approximate.
    case bootstrapPercentile = "bootstrap percentile"
    /// Percentiles of the bootstrap distribution, corrected for bias and acceleration; approximate, to a higher order.
    case bootstrapBCa = "bootstrap BCa"
  }

  /// The lower end.
  public let lower: Double
  /// The upper end, not below `lower`.
  public let upper: Double
  /// The nominal probability of coverage, between 0 and 1.
  public let level: Double
  /// How the interval was made.
  public let method: Method

  /// An interval from its parts.
  ///
  /// - Precondition: `lower` is not above `upper`, neither is NaN, and the level is between 0 and 1.
  public init(lower: Double, upper: Double, level: Double, method: Method) {
    precondition(lower <= upper, "An interval from \(lower) to \(upper) is none.")
    requireLevel(level)
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }

  /// Whether the interval contains a value; its ends belong to it.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The distance of the ends.
  public var width: Double { upper - lower }
}

/// Traps unless the level is strictly between 0 and 1.
func requireLevel(_ level: Double) {
  precondition(0 < level && level < 1, "A confidence level lies strictly between 0 and 1, and \(level) does not.")
}
