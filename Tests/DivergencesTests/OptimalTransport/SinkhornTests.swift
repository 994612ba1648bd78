import NumericCore
import Testing

@testable import Divergences

struct SinkhornTests {
  static let problem: TransportProblem = {
    do {
      return try TransportProblem(
        costs: pairwiseSquaredDistances(ExactTransportTests.sourcePoints, ExactTransportTests.targetPoints))
    } catch { preconditionFailure("\(error)") }
  }()

  struct Oracle: Sendable {
    let regularization, cost, objective: Double
    let firstRow, firstImage: [Double]
  }

  @Test(
    "Cost, objective, plan and barycentric map agree with an independent solver",
    arguments: [
      Oracle(
        regularization: 1, cost: 3.0006055705702863, objective: -0.09082154497998163,
        firstRow: [0.16619063095531417, 0.003031757026012406, 0.005055285349567018, 0.025722326669106357],
        firstImage: [0.9371000052802004, 1.1979585935305868]),
      Oracle(
        regularization: 0.5, cost: 2.91579705580599, objective: 1.422123813563702,
        firstRow: [0.17643957647581593, 5.9006793918435175e-05, 0.000295826140541286, 0.02320559058972442],
        firstImage: [0.8872253424263828, 1.173152866659411]),
    ])
  func oracles(oracle: Oracle) throws {
    let result = try Sinkhorn(Self.problem, regularization: oracle.regularization, tolerance: 1e-13)
    let images = result.barycentricMap(onto: ExactTransportTests.targetPoints)
    // The entries were computed to an accuracy of 10⁻⁹.
    #expect(abs(result.cost - oracle.cost) < 1e-9)
    #expect(abs(result.objective - oracle.objective) < 1e-9)
    #expect(zip(result.coupling.row(0), oracle.firstRow).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(images.row(0), oracle.firstImage).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  /// Sinkhorn's iteration in potentials, as the optimality conditions state it, uᵢ = −ε log Σⱼ bⱼ exp((vⱼ − cᵢⱼ) / ε), from the
  /// same start.
  static func naivePlan(_ problem: TransportProblem, _ epsilon: Double, iterationCount: Int) -> Matrix {
    let (c, a, b) = (problem.costs, problem.sourceWeights, problem.targetWeights)
    func softMinimum(_ weights: [Double], _ slacks: [Double]) -> Double {
      let largest = zip(weights, slacks).reduce(-Double.infinity) { $1.0 > 0 ? max($0, $1.1) : $0 }
      return -largest - epsilon * Double.log(zip(weights, slacks).reduce(0) { $0 + $1.0 * Double.exp(($1.1 - largest) / epsilon) })
    }
    var u = a.indices.map { c.row($0).min() ?? 0 }
    var v = b.indices.map { j in a.indices.reduce(.infinity) { a[$1] > 0 ? min($0, c[$1, j] - u[$1]) : $0 } }
    for _ in 0..<iterationCount {
      u = a.indices.map { i in softMinimum(b, b.indices.map { v[$0] - c[i, $0] }) }
      v = b.indices.map { j in softMinimum(a, a.indices.map { u[$0] - c[$0, j] }) }
    }
    return Matrix(
      rows: a.indices.map { i in
        b.indices.map { a[i] > 0 ? a[i] * b[$0] * Double.exp((u[i] + v[$0] - c[i, $0]) / epsilon) : 0 }
      })
  }

  @Test(
    "The stabilised scaling agrees with the iteration in potentials, step by step",
    arguments: [1, 0.1, 0.01, 1e-3, 1e-4, 1e-5], 0..<4)
  func naive(regularization: Double, seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let costs = ExactTransportTests.Costs.uniform.matrix(6, 8, random)
    let a = ExactTransportTests.normalised([0.3, 0, 0.1, 0.2, 1e-30, 0.4])
    let problem = try TransportProblem(costs: costs, sourceWeights: seed % 2 == 0 ? nil : a)
    for count in [0, 1, 2, 10, 300] {
      let plan = Sinkhorn(problem, regularization: regularization, iterationCount: count)
      let naive = Self.naivePlan(problem, regularization, iterationCount: count)
      // Exponents of the order of 1 / ε carry a rounding error of 2⁻⁵² of that, and so does each of the iterations.
      let rounding = 10 * Double.ulpOfOne * (1 + 1 / regularization) * Double(1 + count)
      // Before the first iteration the plan is no plan, and its elements may have any size.
      let scale = max(1, naive.largestMagnitude)
      #expect(
        zip(plan.coupling.elements, naive.elements).allSatisfy { abs($0 - $1) <= rounding * scale }, "after \(count) iterations")
    }
  }

