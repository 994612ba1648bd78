/// Why an optimal transport problem has no answer.
public enum TransportError: Error, Sendable, Hashable {
  /// The two sides of a transport problem.
  public enum Side: String, Sendable, Hashable {
    case source
    case target
  }

  /// A weight is negative, infinite or not a number.
  case invalidWeight(Double, side: Side, index: Int)
  /// The weights of one side sum to zero, or the side has no points.
  case noMass(side: Side)
  /// The two sides have different total mass.
  case unequalMass(source: Double, target: Double)
  /// A cost is not a number of usable size.
  case invalidCost(Double, source: Int, target: Int)
  /// The network simplex used up its pivots before it reached an optimum.
  case pivotLimitReached(limit: Int)
  /// Sinkhorn's iteration used up its budget before the marginals were met.
  case notConverged(iterationCount: Int, marginalError: Double, tolerance: Double)
}

extension TransportError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .invalidWeight(let weight, let side, let index):
      "The \(side) weight at position \(index) is \(weight); weights must be finite and not negative."
    case .noMass(let side):
      "The \(side) weights sum to zero; at least one point of each side must carry mass."
    case .unequalMass(let source, let target):
      "The source weights sum to \(source), the target weights to \(target); scale one side so that both carry the same mass."
    case .invalidCost(let cost, let source, let target):
      """
      The cost from source \(source) to target \(target) is \(cost); costs must be finite and at most \
      \(TransportProblem.largestCost) in size. Look for missing values in the points, or rescale them.
      """
    case .pivotLimitReached(let limit):
      "No optimal transport plan was reached within \(limit) pivots; raise the limit."
    case .notConverged(let iterationCount, let marginalError, let tolerance):
      """
      After \(iterationCount) iterations the marginals are off by \(marginalError), more than \(tolerance); allow more \
      iterations, a larger tolerance or a larger regularization.
      """
    }
  }
}
