public import NumericCore

/// Entropic optimal transport: the plan that trades cost against entropy.
///
/// The plan P solves
///
///     minimise  Σᵢⱼ Pᵢⱼ cᵢⱼ + ε Σᵢⱼ Pᵢⱼ (log Pᵢⱼ − 1)   over P ≥ 0 with Σⱼ Pᵢⱼ = aᵢ and Σᵢ Pᵢⱼ = bⱼ
///
/// and has the form Pᵢⱼ = aᵢ bⱼ exp((uᵢ + vⱼ − cᵢⱼ) / ε). Its transport cost Σ Pᵢⱼ cᵢⱼ is at least the exact one, and approaches
/// it as ε → 0, at the price of more iterations. Even for equal distributions the cost is not zero.
///
/// Method: Sinkhorn's alternating scaling of rows and columns, on a kernel into which the potentials are absorbed whenever the
/// scalings become large or small. So no ε underflows, and an iteration needs no exponentials. Iterations are in single precision
/// until the marginals are met to its rounding errors, and take less than half of the time. Until the marginals are met, steps go
/// beyond what would meet them, by as much as the rate of convergence asks for: for small ε that takes several times fewer. The dual
/// objective rises with every step all the same, so that the iteration converges from anywhere.
///
/// Sources: M. Cuturi, "Sinkhorn distances: lightspeed computation of optimal transport", NIPS (2013); B. Schmitzer, "Stabilized
/// sparse scaling algorithms for entropy regularized transport problems", SIAM Journal on Scientific Computing 41 (2019),
/// section 3; A. Thibault, L. Chizat, C. Dossal and N. Papadakis, "Overrelaxed Sinkhorn–Knopp algorithm for regularized optimal
/// transport", Algorithms 14 (2021).
public struct Sinkhorn: Sendable, Hashable {
  /// The problem solved.
  public let problem: TransportProblem
  /// The weight ε of the entropy, in units of cost.
  public let regularization: Double
  /// The plan P, n × m.
  public let coupling: Matrix
  /// The transport cost Σᵢⱼ Pᵢⱼ cᵢⱼ, without the entropy.
  public let cost: Double
  /// Σᵢⱼ Pᵢⱼ (log Pᵢⱼ − 1), of the elements that are not 0.
  let negativeEntropy: Double
  /// The potential u of each source point; points without mass have one too.
  public let sourcePotentials: [Double]
  /// The potential v of each target point.
  public let targetPotentials: [Double]
  /// The mass by which the plan misses the weights, Σᵢ |Σⱼ Pᵢⱼ − aᵢ| + Σⱼ |Σᵢ Pᵢⱼ − bⱼ|.
  public let marginalError: Double
  /// The number of iterations, each a scaling of the rows and then of the columns.
  public let iterationCount: Int

  /// Iterates until the marginals are met. Points with less than 10⁻¹⁰⁰ of the mass count as points without mass.
  ///
  /// - Parameters:
  ///   - problem: the costs and weights.
  ///   - regularization: ε > 0, in units of cost; a tenth or a hundredth of the median cost is usual.
  ///   - tolerance: the largest acceptable sum of deviations from the weights; below about 10⁻¹⁶ max c / ε rounding may
  ///     never get there.
  ///   - iterationLimit: the budget. About max c / ε iterations, times a small factor, are needed.
  /// - Throws: `TransportError.notConverged` if the budget is used up first.
  /// - Precondition: `regularization` is positive and finite, and the budget is not negative.
  /// - Complexity: O(*n* *m*) an iteration.
  public init(
    _ problem: TransportProblem, regularization: Double, tolerance: Double = 1e-9, iterationLimit: Int = 10_000
  ) throws(TransportError) {
    let carried = CarriedMass(problem, above: SinkhornScaling.leastMass)
    var scaling = SinkhornScaling(carried, regularization: regularization, mayBeCoarse: true)
    var progress = SinkhornProgress()
    if scaling.isCoarse {
      // Sums of more terms have larger errors, and some problems larger ones than most.
      let attainable = CoarseKernel.roundingError * max(2, Double(carried.targetWeights.count).squareRoot() / 16)
      while progress.iterationCount < iterationLimit, progress.error > max(tolerance, attainable), !progress.isStuck {
        progress.iterate(&scaling)
      }
      scaling.refine()
    }
    // The last iterations are plain ones: what remains after relaxed ones goes back and forth.
    while progress.iterationCount < iterationLimit, progress.bound > tolerance {
      if progress.error <= tolerance * progress.relaxation.inflation { progress.relaxation = SinkhornRelaxation() }
      progress.iterate(&scaling)
    }
    self.init(consume scaling, carried, problem, iterationCount: progress.iterationCount)
    guard marginalError <= tolerance else {
      throw .notConverged(iterationCount: iterationCount, marginalError: marginalError, tolerance: tolerance)
    }
  }

  /// Makes a fixed number of iterations, however far the marginals are then missed; see `marginalError`.
  ///
  /// - Precondition: `regularization` is positive and finite, and `iterationCount` is not negative.
  public init(_ problem: TransportProblem, regularization: Double, iterationCount: Int) {
    precondition(iterationCount >= 0, "A number of iterations is not negative, and \(iterationCount) is.")
    let carried = CarriedMass(problem, above: SinkhornScaling.leastMass)
    var scaling = SinkhornScaling(carried, regularization: regularization)
    for _ in 0..<iterationCount { _ = scaling.iterate() }
    self.init(consume scaling, carried, problem, iterationCount: iterationCount)
  }

