public import NumericCore

/// The data of an optimal transport problem between two discrete distributions.
///
/// Mass `sourceWeights[i]` lies at source point i, mass `targetWeights[j]` is wanted at target point j, and moving one unit from i
/// to j costs `costs[i, j]`. Both sides are divided by their totals, so that an optimal cost is the mean cost of a unit of mass.
public struct TransportProblem: Sendable, Hashable {
  /// What moving a unit of mass costs: one row for each source point, one column for each target point.
  public let costs: Matrix
  /// The mass of each source point; sums to 1.
  public let sourceWeights: [Double]
  /// The mass of each target point; sums to 1.
  public let targetWeights: [Double]

  /// Costs above this size are refused: sums of them along a path of the solvers could overflow.
  public static let largestCost = 1e150

  /// The largest relative difference between the two totals that is taken for rounding.
  public static let massTolerance = 1e-9

  /// A problem from its costs and weights; without weights, all points of a side weigh the same.
  ///
  /// - Parameters:
  ///   - costs: n × m, of either sign.
  ///   - sourceWeights: n masses, not negative; some may be zero.
  ///   - targetWeights: m masses, not negative; some may be zero.
  /// - Throws: `TransportError` if a weight is negative or not finite, if a side carries no mass, if the totals differ by more
  ///   than `massTolerance` of the larger one, or if a cost is not finite or exceeds `largestCost`.
  /// - Precondition: there are as many weights as points.
  /// - Complexity: O(*n* *m*)
  public init(costs: Matrix, sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil) throws(TransportError) {
    let source = sourceWeights ?? Array(repeating: 1 / Double(costs.rowCount), count: costs.rowCount)
    let target = targetWeights ?? Array(repeating: 1 / Double(costs.columnCount), count: costs.columnCount)
    precondition(source.count == costs.rowCount, "\(costs.rowCount) source points need as many weights, not \(source.count).")
    precondition(
      target.count == costs.columnCount, "\(costs.columnCount) target points need as many weights, not \(target.count).")
    let sourceTotal = try Self.total(of: source, on: .source)
    let targetTotal = try Self.total(of: target, on: .target)
    // A side without explicit weights adapts to the other's total.
    if sourceWeights != nil, targetWeights != nil {
      guard abs(sourceTotal - targetTotal) <= Self.massTolerance * max(sourceTotal, targetTotal) else {
        throw .unequalMass(source: sourceTotal, target: targetTotal)
      }
    }
    try Self.check(costs)
    self.costs = costs
    self.sourceWeights = source.map { $0 / sourceTotal }
    self.targetWeights = target.map { $0 / targetTotal }
  }

  /// The mean cost of a unit of mass under a plan that is given by its entries.
  func cost(of entries: [TransportEntry]) -> Double {
    entries.reduce(0) { $0 + $1.mass * costs[$1.source, $1.target] }
  }

  /// The dual objective Σ aᵢ uᵢ + Σ bⱼ vⱼ, where points without mass count nothing.
  func dualObjective(_ sourcePotentials: [Double], _ targetPotentials: [Double]) -> Double {
    zip(sourceWeights, sourcePotentials).reduce(0) { $0 + $1.0 * $1.1 }
      + zip(targetWeights, targetPotentials).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func total(of weights: [Double], on side: TransportError.Side) throws(TransportError) -> Double {
    var total = 0.0
    for (index, weight) in weights.enumerated() {
      guard weight >= 0, weight.isFinite else { throw .invalidWeight(weight, side: side, index: index) }
      total += weight
    }
    guard total > 0, total.isFinite else { throw .noMass(side: side) }
    return total
  }

  private static func check(_ costs: Matrix) throws(TransportError) {
    guard !(costs.largestMagnitude <= largestCost), let place = costs.elements.firstIndex(where: { !(abs($0) <= largestCost) })
    else { return }
    throw .invalidCost(
      costs.elements[place], source: place / costs.columnCount, target: place % costs.columnCount)
  }
}
