internal import NumericCore

/// What statements about the best weight are tried by.
extension AlphaWeightedMean {
  /// The target counts of ``family``: 42 and 43 lie to either side of where the bound drops a source that is off by 3/10.
  public static let counts = [1, 5, 20, 42, 43, 100, 1000, 10_000]
  /// What a statement about every b, n_S and n_T is tried on: b = 1/100 … 5 in units of σ, and samples of 1 … 10,000.
  public static let family = [Rational(1, 100), Rational(1, 10), Rational(3, 10), 1, 5].flatMap { bias in
    [1, 10, 1000, 10_000].flatMap { sources in counts.map { AlphaWeightedMean(bias: bias, sourceCount: sources, targetCount: $0) } }
  }

  /// The bound |error| ≤ 1.96 √(α²/n_T + (1 − α)²/n_S) + (1 − α) b, which holds with probability 95 % or more at every α: of normal
  /// errors 95 % are below 1.96 standard errors.
  public var normalBound: AlphaWeightedBound {
    AlphaWeightedBound(deviation: 1.96, gap: bias.doubleValue, sourceCount: sourceCount, targetCount: targetCount)
  }

  /// Whether the risk at a weight is ``leastRisk``, and that of its neighbours a thousandth to either side more.
  public func isLeast(at alpha: Double) -> Bool {
    let least = leastRisk.doubleValue
    return abs(risk(alpha) / least - 1) < 1e-12 && [-0.001, 0.001].allSatisfy { risk(alpha + $0) > least }
  }
}

extension AlphaWeightedBound {
  /// The least value of the bound on a grid of 2001 weights less its value at `alpha`: at least 0 at the best weight.
  public func margin(at alpha: Double) -> Double {
    (0...2000).map { value(Double($0) / 2000) }.reduce(.infinity, min) - value(alpha)
  }

  /// The same with c times `factor`.
  public func scalingDeviation(by factor: Double) -> AlphaWeightedBound {
    AlphaWeightedBound(deviation: factor * deviation, gap: gap, sourceCount: sourceCount, targetCount: targetCount)
  }
}
