public import NumericCore

/// In how many repeated samples ½ d_HΔH is at most its estimate ½ d̂_HΔH and an allowance.
public struct EstimateCoverage: Sendable, Hashable {
  /// The samples in which it is.
  public let coveredCount: Int
  /// All samples.
  public let sampleCount: Int

  /// Counts the samples that are covered.
  ///
  /// - Parameter errors: ½ d̂_HΔH − ½ d_HΔH of each sample.
  /// - Precondition: there is a sample.
  public init(of errors: [Double], allowance: Double) {
    precondition(!errors.isEmpty, "A coverage is a share of samples.")
    (coveredCount, sampleCount) = (errors.count { $0 >= -allowance }, errors.count)
  }

  /// The share that is covered.
  public var share: Double { Double(coveredCount) / Double(sampleCount) }

  /// The probability of being covered, at level 0.95, for independent samples.
  public var interval: ConfidenceInterval { .clopperPearson(successes: coveredCount, trials: sampleCount, level: 0.95) }
}
