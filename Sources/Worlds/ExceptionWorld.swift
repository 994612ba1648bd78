public import Learning
public import NumericCore

/// A covariate shift under which estimated weights turn a perfect classifier into one that is always wrong.
///
/// Nine source points −10 … −2 are labelled 1, one at 1 is labelled 0; the target's points 0, 0.2, 0.4, 0.6 are labelled 1. The
/// labels are one function of the point, and h ≡ 1 errs on one source point in ten and on no target point. The target lies outside
/// the source's support, next to the one exception: weights that follow the distance put nearly all weight there, and the best
/// threshold 1[x ≥ t] becomes h ≡ 0 left of 1.
public struct ExceptionWorld: Sendable, Hashable {
  /// The source, labelled; the exception is the last.
  public let source: Sample
  /// The target's points, all labelled 1.
  public let target: Matrix

  /// The world.
  public init() {
    let points: [Double] = [-10, -9, -8, -7, -6, -5, -4, -3, -2, 1]
    source = Sample(
      features: Matrix(rowCount: points.count, columnCount: 1, elements: points), labels: points.map { $0 < 0 ? 1 : 0 })
    target = Matrix(rowCount: 4, columnCount: 1, elements: [0, 0.2, 0.4, 0.6])
  }

  /// The target risk of the threshold 1[x ≥ t] of least weighted source risk, the lowest on a tie.
  ///
  /// - Precondition: there is one weight a source point.
  public func targetRisk(ofBest weights: [Double]) -> Double {
    precondition(weights.count == source.count, "There is one weight a source point.")
    let points = source.features.elements
    let cuts = [-.infinity] + points.map { $0 + 0.5 }
    func risk(_ cut: Double) -> Double {
      zip(points, weights).reduce(0) { ($1.0 >= cut) == ($1.0 < 0) ? $0 : $0 + $1.1 }
    }
    let best = cuts.reduce(cuts[0]) { risk($1) < risk($0) ? $1 : $0 }
    return Double(target.elements.count { $0 < best }) / Double(target.rowCount)
  }
}