  @Test(
    "Overrelaxation comes to the plain iteration's plan, for small ε in less than half of its iterations",
    arguments: [(0.1, 0.9), (0.02, 0.45), (0.005, 0.45)], 0..<4 as Range<UInt64>)
  func overrelaxation(setting: (regularization: Double, share: Double), seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let costs = ExactTransportTests.Costs.uniform.matrix(30, 20, random)
    let weights = random.dirichlet(Array(repeating: 2, count: 30))
    let problem = try TransportProblem(costs: costs, sourceWeights: weights)
    let relaxed = try Sinkhorn(problem, regularization: setting.regularization, tolerance: 1e-10)
    var plain = Sinkhorn(problem, regularization: setting.regularization, iterationCount: 2)
    while plain.marginalError > 1e-10 {
      plain = Sinkhorn(problem, regularization: setting.regularization, iterationCount: plain.iterationCount * 21 / 20 + 1)
    }
    #expect(Double(relaxed.iterationCount) <= setting.share * Double(plain.iterationCount), "\(plain.iterationCount)")
    // Both plans are scalings of one kernel, and how far they are apart is a small multiple of by how much they miss the marginals.
    #expect(zip(relaxed.coupling.elements, plain.coupling.elements).allSatisfy { abs($0 - $1) < 1e-8 })
    // The last iteration is a plain one.
    let columns = relaxed.coupling.transposedTimes(Array(repeating: 1, count: 30))
    #expect(columns.allSatisfy { abs($0 - 0.05) < 1e-15 } && relaxed.marginalError <= 1e-10)
  }

  /// Squared distances in the plane, the largest of them 1.
  private static func distances(_ n: Int, _ m: Int, _ random: RandomSource) -> Matrix {
    let costs = pairwiseSquaredDistances(random.normals(rowCount: n, columnCount: 2), random.normals(rowCount: m, columnCount: 2))
    return (1 / costs.largestMagnitude) * costs
  }

  /// With the smallest regularization scales leave the range of single precision, and the kernel is renewed on the way.
  @Test(
    "Steps that are in single precision at first lead to the same plan and as good marginals", arguments: [1e-11, 1e-6, 1e-3],
    [0.05, 0.005, 0.001])
  func coarseSteps(tolerance: Double, regularization: Double) throws {
    let random = RandomSource(seed: 21)
    let weights = random.dirichlet(Array(repeating: 2, count: 90))
    let problem = try TransportProblem(costs: Self.distances(90, 70, random), sourceWeights: weights)
    #expect(SinkhornScaling(CarriedMass(problem), regularization: regularization, mayBeCoarse: true).isCoarse)
    let found = try Sinkhorn(problem, regularization: regularization, tolerance: tolerance)
    let plain = Sinkhorn(problem, regularization: regularization, iterationCount: 20_000)
    #expect(found.marginalError <= tolerance && plain.marginalError < 1e-12)
    // No cost is above 1. Plans that miss the marginals by no more than this are about as far apart.
    let distance = zip(found.coupling.elements, plain.coupling.elements).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
    #expect(distance <= 100 * tolerance && (found.cost - plain.cost).magnitude <= 20 * tolerance, "\(distance)")
  }

