/// Thresholds on coin labels: the least bound on the largest deviation that is right, beside those of the theory.
public struct CoinLabelBounds: Sendable {
  /// The law of the largest deviation.
  public let law: CoinLabelDeviation
  /// δ.
  public let failureProbability: Double

  /// The bounds for a law.
  ///
  /// - Precondition: 0 < δ < 1.
  public init(law: CoinLabelDeviation, failureProbability: Double) {
    self.law = law
    self.failureProbability = failureProbability
  }

  /// The least ε that the deviation exceeds with probability at most δ.
  public var least: Double { law.quantile(failureProbability: failureProbability) }

  /// The bound of Vapnik and Chervonenkis, for d = 1.
  public var vapnikChervonenkis: Double {
    uniformDeviation(vcDimension: 1, sampleSize: law.sampleSize, failureProbability: failureProbability)
  }

  /// The bound by Rademacher complexity.
  public var rademacher: Double {
    rademacherDeviation(
      complexity: RademacherComplexity.thresholds(pointCount: law.sampleSize), sampleSize: law.sampleSize,
      failureProbability: failureProbability)
  }
}
