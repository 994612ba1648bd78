public import NumericCore

/// A way to the target's shares of classes, from what is at hand: a classifier's confusion matrix, and its posteriors on the
/// target.
public enum LabelShiftMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// ``BlackBoxShiftEstimate``.
  case blackBox = "BBSE"
  /// ``RegularisedLabelShift`` with Δ = 1/√n, the size of the sampling error of C.
  case regularised = "RLLS"
  /// ``PriorExpectationMaximization``.
  case likelihood = "EM"

  /// The estimate of P_T(y): not negative, with sum 1.
  ///
  /// - Parameters:
  ///   - posteriors: P_S(y | x) of the target's examples, `n × K`; the classifier predicts the largest.
  ///   - sourceShares: P_S(y), that the posteriors are of.
  ///   - confusion: of the source, counted on examples that the classifier was not trained on.
  /// - Precondition: there is an example, and one posterior a class.
  /// - Throws: what the method throws.
  public func shares(
    posteriors: Matrix, sourceShares: [Double], confusion: ConfusionMatrix
  ) throws(LabelShiftError) -> [Double] {
    let predicted = classShares(posteriors.largestColumns, classCount: confusion.classCount)
    switch self {
    case .blackBox: return try BlackBoxShiftEstimate(confusion: confusion, predictedShares: predicted).feasibleShares
    case .regularised:
      let penalty = 1 / Double(confusion.exampleCount ?? posteriors.rowCount).squareRoot()
      let estimate = try RegularisedLabelShift(confusion: confusion, predictedShares: predicted, penalty: penalty)
      let clipped = estimate.shares.map { max(0, $0) }
      return clipped.map { $0 / clipped.sum() }
    case .likelihood:
      // A hundredth of a nat over the whole sample is far below what it can tell.
      return try PriorExpectationMaximization(
        PriorLikelihood(posteriors: posteriors, sourceShares: sourceShares), tolerance: 0.01 / Double(posteriors.rowCount)
      ).shares
    }
  }
}