  @Test("What a step in single precision leaves is not known in double precision, until a plain step has told it")
  func refinement() throws {
    let problem = try TransportProblem(costs: Self.distances(80, 60, RandomSource(seed: 22)))
    var scaling = SinkhornScaling(CarriedMass(problem), regularization: 0.01, mayBeCoarse: true)
    for _ in 0..<9 { #expect(scaling.iterate().bound == .infinity) }
    scaling.refine()
    #expect(!scaling.isCoarse)
    let relaxed = scaling.iterate(relaxation: 0.3)
    #expect(relaxed.before == .infinity && relaxed.bound == .infinity)
    for _ in 0..<5 {
      let bound = scaling.iterate().bound
      let error = scaling.iterate().before
      #expect(0 < error && error <= bound && bound < 1)
    }
  }

  @Test("Points of very little mass, and few points, have double precision from the start")
  func noCoarseSteps() throws {
    let random = RandomSource(seed: 23)
    func isCoarse(_ n: Int, _ m: Int, least: Double) throws -> Bool {
      let weights = [least] + Array(repeating: (1 - least) / Double(n - 1), count: n - 1)
      let problem = try TransportProblem(costs: Self.distances(n, m, random), sourceWeights: weights)
      return SinkhornScaling(CarriedMass(problem), regularization: 0.01, mayBeCoarse: true).isCoarse
    }
    #expect(try isCoarse(80, 80, least: 0x1p-19) && !isCoarse(80, 80, least: 0x1p-21) && !isCoarse(60, 60, least: 0x1p-19))
  }

  @Test("The objective is the cost less the entropy, also where points have no mass", arguments: [1, 0.02])
  func objective(regularization: Double) throws {
    let problem = try TransportProblem(
      costs: Self.distances(6, 5, RandomSource(seed: 24)), sourceWeights: [0.2, 0, 0.1, 0.3, 0.4, 0])
    let plan = try Sinkhorn(problem, regularization: regularization)
    let terms = zip(plan.coupling.elements, problem.costs.elements).map { mass, cost in
      mass > 0 ? mass * cost + regularization * mass * (Double.log(mass) - 1) : 0
    }
    #expect((plan.objective - terms.sum()).magnitude < 1e-14)
  }

  @Test("Scalings that grow beyond every double are absorbed")
  func absorption() throws {
    // The first target is the free choice of two sources and can take an eighth of their mass, so that its potential falls by ε log
    // 8 an iteration, 3000 ε in all, until the second target pays for the first source.
    let problem = try TransportProblem(
      costs: Matrix(rows: [[0, 0.3], [0, 1], [1, 0]]), sourceWeights: [0.4, 0.4, 0.2], targetWeights: [0.1, 0.9])
    for count in [100, 1000, 3000] {
      let plan = Sinkhorn(problem, regularization: 1e-4, iterationCount: count)
      let naive = Self.naivePlan(problem, 1e-4, iterationCount: count)
      // `allSatisfy`, because a maximum would pass over a NaN.
      #expect(zip(plan.coupling.elements, naive.elements).allSatisfy { abs($0 - $1) < 1e-8 }, "after \(count) iterations")
    }
  }

  @Test("Two points against two far away have the closed form, also where exp(−c / ε) is zero", arguments: [100, 1, 0.25])
  func closedForm(regularization: Double) throws {
    let costs = pairwiseSquaredDistances(Matrix(rows: [[0], [1]]), Matrix(rows: [[100], [100.5]]))
    let result = try Sinkhorn(TransportProblem(costs: costs), regularization: regularization, tolerance: 1e-10)
    // P₁₁ P₂₂ / (P₁₂ P₂₁) = exp((c₁₂ + c₂₁ − c₁₁ − c₂₂) / ε), and by symmetry P₁₁ = P₂₂ = ½ − P₁₂.
    let ratio = Double.exp(1 / (2 * regularization))
    // Exponents near c / ε = 4 · 10⁴ are known to 2⁻⁵³ of that.
    #expect(abs(result.coupling[0, 0] - 0.5 * ratio / (1 + ratio)) < 1e-9)
    #expect(abs(result.coupling[0, 1] - 0.5 / (1 + ratio)) < 1e-9)
  }

  @Test("The plan has the form of an entropic optimum and its potentials are the softened costs' transforms")
  func optimality() throws {
    let random = RandomSource(seed: 4)
    let problem = try TransportProblem(costs: ExactTransportTests.Costs.squaredDistances.matrix(20, 15, random))
    let result = try Sinkhorn(problem, regularization: 0.05, tolerance: 1e-13)
    for i in 0..<20 {
      for j in 0..<15 {
        let slack = result.sourcePotentials[i] + result.targetPotentials[j] - problem.costs[i, j]
        let mass = problem.sourceWeights[i] * problem.targetWeights[j] * Double.exp(slack / 0.05)
        #expect(abs(result.coupling[i, j] - mass) <= 1e-12 * mass, "i \(i), j \(j)")
      }
    }
    #expect(result.marginalError <= 1e-13)
  }

  @Test("An extreme regularization gives the independent coupling at one end and a nearly exact plan at the other")
  func ends() throws {
    let random = RandomSource(seed: 9)
    let costs = ExactTransportTests.Costs.squaredDistances.matrix(12, 12, random)
    let problem = try TransportProblem(costs: costs)
    let loose = try Sinkhorn(problem, regularization: 1e9)
    #expect(loose.coupling.elements.allSatisfy { abs($0 - 1 / 144) < 1e-9 })
    let tight = try Sinkhorn(problem, regularization: 1e-3, tolerance: 1e-4, iterationLimit: 100_000)
    let exact = try ExactTransport(problem)
    #expect(abs(tight.cost - exact.cost) < 0.02 * exact.cost)
  }

  @Test("One point on either side needs one iteration", arguments: [(1, 1), (1, 5), (5, 1)])
  func onePoint(n: Int, m: Int) throws {
    let costs = ExactTransportTests.Costs.uniform.matrix(n, m, RandomSource(seed: 2))
    let result = try Sinkhorn(TransportProblem(costs: costs), regularization: 0.1)
    #expect(abs(result.cost - costs.elements.reduce(0, +) / Double(n * m)) < 1e-15)
    #expect(result.iterationCount <= 2)
  }

  @Test("A budget that is too small is reported with the error reached")
  func notConverged() throws {
    let error = #expect(throws: TransportError.self) {
      try Sinkhorn(Self.problem, regularization: 0.01, tolerance: 1e-12, iterationLimit: 2)
    }
    guard case .notConverged(_, let marginalError, 1e-12) = error else {
      Issue.record("\(String(describing: error)) does not say how far the iteration came")
      return
    }
    #expect(marginalError > 1e-12)
  }