  private init(
    _ scaling: consuming SinkhornScaling, _ carried: CarriedMass, _ problem: TransportProblem, iterationCount: Int
  ) {
    self.problem = problem
    regularization = scaling.regularization
    (sourcePotentials, targetPotentials) = carried.expandedPotentials(
      scaling.totalPotentials, of: problem, regularization: scaling.regularization)
    let plan = (consume scaling).plan()
    coupling = carried.expanded(plan.coupling, like: problem.costs)
    cost = plan.cost
    negativeEntropy = plan.negativeEntropy
    marginalError = plan.marginalError
    self.iterationCount = iterationCount
  }

  /// What the plan minimises: the transport cost less ε times the entropy −Σᵢⱼ Pᵢⱼ (log Pᵢⱼ − 1).
  public var objective: Double { cost + regularization * negativeEntropy }

  /// The mean of the target points to which the plan sends each source point, Σⱼ Pᵢⱼ yⱼ / Σⱼ Pᵢⱼ.
  ///
  /// For a source without mass it is where mass would go: the same mean with the shares bⱼ exp((uᵢ + vⱼ − cᵢⱼ) / ε).
  ///
  /// - Parameter targets: the target points, m × d.
  /// - Returns: the images of the source points, n × d.
  /// - Precondition: there is one row for each target.
  public func barycentricMap(onto targets: Matrix) -> Matrix {
    precondition(
      targets.rowCount == coupling.columnCount,
      "The plan has \(coupling.columnCount) targets, but there are \(targets.rowCount) target points.")
    var shares = coupling
    for source in 0..<shares.rowCount where shares.row(source).allSatisfy({ $0 == 0 }) {
      for target in 0..<shares.columnCount where problem.targetWeights[target] > SinkhornScaling.leastMass {
        let exponent = sourcePotentials[source] + targetPotentials[target] - problem.costs[source, target]
        shares[source, target] = problem.targetWeights[target] * Double.exp(exponent / regularization)
      }
    }
    var images = shares * targets
    for source in 0..<shares.rowCount {
      let sum = shares.row(source).reduce(0, +)
      for column in 0..<images.columnCount { images[source, column] /= sum }
    }
    return images
  }
}

/// Where an iteration stands.
private struct SinkhornProgress {
  var relaxation = SinkhornRelaxation()
  /// The marginal error before the last step, and the most that it can be now.
  private(set) var error = Double.infinity
  private(set) var bound = Double.infinity
  private(set) var iterationCount = 0
  private var leastError = Double.infinity
  private var fruitlessCount = 0

  /// Whether no error of the last 32 was less than all before: falling errors that go up and down are lower sooner.
  var isStuck: Bool { fruitlessCount >= 32 }

  mutating func iterate(_ scaling: inout SinkhornScaling) {
    (error, bound) = scaling.iterate(relaxation: relaxation.value)
    relaxation.learn(from: error)
    iterationCount += 1
    fruitlessCount = error < leastError ? 0 : fruitlessCount + 1
    leastError = min(leastError, error)
  }
}

extension CarriedMass {
  /// The plan with rows and columns of zeros for the points that are not carried.
  fileprivate func expanded(_ coupling: Matrix, like costs: Matrix) -> Matrix {
    guard coupling.elements.count < costs.elements.count else { return coupling }
    var whole = Matrix(rowCount: costs.rowCount, columnCount: costs.columnCount, repeating: 0)
    for (row, source) in sources.enumerated() {
      for (column, target) in targets.enumerated() { whole[source, target] = coupling[row, column] }
    }
    return whole
  }

  /// The potentials with those of the points that are not carried, which follow from the others':
  /// uᵢ = −ε log Σⱼ bⱼ exp((vⱼ − cᵢⱼ) / ε), and likewise vⱼ.
  fileprivate func expandedPotentials(
    _ potentials: (source: [Double], target: [Double]), of problem: TransportProblem, regularization: Double
  ) -> (source: [Double], target: [Double]) {
    func softMinimum(_ slacks: [Double], _ weights: [Double]) -> Double {
      let least = slacks.min() ?? 0
      let sum = zip(slacks, weights).reduce(0) { $0 + $1.1 * Double.exp((least - $1.0) / regularization) }
      return least - regularization * Double.log(sum)
    }
    let (costs, u, v) = (problem.costs, potentials.source, potentials.target)
    var whole = (
      source: problem.sourceWeights.map { _ in 0.0 }, target: problem.targetWeights.map { _ in 0.0 }
    )
    for source in Set(whole.source.indices).subtracting(sources) {
      whole.source[source] = softMinimum(zip(targets, v).map { costs[source, $0] - $1 }, targetWeights)
    }
    for target in Set(whole.target.indices).subtracting(targets) {
      whole.target[target] = softMinimum(zip(sources, u).map { costs[$0, target] - $1 }, sourceWeights)
    }
    for (source, potential) in zip(sources, u) { whole.source[source] = potential }
    for (target, potential) in zip(targets, v) { whole.target[target] = potential }
    return whole
  }
}
