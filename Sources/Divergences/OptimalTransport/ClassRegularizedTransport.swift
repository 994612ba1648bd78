internal import NumericCore

/// Entropic optimal transport of a labelled source that discourages sources of different classes from sharing a target.
///
/// With P_cj = Σ Pᵢⱼ over the sources i of class c, the plan minimises
///
///     Σᵢⱼ Pᵢⱼ cᵢⱼ + ε Σᵢⱼ Pᵢⱼ (log Pᵢⱼ − 1) + η Σⱼ Σ_c (P_cj + δ)^½
///
/// over P ≥ 0 with the given marginals. The last term is concave in P: it is less where the mass of a target comes from few
/// classes. So the problem has local minima, and what is found is one.
///
/// Method: majorise and minimise. The concave term lies below its tangent, whose slope ½ (P_cj + δ)^−½ is added to the costs; each
/// entropic plan for these costs has a smaller objective than the plan before.
///
/// Sources: N. Courty, R. Flamary and D. Tuia, "Domain adaptation with regularized optimal transport", ECML PKDD (2014); N. Courty,
/// R. Flamary, D. Tuia and A. Rakotomamonjy, "Optimal transport for domain adaptation", IEEE Transactions on Pattern Analysis and
/// Machine Intelligence 39 (2017).
public struct ClassRegularizedTransport: Sendable, Hashable {
  /// η.
  public let classPenalty: Double
  /// The plan; its problem has the costs of the last tangent.
  public let plan: Sinkhorn
  /// The objective after each step, the first one being that of the entropic plan without class penalty; nonincreasing.
  public let objectives: [Double]

  /// δ, which keeps the tangent's slope finite where a class sends nothing.
  public static let smoothing = 1e-3

  /// Takes `stepCount` steps from the entropic plan.
  ///
  /// - Parameters:
  ///   - problem: the costs and weights.
  ///   - classes: the class of each source, in any numbering from 0.
  ///   - regularization: ε > 0, in units of cost.
  ///   - classPenalty: η ≥ 0, in units of cost; 0 leaves the entropic plan.
  ///   - stepCount: how often the tangent is renewed.
  ///   - tolerance: the mass by which a plan may miss its marginals.
  /// - Throws: `TransportError` where a step does not converge.
  /// - Precondition: there is a class for every source, and none is negative; η is finite and not negative.
  /// - Complexity: O(*n* *m*) an iteration of each step.
  public init(
    _ problem: TransportProblem, classes: [Int], regularization: Double, classPenalty: Double, stepCount: Int = 10,
    tolerance: Double = 1e-9, iterationLimit: Int = 10_000
  ) throws(TransportError) {
    precondition(classes.count == problem.costs.rowCount, "Class regularisation needs a class for every source.")
    precondition(classes.allSatisfy { $0 >= 0 }, "Classes are numbered from 0.")
    precondition(classPenalty >= 0 && classPenalty.isFinite, "The class penalty is finite and not negative.")
    let classCount = (classes.max() ?? 0) + 1
    func objective(_ plan: Sinkhorn, _ masses: Matrix) -> Double {
      plan.coupling.elements.dot(problem.costs.elements) + regularization * plan.negativeEntropy
        + classPenalty * masses.elements.reduce(0) { $0 + ($1 + Self.smoothing).squareRoot() }
    }
    var plan = try Sinkhorn(problem, regularization: regularization, tolerance: tolerance, iterationLimit: iterationLimit)
    var masses = plan.coupling.sums(ofRowsIn: classes, count: classCount)
    var objectives = [objective(plan, masses)]
    for _ in 0..<(classPenalty > 0 ? stepCount : 0) {
      let prices = masses.elements.map { classPenalty / 2 / ($0 + Self.smoothing).squareRoot() }
      var costs = problem.costs
      costs.transformRows { source, costs in
        let prices = prices.span.extracting(classes[source] * costs.count..<(classes[source] + 1) * costs.count)
        for target in 0..<costs.count { costs[target] += prices[target] }
      }
      let tangent = try TransportProblem(
        costs: costs, sourceWeights: problem.sourceWeights, targetWeights: problem.targetWeights)
      plan = try Sinkhorn(tangent, regularization: regularization, tolerance: tolerance, iterationLimit: iterationLimit)
      masses = plan.coupling.sums(ofRowsIn: classes, count: classCount)
      objectives.append(objective(plan, masses))
    }
    self.classPenalty = classPenalty
    self.plan = plan
    self.objectives = objectives
  }
}

extension Matrix {
  /// The sums of the rows of each class, `count × columns`.
  fileprivate func sums(ofRowsIn classes: [Int], count: Int) -> Matrix {
    var sums = Array(repeating: [Double](repeating: 0, count: columnCount), count: count)
    for row in 0..<rowCount { addRow(row, times: 1, to: &sums[classes[row]]) }
    return Matrix(rowCount: count, columnCount: columnCount, elements: sums.flatMap { $0 })
  }
}
