import Divergences
import NumericCore
import Testing

struct SinkhornDivergenceTests {
  /// Weighted points of the plane, whose plans were computed to 24 digits.
  static let source = Matrix(rows: [[0, 0], [1, 0.5], [2.1, -1], [0.4, 1.9]])
  static let target = Matrix(rows: [[1, 1.2], [2.3, 2.9], [3, 0.1], [0.2, 2.6], [-0.7, 0.6]])
  static let (a, b) = ([0.17, 0.29, 0.31, 0.23], [0.21, 0.11, 0.26, 0.19, 0.23])

  struct Oracle: Sendable {
    let regularization, cost, divergence: Double
    let values: [Double]
    let debiased: Double
  }

  @Test(
    "The penalised costs between and within samples, and the divergence, agree with an independent solver",
    arguments: [
      Oracle(
        regularization: 2.0, cost: 2.5974035616417743, divergence: 0.5547097779245874,
        values: [3.7068231174909494, 1.8293460347218944, 2.5955617933425152], debiased: 1.4943692034587446),
      Oracle(
        regularization: 0.5, cost: 2.0479460166243917, divergence: 0.9977670543913113,
        values: [2.546829543820047, 0.6603641462218222, 0.7856872059327509], debiased: 1.8238038677427608),
      Oracle(
        regularization: 0.1, cost: 2.0312000283915865, divergence: 1.0419296740535409,
        values: [2.1353929957969404, 0.13613067688055797, 0.1574339818465394], debiased: 1.9886106664333918),
    ])
  func oracles(oracle: Oracle) throws {
    let divergence = try SinkhornDivergence(
      Self.source, Self.target, sourceWeights: Self.a, targetWeights: Self.b, regularization: oracle.regularization,
      tolerance: 1e-11,
      iterationLimit: 1_000_000)
    let values = [divergence.between, divergence.withinSource, divergence.withinTarget]
    #expect(zip(values, oracle.values).allSatisfy { abs($0 - $1) < 1e-9 }, "\(values)")
    #expect(abs(divergence.value - oracle.debiased) < 1e-9)
    let plan = try Sinkhorn(
      TransportProblem(costs: pairwiseSquaredDistances(Self.source, Self.target), sourceWeights: Self.a, targetWeights: Self.b),
      regularization: oracle.regularization, tolerance: 1e-11, iterationLimit: 1_000_000)
    #expect(abs(plan.cost - oracle.cost) < 1e-9 && abs(plan.divergenceFromIndependence - oracle.divergence) < 1e-9)
    func entropy(_ weights: [Double]) -> Double { -weights.reduce(0) { $0 + $1 * Double.log($1) } }
    #expect(abs(plan.penalisedCost - plan.objective - oracle.regularization * (entropy(Self.a) + entropy(Self.b) + 1)) < 1e-9)
  }

  @Test("It is 0 between a sample and itself, symmetric, and above 0 between others", arguments: 0..<20 as Range<UInt64>)
  func divergence(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    func cloud() -> Matrix { Matrix(rowCount: 6, columnCount: 2, elements: random.uniforms(count: 12)) }
    let (x, y) = (cloud(), cloud())
    func value(_ x: Matrix, _ y: Matrix) throws -> Double {
      try SinkhornDivergence(x, y, regularization: 0.3, tolerance: 1e-10, iterationLimit: 1_000_000).value
    }
    #expect(try abs(value(x, x)) < 1e-9)
    #expect(try abs(value(x, y) - value(y, x)) < 1e-8)
    #expect(try value(x, y) > 1e-4 && value(x, 0.5 * x) > 1e-4)
  }

  @Test("Without entropy it is W₂², with much of it the squared distance of the means")
  func ends() throws {
    let exact = try ExactTransport(
      TransportProblem(costs: pairwiseSquaredDistances(Self.source, Self.target), sourceWeights: Self.a, targetWeights: Self.b)
    ).cost
    let means = Self.source.columnMeans(weights: Self.a).squaredDistance(to: Self.target.columnMeans(weights: Self.b))
    func value(_ epsilon: Double) throws -> Double {
      try SinkhornDivergence(
        Self.source, Self.target, sourceWeights: Self.a, targetWeights: Self.b, regularization: epsilon, iterationLimit: 1_000_000
      ).value
    }
    #expect(try abs(value(0.02) / exact - 1) < 0.01)
    #expect(try abs(value(1e4) / means - 1) < 0.01)
  }

