public import NumericCore

/// A classifier's posterior probabilities under other shares of the classes, by Bayes' rule.
///
/// Where P(X | Y) is the same in both domains,
///
///     P_T(y | x) = P_S(y | x) w_y / Σ_k P_S(k | x) w_k,   w_y = P_T(y) / P_S(y).
///
/// Of a logistic classifier only the intercepts move, each by ln w_y. It does not say how to know P_T(y).
///
/// Source: M. Saerens, P. Latinne and C. Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities",
/// Neural Computation 14 (2002), 21–41.
public struct PriorCorrection: Sendable, Hashable {
  /// w, one a class.
  public let weights: [Double]

  /// The correction from the source's shares to the target's.
  ///
  /// - Precondition: as many shares in both, none negative.
  /// - Throws: `missingClass` where a share of the source is 0, `notShares` where either do not sum to 1, `nonFinite`.
  public init(from source: [Double], to target: [Double]) throws(LabelShiftError) {
    precondition(source.count == target.count, "A correction needs a share of each class in both domains.")
    precondition((source + target).allSatisfy { !($0 < 0) }, "Shares are not negative.")
    try checkShares(source)
    try checkShares(target)
    if let missing = source.firstIndex(of: 0) { throw .missingClass(missing) }
    weights = zip(target, source).map { $0 / $1 }
  }

  /// The posteriors of one example, corrected.
  ///
  /// - Precondition: one probability a class, and a class of positive weight has a positive one.
  public func callAsFunction(_ posteriors: [Double]) -> [Double] {
    precondition(posteriors.count == weights.count, "A correction needs one probability a class.")
    let products = zip(posteriors, weights).map { $0 * $1 }
    let sum = products.sum()
    precondition(sum > 0, "A correction needs a possible class.")
    return products.map { $0 / sum }
  }

  /// The most probable class of each row after the correction, the first of equals.
  ///
  /// - Parameter posteriors: `n × K`.
  public func predictedClasses(of posteriors: Matrix) -> [Int] {
    precondition(posteriors.columnCount == weights.count, "A correction needs one probability a class.")
    var products = posteriors
    products.transformRows { _, row in
      for column in 0..<row.count { row[column] *= weights[column] }
    }
    return products.largestColumns
  }
}
