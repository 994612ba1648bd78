import Learning
import NumericCore
import Transfer

/// A covariate shift under which weights turn a perfect classifier into one that is always wrong.
///
/// Nine source points −10 … −2 are labelled 1, one at 1 is labelled 0; the target's points 0, 0.2, 0.4, 0.6 are labelled 1. The labels are one function
/// of the point, and h ≡ 1 errs on one source point in ten and on no target point. The target lies outside the source's support, next to the one
/// exception: kernel mean matching puts nearly all weight there, and the best threshold 1[x ≥ t] becomes h ≡ 0 left of 1.
struct HarmfulReweighting: Sendable, Hashable {
  static let sourcePoints: [Double] = [-10, -9, -8, -7, -6, -5, -4, -3, -2, 1]
  static let sourceLabels: [Bool] = sourcePoints.map { $0 < 0 }
  static let targetPoints = [0, 0.2, 0.4, 0.6]

  /// The target risk of the best threshold without weights.
  let unweightedTargetRisk: Double
  /// The target risk of the best threshold with the weights.
  let weightedTargetRisk: Double
  /// The share of the weight on the exception.
  let exceptionShare: Double

  init() throws(LearningError) {
    func column(_ points: [Double]) -> Matrix { Matrix(rowCount: points.count, columnCount: 1, elements: points) }
    let matching = try KernelMeanMatching(
      source: column(Self.sourcePoints), target: column(Self.targetPoints), kernel: .gaussian(bandwidth: 1))
    unweightedTargetRisk = Self.targetRisk(ofBest: Self.sourcePoints.map { _ in 1 })
    weightedTargetRisk = Self.targetRisk(ofBest: matching.weights.values)
    exceptionShare = (matching.weights.values.last ?? 0) / matching.weights.values.reduce(0, +)
  }

  /// The target risk of the threshold 1[x ≥ t] of least weighted source risk; it is unique here, up to thresholds that label all points alike.
  static func targetRisk(ofBest weights: [Double]) -> Double {
    let cuts = [-.infinity] + sourcePoints.map { $0 + 0.5 }
    let risks = cuts.map { cut in
      zip(sourcePoints.indices, weights).reduce(0) { (sourcePoints[$1.0] >= cut) == sourceLabels[$1.0] ? $0 : $0 + $1.1 }
    }
    let best = risks.indices.min { risks[$0] < risks[$1] } ?? 0
    return Double(targetPoints.count { $0 < cuts[best] }) / Double(targetPoints.count)
  }
}
