public import NumericCore

/// Two samples that may be thrown together: whether that lowers the risk of the target's mean.
public struct PoolingCase: Sendable, Hashable {
  /// b, how far the source's mean lies from the target's, and the variance of an example.
  public let mean: PooledMean
  /// n_S.
  public let sourceCount: Int
  /// n_T.
  public let targetCount: Int

  /// A case.
  ///
  /// - Precondition: both counts are positive.
  public init(_ mean: PooledMean, sourceCount: Int, targetCount: Int) {
    precondition(sourceCount > 0 && targetCount > 0, "Pooling needs examples of both.")
    (self.mean, self.sourceCount, self.targetCount) = (mean, sourceCount, targetCount)
  }

  /// The risk of both samples together less that of the target's alone.
  public var change: Rational {
    mean.risk(sourceCount: sourceCount, targetCount: targetCount) - mean.noise / Rational(targetCount)
  }
  /// Whether pooling lowers the risk.
  public var helps: Bool { change < 0 }
  /// Whether it should, by the condition b² < σ² (1/n_S + 1/n_T).
  public var shouldHelp: Bool {
    mean.bias * mean.bias < mean.squaredCrossover(sourceCount: sourceCount, targetCount: targetCount)
  }

  /// The counts of ``family``.
  public static let counts = [1, 2, 5, 20, 100, 1000]
  /// What a statement about every source and target is tried on: b = 0 … 1 in units of σ, and every two of ``counts``.
  public static let family = counts.flatMap { source in
    counts.flatMap { target in
      [0, 1, 5, 10, 20].map { PoolingCase(PooledMean(bias: Rational($0, 20)), sourceCount: source, targetCount: target) }
    }
  }

  /// The sources among `cases`, a bias with a number of examples, and how many of them help some number of target examples and harm
  /// another.
  public static func turningSources(among cases: [PoolingCase]) -> (turning: Int, all: Int) {
    struct Source: Hashable {
      let mean: PooledMean
      let count: Int
    }
    let changes = Dictionary(grouping: cases) { Source(mean: $0.mean, count: $0.sourceCount) }.values.map { $0.map(\.change) }
    return (changes.count { changes in changes.contains { $0 > 0 } && changes.contains { $0 < 0 } }, changes.count)
  }
}
