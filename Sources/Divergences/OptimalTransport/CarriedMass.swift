internal import NumericCore

/// A transport problem without the points that carry no mass, or next to none.
struct CarriedMass {
  /// The places of the remaining points among all points.
  let sources: [Int]
  let targets: [Int]
  let costs: [Double]
  let sourceWeights: [Double]
  let targetWeights: [Double]

  /// Keeps the points whose share of the mass exceeds `threshold`.
  init(_ problem: TransportProblem, above threshold: Double = 0) {
    let (rows, columns) = (problem.sourceWeights, problem.targetWeights)
    let (sources, targets) = (
      rows.indices.filter { rows[$0] > threshold }, columns.indices.filter { columns[$0] > threshold }
    )
    let isWhole = sources.count == rows.count && targets.count == columns.count
    (self.sources, self.targets) = (sources, targets)
    costs = isWhole ? problem.costs.elements : sources.flatMap { source in targets.map { problem.costs[source, $0] } }
    sourceWeights = sources.map { rows[$0] }
    targetWeights = targets.map { columns[$0] }
  }

  /// Potentials of all points with uᵢ + vⱼ ≤ cᵢⱼ everywhere, from those of the targets that carry mass.
  ///
  /// A target without mass gets the largest potential that the sources with mass leave it, vⱼ = minᵢ (cᵢⱼ − uᵢ). Then each
  /// source gets the largest that all targets leave it, uᵢ = minⱼ (cᵢⱼ − vⱼ): for a source with mass that is what it had,
  /// less any rounding error that made it infeasible.
  func feasiblePotentials(_ carriedPotentials: [Double], for costs: Matrix) -> (source: [Double], target: [Double]) {
    var negated = Array(repeating: -Double.infinity, count: costs.columnCount)
    for (target, potential) in zip(targets, carriedPotentials) { negated[target] = -potential }
    if targets.count < negated.count {
      // Targets that are not carried yet cost infinity here, so that only the others set the sources' potentials.
      let known = negated.map { $0.isFinite ? $0 : .infinity }
      let potentials = sources.map { leastSum(costs, row: $0, known) }
      for target in negated.indices where !negated[target].isFinite {
        negated[target] = -(zip(sources, potentials).reduce(.infinity) { min($0, costs[$1.0, target] - $1.1) })
      }
    }
    return ((0..<costs.rowCount).map { leastSum(costs, row: $0, negated) }, negated.map { -$0 })
  }

  private func leastSum(_ costs: Matrix, row: Int, _ negatedPotentials: [Double]) -> Double {
    let row = costs.elements.span.extracting(row * costs.columnCount..<(row + 1) * costs.columnCount)
    return smallestSum(row, negatedPotentials.span, below: .infinity)?.value ?? .infinity
  }
}
