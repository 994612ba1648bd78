internal import NumericCore

/// The target's shares of classes from what a classifier predicts there: black-box shift estimation (BBSE).
///
/// Where P(X | Y) is the same in both domains, the target's predictions have the shares
///
///     μ = C w,   C_ij = P_S(h = i, Y = j),   w_j = P_T(j)/P_S(j),
///
/// so that w = C⁻¹ μ and P_T(j) = P_S(j) w_j, whatever h is, if only C has an inverse. The shares sum to 1; with sampled C and μ
/// some may be negative, which is reported and not hidden. If P(X | Y) differs, the result means nothing, and does not say so.
///
/// Source: Z. C. Lipton, Y.-X. Wang and A. J. Smola, "Detecting and correcting for label shift with black box predictors", ICML
/// 2018, PMLR 80, 3122–3130, section 4, equation 1.
public struct BlackBoxShiftEstimate: Sendable, Hashable {
  /// w, one a class.
  public let weights: [Double]
  /// The estimate of P_T(y), one a class.
  public let shares: [Double]
  /// The standard error of each share to first order in the sampling errors of C and μ; nil where these are probabilities.
  public let standardErrors: [Double]?
  /// The smallest singular value of C: the sampling error of μ is amplified by up to its inverse.
  public let smallestSingularValue: Double

  /// Whether all shares are possible ones.
  public var isFeasible: Bool { shares.allSatisfy { $0 >= 0 } }

  /// The shares with negative ones set to 0 and the others scaled to sum to 1.
  ///
  /// Clipping alone, as in the source's Algorithm 1, leaves weights whose mean over the source exceeds 1.
  public var feasibleShares: [Double] {
    let clipped = shares.map { max(0, $0) }
    let sum = clipped.sum()
    return clipped.map { $0 / sum }
  }

  /// Solves for the weights.
  ///
  /// - Parameters:
  ///   - confusion: of the source, from examples that the classifier was not trained on.
  ///   - predictedShares: μ, the shares of the target's predictions.
  ///   - targetCount: the examples behind μ; nil for probabilities.
  /// - Precondition: one share a class.
  /// - Throws: `notShares` where C or μ does not sum to 1, `missingClass` where the source lacks a class, `singularConfusion` where
  ///   C has no inverse to within rounding.
  /// - Complexity: O(*K*⁴) for *K* classes with standard errors, O(*K*³) without.
  public init(
    confusion: ConfusionMatrix, predictedShares: [Double], targetCount: Int? = nil
  ) throws(LabelShiftError) {
    let count = confusion.classCount
    precondition(predictedShares.count == count, "An estimate needs the share of each predicted class.")
    try checkShares(confusion.shares)
    try checkShares(predictedShares)
    if let missing = confusion.shares.firstIndex(of: 0) { throw .missingClass(missing) }
    let decomposition: SingularValueDecomposition
    do { decomposition = try SingularValueDecomposition(confusion.joint) } catch { throw .nonFinite }
    smallestSingularValue = decomposition.values[count - 1]
    // Entries of C that are counts over n are off by rounding alone.
    guard smallestSingularValue > 8 * Double(count) * .ulpOfOne * decomposition.values[0] else {
      throw .singularConfusion(smallestSingularValue: smallestSingularValue)
    }
    let weights = decomposition.leastSquares(predictedShares)
    self.weights = weights
    shares = zip(confusion.shares, weights).map { $0 * $1 }
    if let sourceCount = confusion.exampleCount, let targetCount {
      standardErrors = Self.standardErrors(
        confusion, predictedShares, weights, decomposition, sourceCount: Double(sourceCount), targetCount: Double(targetCount))
    } else {
      standardErrors = nil
    }
  }

  /// To first order P_T = diag(p) C⁻¹ μ moves by diag(p) C⁻¹ (dμ − dC w) + diag(w) dp, the sum of one term an example.
  private static func standardErrors(
    _ confusion: ConfusionMatrix, _ predictedShares: [Double], _ weights: [Double], _ decomposition: SingularValueDecomposition,
    sourceCount: Double, targetCount: Double
  ) -> [Double] {
    let count = weights.count
    // The columns of diag(p) C⁻¹.
    let columns = (0..<count).map { column -> [Double] in
      var unit = Array(repeating: 0.0, count: count)
      unit[column] = 1
      return zip(confusion.shares, decomposition.leastSquares(unit)).map { $0 * $1 }
    }
    return (0..<count).map { share in
      // Of a target example that is predicted i, and of a source example that is predicted i and is of class j; the means are the
      // share itself, and 0.
      let target = (0..<count).map { predictedShares[$0] * columns[$0][share] * columns[$0][share] }.sum()
      let targetMean = (0..<count).map { predictedShares[$0] * columns[$0][share] }.sum()
      let source = (0..<count).map { row in
        (0..<count).map { column in
          let change = (column == share ? weights[column] : 0) - columns[row][share] * weights[column]
          return confusion.joint[row, column] * change * change
        }.sum()
      }.sum()
      return (max(0, target - targetMean * targetMean) / targetCount + source / sourceCount).squareRoot()
    }
  }
}