  @Test(
    "The penalty is at most ε min(H(a), H(b)), and all of it where points far apart go to themselves", arguments: [0.1, 0.5, 2, 50])
  func penalty(regularization: Double) throws {
    let problem = try TransportProblem(
      costs: pairwiseSquaredDistances(Self.source, Self.target), sourceWeights: Self.a, targetWeights: Self.b)
    let (plan, least) = (
      try Sinkhorn(problem, regularization: regularization, iterationLimit: 100_000), try ExactTransport(problem).cost
    )
    #expect(
      least <= plan.cost + 1e-8 && plan.cost <= plan.penalisedCost && plan.penalisedCost <= least + plan.largestPenalty + 1e-8)
    let far = Matrix(rowCount: 4, columnCount: 1, elements: [0, 100, 200, 300])
    let own = try Sinkhorn(
      TransportProblem(costs: pairwiseSquaredDistances(far, far), sourceWeights: Self.a, targetWeights: Self.a),
      regularization: regularization)
    #expect(abs(own.penalisedCost / own.largestPenalty - 1) < 1e-9)
  }

  @Test("Images keep at most the target's spread, and all of it only where mass is not split")
  func spread() throws {
    let problem = try TransportProblem(
      costs: pairwiseSquaredDistances(Self.source, Self.target), sourceWeights: Self.a, targetWeights: Self.b)
    let shares = try [100, 10, 2, 0.5].map {
      try Sinkhorn(problem, regularization: $0, iterationLimit: 100_000).imageSpread(among: Self.target)
    }
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 } && shares[3] < 1)
    let own = try Sinkhorn(TransportProblem(costs: pairwiseSquaredDistances(Self.source, Self.source)), regularization: 1e-3)
    #expect(abs(own.imageSpread(among: Self.source) - 1) < 1e-9)
  }
}

struct TwoPointTransportTests {
  @Test("The formulas are the solver's", arguments: [0.2, 1, 1.5, 2, 30], [0, 0.3, 0.95, 1])
  func solver(regularization: Double, place: Double) throws {
    let (pair, formula) = (Matrix(rows: [[1], [-1]]), TwoPointTransport(regularization: regularization))
    let plan = try Sinkhorn(
      TransportProblem(costs: pairwiseSquaredDistances(pair, place * pair)), regularization: regularization, tolerance: 1e-13)
    #expect(abs(plan.penalisedCost - formula.penalisedCost(1, place)) < 1e-9)
    #expect(abs(plan.barycentricMap(onto: place * pair)[0, 0] - formula.image(of: 1, among: place)) < 1e-9)
    let divergence = try SinkhornDivergence(pair, place * pair, regularization: regularization, tolerance: 1e-13).value
    #expect(abs(divergence - formula.divergence(1, place)) < 1e-9)
  }

  @Test("The nearest copy solves s = tanh(2s/ε), below 1, and is the mean from ε = 2 on", arguments: [0.2, 1, 1.5, 1.99, 2, 30])
  func nearest(regularization: Double) {
    let formula = TwoPointTransport(regularization: regularization)
    let nearest = formula.nearestToOne
    #expect(
      abs(nearest - Double.tanh(2 * nearest / regularization)) < 1e-9 && nearest < 1 && (nearest == 0) == (regularization >= 2))
    let costs = (0...1000).map { formula.penalisedCost(1, Double($0) / 1000) }
    #expect(formula.penalisedCost(1, nearest) <= (costs.min() ?? 0) + 1e-12)
    #expect((0..<100).allSatisfy { formula.divergence(1, Double($0) / 100) > 0 } && formula.divergence(1, 1) == 0)
  }
}
