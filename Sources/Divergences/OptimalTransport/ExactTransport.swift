public import NumericCore

/// An optimal plan for moving one discrete distribution onto another, with the certificate that it is optimal.
///
/// The plan P solves
///
///     minimise  Σᵢⱼ Pᵢⱼ cᵢⱼ   over P ≥ 0 with Σⱼ Pᵢⱼ = aᵢ and Σᵢ Pᵢⱼ = bⱼ
///
/// and the potentials u, v solve the dual problem
///
///     maximise  Σᵢ aᵢ uᵢ + Σⱼ bⱼ vⱼ   over u, v with uᵢ + vⱼ ≤ cᵢⱼ.
///
/// Every feasible pair of potentials is worth at most what any plan costs. So `dualityGap`, the difference of the two values,
/// proves by how much the cost can exceed the least one: zero but for rounding.
/// With cᵢⱼ = |xᵢ − yⱼ| the cost is W₁, with cᵢⱼ = |xᵢ − yⱼ|² it is W₂². An optimal plan need not be the only one.
///
/// Method: the network simplex with strongly feasible spanning trees.
public struct ExactTransport: Sendable, Hashable {
  /// The problem solved.
  public let problem: TransportProblem
  /// The plan: all pairs between which mass moves, by source and then by target; at most n + m − 1.
  public let entries: [TransportEntry]
  /// What the plan costs, Σᵢⱼ Pᵢⱼ cᵢⱼ.
  public let cost: Double
  /// The dual potential u of each source point.
  public let sourcePotentials: [Double]
  /// The dual potential v of each target point.
  public let targetPotentials: [Double]
  /// The cost less the dual value Σᵢ aᵢ uᵢ + Σⱼ bⱼ vⱼ; not negative, but for rounding.
  public let dualityGap: Double
  /// The pivots of the network simplex.
  public let iterationCount: Int

  /// Solves a problem.
  ///
  /// - Parameter pivotLimit: gives up after so many pivots; by default 1000 for each point, where about 15 are usual.
  /// - Throws: `TransportError.pivotLimitReached`.
  /// - Complexity: O(*n* *m*) memory; in practice about O((*n* + *m*)^2.3) time for *n* sources and *m* targets.
  public init(_ problem: TransportProblem, pivotLimit: Int? = nil) throws(TransportError) {
    let carried = CarriedMass(problem)
    let solution = try NetworkSimplex(
      costs: carried.costs, sourceWeights: carried.sourceWeights, targetWeights: carried.targetWeights,
      pivotLimit: pivotLimit ?? 1000 * (problem.costs.rowCount + problem.costs.columnCount))
    self.problem = problem
    entries = solution.entries
      .map { TransportEntry(source: carried.sources[$0.source], target: carried.targets[$0.target], mass: $0.mass) }
      .sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    cost = problem.cost(of: entries)
    (sourcePotentials, targetPotentials) = carried.feasiblePotentials(solution.targetPotentials, for: problem.costs)
    dualityGap = cost - problem.dualObjective(sourcePotentials, targetPotentials)
    iterationCount = solution.pivotCount
  }

  /// The plan as an n × m matrix.
  ///
  /// - Complexity: O(*n* *m*)
  public var coupling: Matrix {
    var coupling = Matrix(rowCount: problem.costs.rowCount, columnCount: problem.costs.columnCount, repeating: 0)
    for entry in entries { coupling[entry.source, entry.target] += entry.mass }
    return coupling
  }

  /// The mass by which the plan misses the weights: Σᵢ |Σⱼ Pᵢⱼ − aᵢ| + Σⱼ |Σᵢ Pᵢⱼ − bⱼ|; zero but for rounding.
  public var marginalError: Double {
    var (sources, targets) = (problem.sourceWeights, problem.targetWeights)
    for entry in entries {
      sources[entry.source] -= entry.mass
      targets[entry.target] -= entry.mass
    }
    return (sources + targets).reduce(0) { $0 + abs($1) }
  }

  /// The mean of the target points to which the plan sends each source point, Σⱼ Pᵢⱼ yⱼ / aᵢ.
  ///
  /// A source without mass goes to the target of least reduced cost cᵢⱼ − vⱼ, where the first crumb of mass would go.
  ///
  /// - Parameter targets: the target points, m × d.
  /// - Returns: the images of the source points, n × d.
  /// - Precondition: there is one row for each target.
  public func barycentricMap(onto targets: Matrix) -> Matrix {
    precondition(
      targets.rowCount == problem.costs.columnCount,
      "The plan has \(problem.costs.columnCount) targets, but there are \(targets.rowCount) target points.")
    var images = Matrix(rowCount: problem.costs.rowCount, columnCount: targets.columnCount, repeating: 0)
    var sent = Array(repeating: 0.0, count: problem.costs.rowCount)
    for entry in entries { sent[entry.source] += entry.mass }
    for entry in entries {
      let share = entry.mass / sent[entry.source]
      for column in 0..<targets.columnCount { images[entry.source, column] += share * targets[entry.target, column] }
    }
    for source in sent.indices where sent[source] == 0 {
      let target = nearestTarget(of: source)
      for column in 0..<targets.columnCount { images[source, column] = targets[target, column] }
    }
    return images
  }

  private func nearestTarget(of source: Int) -> Int {
    let reducedCosts = targetPotentials.indices.map { problem.costs[source, $0] - targetPotentials[$0] }
    return reducedCosts.indices.min { reducedCosts[$0] < reducedCosts[$1] } ?? 0
  }
}