  @Test(
    "Points with little mass or none, on either side, keep everything finite", arguments: [0, 1e-305, 1e-200, 1e-99, 1e-20],
    [1, 1e-3, 1e-5])
  func littleMass(mass: Double, regularization: Double) throws {
    let costs = ExactTransportTests.Costs.uniform.matrix(4, 5, RandomSource(seed: 21))
    let problem = try TransportProblem(
      costs: costs, sourceWeights: [0.5, mass, 0.5, mass], targetWeights: [mass, 0.25, 0.5, 0.25, mass])
    for count in [1, 2, 500] {
      let result = Sinkhorn(problem, regularization: regularization, iterationCount: count)
      #expect((result.sourcePotentials + result.targetPotentials + result.coupling.elements).isFinite)
      // The columns are exact after every iteration, so that at most all of the rows' mass is elsewhere.
      #expect(result.marginalError <= 2)
      #expect(
        result.barycentricMap(onto: Matrix(rowCount: 5, columnCount: 1, repeating: 3)).elements.allSatisfy { abs($0 - 3) < 1e-9 })
    }
  }

  @Test("A source without mass is mapped by the same shares as a source with very little", arguments: [2, 0.5])
  func zeroWeightMap(regularization: Double) throws {
    let random = RandomSource(seed: 13)
    let (x, y) = (ExactTransportTests.points(4, random), ExactTransportTests.points(5, random))
    let costs = pairwiseSquaredDistances(x, y)
    let empty = try Sinkhorn(
      TransportProblem(costs: costs, sourceWeights: [0.5, 0.3, 0.2, 0]), regularization: regularization, tolerance: 1e-12)
    let light = try Sinkhorn(
      TransportProblem(costs: costs, sourceWeights: [0.5, 0.3, 0.2, 1e-13]), regularization: regularization, tolerance: 1e-13)
    let difference = zip(empty.barycentricMap(onto: y).elements, light.barycentricMap(onto: y).elements).map { abs($0 - $1) }
    #expect(difference.allSatisfy { $0 < 1e-9 })
  }
}
