public import NumericCore

/// How well a class follows random signs on n points: the expectation over σ, uniform on {−1, 1}ⁿ, of
///
///     sup over h of (1/n) Σ σ_i h(x_i),   h(x) in {0, 1}.
///
/// No absolute value and no factor 2. For labels −1 and 1 it is twice as large; the losses 1[h(x) ≠ y] of the class have the same
/// complexity as its labels 0 and 1, whatever y is, because σ_i(1 − 2y_i) is as random as σ_i. Bartlett and Mendelson's
/// R_n has the absolute value and a factor 2, with labels −1 and 1.
///
/// Source: P. L. Bartlett and S. Mendelson, "Rademacher and Gaussian complexities: risk bounds and structural results", Journal of
/// Machine Learning Research 3 (2002).
public enum RademacherComplexity: Sendable {
  /// Over all 2ⁿ signs, exactly.
  ///
  /// - Precondition: there are 1 to 20 points.
  /// - Complexity: 2ⁿ maximisations.
  public static func exact(of hypotheses: some SetClass, pointCount: Int) -> Rational {
    precondition(1...20 ~= pointCount, "All signs are tried on 1 to 20 points.")
    let sum = (0..<1 << pointCount).reduce(0) { sum, signs in
      sum + hypotheses.best(gains: (0..<pointCount).map { signs >> $0 & 1 == 1 ? 1 : -1 }).gain
    }
    return Rational(sum, pointCount << pointCount)
  }

  /// Of one-sided thresholds on n different points of a line: E max(0, S₁, …, S_n)/n for a fair walk S, which by Spitzer's identity
  /// is Σ over k ≤ n of E|S_k|/(2kn). It tends to √(2/(πn)).
  ///
  /// - Precondition: there is a point.
  /// - Complexity: O(*n*).
  public static func thresholds(pointCount: Int) -> Double {
    precondition(pointCount > 0, "A complexity is of at least one point.")
    // E|S₁| = E|S₂| = 1, and E|S_{2m+1}| = E|S_{2m+2}| = E|S_{2m}| (2m + 1)/(2m).
    var (magnitude, sum) = (1.0, 0.0)
    for step in 1...pointCount {
      if step > 1, !step.isMultiple(of: 2) { magnitude *= Double(step) / Double(step - 1) }
      sum += magnitude / Double(2 * step)
    }
    return sum / Double(pointCount)
  }

  /// The mean over random signs.
  ///
  /// - Precondition: there is a draw and a point.
  public static func estimate(
    of hypotheses: some SetClass, pointCount: Int, draws: Int, from random: RandomSource
  ) -> Double {
    precondition(draws > 0 && pointCount > 0, "An estimate needs a draw and a point.")
    let sum = (0..<draws).reduce(0) { sum, _ in
      sum + hypotheses.best(gains: (0..<pointCount).map { _ in random.bernoulli(0.5) ? 1 : -1 }).gain
    }
    return Double(sum) / Double(draws * pointCount)
  }
}

/// How far the risk of any hypothesis can be above its empirical risk on n examples, by the class's Rademacher complexity on the
/// distribution at hand: with probability at least 1 − δ, for every h at once,
///
///     R(h) ≤ R̂(h) + 2 Rad + √(ln(1/δ)/(2n)),   Rad in the mean over samples.
///
/// The 2 is the price of symmetrisation; the root is McDiarmid's inequality.
///
/// Source: P. L. Bartlett and S. Mendelson (2002), Theorem 5 (a), there with labels −1 and 1 and an absolute value.
///
/// - Parameter complexity: Rad of ``RademacherComplexity``, in 0…1.
/// - Precondition: the complexity is not negative, there is an example, and 0 < δ < 1.
public func rademacherDeviation(complexity: Double, sampleSize: Int, failureProbability: Double) -> Double {
  precondition(complexity >= 0 && sampleSize > 0, "A complexity is not negative, and a sample has an example.")
  return 2 * complexity
    + hoeffdingDeviation(squaredRange: 1 / Double(sampleSize), failureProbability: failureProbability)
}

/// The same with the complexity of the sample itself, which moves by at most 1/n with an example: 2 R̂ad + 3 √(ln(2/δ)/(2n)).
///
/// - Precondition: as for ``rademacherDeviation(complexity:sampleSize:failureProbability:)``.
public func empiricalRademacherDeviation(complexity: Double, sampleSize: Int, failureProbability: Double) -> Double {
  precondition(complexity >= 0 && sampleSize > 0, "A complexity is not negative, and a sample has an example.")
  return 2 * complexity
    + 3 * hoeffdingDeviation(squaredRange: 1 / Double(sampleSize), failureProbability: failureProbability / 2)
}
