public import NumericCore

/// A source and a target of the same two normal classes, in other shares: every error of a threshold in closed form.
public struct NormalLabelShift: Sendable, Hashable {
  /// The classes that both domains have.
  public let classes: NormalClasses
  /// P(Y = 1) on the source.
  public let source: Double
  /// P(Y = 1) on the target.
  public let target: Double

  /// - Precondition: both shares lie strictly between 0 and 1.
  public init(gap: Double, source: Double, target: Double) {
    precondition(source > 0 && source < 1 && target > 0 && target < 1, "Either domain has both classes.")
    (classes, self.source, self.target) = (NormalClasses(gap: gap), source, target)
  }

  /// The threshold of least error on the source.
  public var sourceThreshold: Double { classes.bestThreshold(positiveShare: source) }
  /// The threshold of least error on the target.
  public var targetThreshold: Double { classes.bestThreshold(positiveShare: target) }

  /// The error of a threshold on the target.
  public func targetError(_ threshold: Double) -> Double { classes.error(threshold: threshold, positiveShare: target) }

  /// The target error of the source's threshold.
  public var uncorrected: Double { targetError(sourceThreshold) }
  /// The target error of the threshold moved to the target's shares.
  public var corrected: Double { targetError(targetThreshold) }
  /// The target error of always answering the larger class.
  public var majority: Double { min(target, 1 - target) }

  /// The target error of the source's threshold where each domain's x is shifted and scaled to mean 0 and variance 1, as batch
  /// normalisation does with the statistics of each domain.
  public var normalised: Double {
    let (old, new) = (classes.moments(positiveShare: source), classes.moments(positiveShare: target))
    return targetError(new.mean + (sourceThreshold - old.mean) * (new.variance / old.variance).squareRoot())
  }

  /// P_S(h = i, Y = j) of the classifier 1[x > 0], `2 × 2`.
  public var confusion: Matrix {
    let hit = classes.distribution(of: 1).upperTail(0)
    return Matrix(rows: [[(1 - source) * hit, source * (1 - hit)], [(1 - source) * (1 - hit), source * hit]])
  }

  /// Whether no threshold of a grid over −10…10, which includes close neighbours, errs less on the target by more than `tolerance`.
  public func isLeast(at threshold: Double, tolerance: Double = 1e-12) -> Bool {
    let least = targetError(threshold) - tolerance
    let grid = (0...800).map { Double($0) / 40 - 10 } + [threshold - 0.01, threshold + 0.01]
    return grid.allSatisfy { targetError($0) >= least }
  }

  /// A hundred shifts, on which statements about every shift are tried.
  public static let family = [0.5, 1.5, 2, 3].flatMap { gap in
    let shares = [0.05, 0.2, 0.5, 0.7, 0.9]
    return shares.flatMap { source in shares.map { NormalLabelShift(gap: gap, source: source, target: $0) } }
  }
}
