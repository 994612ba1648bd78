import Divergences
import NumericCore
import Testing

/// The smallest mean cost over all permutations, by trying each.
func cheapestAssignment(_ costs: Matrix) -> Double {
  func best(_ row: Int, _ free: [Int]) -> Double {
    guard row < costs.rowCount else { return 0 }
    return free.reduce(.infinity) { least, column in
      min(least, costs[row, column] + best(row + 1, free.filter { $0 != column }))
    }
  }
  return best(0, Array(0..<costs.columnCount)) / Double(costs.rowCount)
}

/// Checks everything that makes a plan optimal, from the plan and the potentials alone.
func expectOptimal(_ transport: ExactTransport, _ label: String) {
  let problem = transport.problem
  let (n, m) = (problem.costs.rowCount, problem.costs.columnCount)
  let scale = problem.costs.elements.reduce(1e-300) { max($0, abs($1)) }
  // A potential is a sum along a path of at most n + m arcs, each with a rounding error of 2⁻⁵³.
  let rounding = Double.ulpOfOne * Double(n + m + 8) * scale
  #expect(transport.entries.count <= n + m - 1, "\(label)")
  #expect(transport.entries.allSatisfy { $0.mass > 0 }, "\(label)")
  #expect(transport.marginalError <= Double.ulpOfOne * Double(n + m + 8), "\(label)")
  #expect(abs(transport.dualityGap) <= 2 * rounding, "\(label)")
  for i in 0..<n {
    for j in 0..<m {
      let slack = problem.costs[i, j] - transport.sourcePotentials[i] - transport.targetPotentials[j]
      #expect(slack >= -2 * rounding, "\(label): the dual is infeasible at \(i), \(j)")
    }
  }
  for entry in transport.entries {
    let slack =
      problem.costs[entry.source, entry.target] - transport.sourcePotentials[entry.source]
      - transport.targetPotentials[entry.target]
    #expect(abs(slack) <= 2 * rounding, "\(label): mass moves where the dual has slack, at \(entry)")
  }
}

struct ExactTransportTests {
  static let sourcePoints = Matrix(rows: [[0, 0], [1, 0.5], [2, -1], [0.5, 2], [-1, 1]])
  static let targetPoints = Matrix(rows: [[1, 1], [2, 3], [3, 0], [0, 2.5]])

  static func points(_ count: Int, _ random: RandomSource) -> Matrix {
    Matrix(rowCount: count, columnCount: 2, elements: random.normals(count: 2 * count))
  }

  @Test("Squared and plain Euclidean costs agree with an independent solver, uniform weights")
  func uniformOracle() throws {
    let squared = try ExactTransport(TransportProblem(costs: pairwiseSquaredDistances(Self.sourcePoints, Self.targetPoints)))
    let plain = try ExactTransport(TransportProblem(costs: pairwiseDistances(Self.sourcePoints, Self.targetPoints)))
    #expect(abs(squared.cost - 2.9125) < 1e-12)
    #expect(abs(squared.cost.squareRoot() - 1.7066048165876013) < 1e-12)
    #expect(abs(plain.cost - 1.6287295282183674) < 1e-12)
  }

  @Test("Squared and plain Euclidean costs agree with an independent solver, given weights")
  func weightedOracle() throws {
    let (a, b) = ([0.1, 0.3, 0.2, 0.25, 0.15], [0.4, 0.1, 0.2, 0.3])
    let squared = try ExactTransport(
      TransportProblem(
        costs: pairwiseSquaredDistances(Self.sourcePoints, Self.targetPoints), sourceWeights: a, targetWeights: b))
    let plain = try ExactTransport(
      TransportProblem(costs: pairwiseDistances(Self.sourcePoints, Self.targetPoints), sourceWeights: a, targetWeights: b))
    #expect(abs(squared.cost - 1.5625) < 1e-12)
    #expect(abs(plain.cost - 1.1310239953229093) < 1e-12)
  }

  @Test("The plan and the barycentric map agree with an independent solver where the plan is unique")
  func barycentricOracle() throws {
    let x = Matrix(rows: [[0.13, 0.07], [1.21, 0.48], [2.03, -1.17], [0.52, 1.94], [-1.11, 0.86]])
    let y = Matrix(rows: [[0.91, 1.06], [2.17, 2.83], [3.05, 0.19], [0.08, 2.61]])
    let transport = try ExactTransport(TransportProblem(costs: pairwiseSquaredDistances(x, y)))
    let plan = [
      0.2, 0, 0, 0, 0.05, 0.1, 0.05, 0, 0, 0, 0.2, 0, 0, 0.15, 0, 0.05, 0, 0, 0, 0.2,
    ]
    let map = [0.91, 1.06, 2.075, 1.7275, 3.05, 0.19, 1.6475, 2.775, 0.08, 2.61]
    #expect(abs(transport.cost - 3.18995) < 1e-12)
    #expect(zip(transport.coupling.elements, plan).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(zip(transport.barycentricMap(onto: y).elements, map).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("With n = m and uniform weights no permutation is cheaper", arguments: 1...7)
  func permutations(count: Int) throws {
    for seed in 0..<(count < 7 ? 20 : 3) {
      let random = RandomSource(seed: UInt64(seed)).stream("\(count)")
      // Every other instance has small integer costs, so that many permutations tie.
      let costs = Matrix(
        rowCount: count, columnCount: count,
        elements: (0..<count * count).map { _ in seed % 2 == 0 ? random.uniform() : Double(random.integer(below: 4)) })
      let transport = try ExactTransport(TransportProblem(costs: costs))
      #expect(abs(transport.cost - cheapestAssignment(costs)) < 1e-14, "seed \(seed)")
      expectOptimal(transport, "seed \(seed)")
    }
  }

  enum Costs: CaseIterable {
    case uniform, signed, tied, allEqual, zero, huge, tiny, squaredDistances, duplicatePoints, line

    func matrix(_ n: Int, _ m: Int, _ random: RandomSource) -> Matrix {
      func filled(_ value: () -> Double) -> Matrix {
        Matrix(rowCount: n, columnCount: m, elements: (0..<n * m).map { _ in value() })
      }
      func distances(_ dimension: Int, _ coordinate: () -> Double) -> Matrix {
        pairwiseSquaredDistances(
          Matrix(rowCount: n, columnCount: dimension, elements: (0..<n * dimension).map { _ in coordinate() }),
          Matrix(rowCount: m, columnCount: dimension, elements: (0..<m * dimension).map { _ in coordinate() }))
      }
      return switch self {
      case .uniform: filled { random.uniform() }
      case .signed: filled { random.uniform() - 0.5 }
      case .tied: filled { Double(random.integer(below: 3)) }
      case .allEqual: filled { 2.5 }
      case .zero: filled { 0 }
      case .huge: filled { 1e150 * random.uniform() }
      case .tiny: filled { 1e-290 * random.uniform() }
      case .squaredDistances: distances(2) { random.uniform() }
      case .duplicatePoints: distances(2) { Double(random.integer(below: 3)) }
      case .line: distances(1) { random.uniform() }
      }
    }
  }

  enum Weights: CaseIterable {
    case uniform, random, integers, someZero, concentrated

    func values(_ count: Int, _ random: RandomSource) -> [Double]? {
      switch self {
      case .uniform: return nil
      case .random: return (0..<count).map { _ in random.uniform() }
      case .integers: return (0..<count).map { _ in Double(1 + random.integer(below: 3)) }
      case .someZero: return (0..<count).map { $0 == count / 2 ? 1 : Double(random.integer(below: 2)) }
      case .concentrated: return (0..<count).map { _ in Double.exp(-40 * random.uniform()) }
      }
    }
  }

  static func normalised(_ weights: [Double]?) -> [Double]? {
    weights.map { weights in
      let total = weights.reduce(0, +)
      return weights.map { $0 / total }
    }
  }

  @Test("Plans carry their certificate for every kind of costs and weights", arguments: Costs.allCases, Weights.allCases)
  func certificates(costs: Costs, weights: Weights) throws {
    for (n, m) in [(1, 1), (1, 6), (6, 1), (2, 2), (5, 5), (7, 12), (12, 7), (30, 30), (40, 25)] {
      let random = RandomSource(seed: 11).stream("\(costs) \(weights) \(n) \(m)")
      let problem = try TransportProblem(
        costs: costs.matrix(n, m, random), sourceWeights: Self.normalised(weights.values(n, random)),
        targetWeights: Self.normalised(weights.values(m, random)))
      expectOptimal(try ExactTransport(problem), "\(n) × \(m)")
    }
  }

  @Test(
    "Plans of 300 by 300 points carry their certificate", arguments: [Costs.squaredDistances, .tied, .duplicatePoints, .allEqual])
  func largeCertificates(costs: Costs) throws {
    for (m, weights) in [(300, Weights.uniform), (299, .uniform), (300, .random), (280, .integers)] {
      let random = RandomSource(seed: 12).stream("\(costs) \(m) \(weights)")
      let problem = try TransportProblem(
        costs: costs.matrix(300, m, random), sourceWeights: Self.normalised(weights.values(300, random)),
        targetWeights: Self.normalised(weights.values(m, random)))
      let transport = try ExactTransport(problem)
      let scale = problem.costs.elements.max() ?? 0
      #expect(abs(transport.dualityGap) <= 1e-12 * scale, "300 × \(m), \(weights)")
      #expect(transport.marginalError <= 1e-12, "300 × \(m), \(weights)")
    }
  }

  @Test("On the line with |x − y|^p, p ≥ 1, the sorted matching is optimal", arguments: [1.0, 1.5, 2.0, 4.0])
  func sortedLine(order: Double) throws {
    for seed in 0..<10 {
      let random = RandomSource(seed: UInt64(seed))
      let (x, y) = (random.normals(count: 40), random.normals(count: 40).map { 1 + 2 * $0 })
      let costs = Matrix(rows: x.map { x in y.map { Double.pow(abs(x - $0), order) } })
      let sorted = zip(x.sorted(), y.sorted()).reduce(0) { $0 + Double.pow(abs($1.0 - $1.1), order) } / 40
      #expect(abs(try ExactTransport(TransportProblem(costs: costs)).cost - sorted) <= 1e-13 * sorted, "seed \(seed)")
    }
  }

  @Test("Points without mass change nothing, and their potentials stay feasible")
  func zeroWeights() throws {
    let random = RandomSource(seed: 5)
    let costs = Costs.uniform.matrix(8, 9, random)
    let (a, b) = ([0.0, 0.2, 0.1, 0.0, 0.3, 0.2, 0.2, 0.0], [0.1, 0.0, 0.3, 0.1, 0.0, 0.1, 0.2, 0.2, 0.0])
    let transport = try ExactTransport(TransportProblem(costs: costs, sourceWeights: a, targetWeights: b))
    expectOptimal(transport, "with zero weights")
    let (rows, columns) = (a.indices.filter { a[$0] > 0 }, b.indices.filter { b[$0] > 0 })
    let smaller = try ExactTransport(
      TransportProblem(
        costs: Matrix(rows: rows.map { row in columns.map { costs[row, $0] } }), sourceWeights: rows.map { a[$0] },
        targetWeights: columns.map { b[$0] }))
    #expect(transport.cost == smaller.cost)
    #expect(transport.entries.allSatisfy { a[$0.source] > 0 && b[$0.target] > 0 })
  }

  @Test("The barycentric map sends a source without mass to a target point, and keeps the others in the targets' hull")
  func barycentricZeroWeight() throws {
    let x = Matrix(rows: [[0], [1], [10]])
    let y = Matrix(rows: [[2], [8]])
    let transport = try ExactTransport(
      TransportProblem(costs: pairwiseSquaredDistances(x, y), sourceWeights: [0.5, 0.5, 0], targetWeights: [0.75, 0.25]))
    let images = transport.barycentricMap(onto: y)
    #expect(images[0, 0] == 2)
    #expect(abs(images[1, 0] - 5) < 1e-14)
    #expect(images[2, 0] == 8)
  }

  @Test("Weights of any equal total mean shares of it")
  func totals() throws {
    let costs = Costs.uniform.matrix(3, 2, RandomSource(seed: 6))
    let counts = try ExactTransport(TransportProblem(costs: costs, sourceWeights: [1, 2, 3], targetWeights: [4, 2]))
    let shares = try ExactTransport(
      TransportProblem(costs: costs, sourceWeights: [1 / 6, 2 / 6, 3 / 6], targetWeights: [4 / 6, 2 / 6]))
    #expect(abs(counts.cost - shares.cost) < 1e-15)
    #expect(counts.problem.sourceWeights.reduce(0, +) == 1)
  }
}

struct TransportProblemTests {
  static let costs = Matrix(rowCount: 2, columnCount: 2, elements: [0, 1, 1, 0])

  @Test(
    "A weight that is no mass is refused, with its place",
    arguments: [-0.25, -Double.leastNonzeroMagnitude, .nan, .infinity])
  func invalidWeight(weight: Double) {
    let error = #expect(throws: TransportError.self) {
      try TransportProblem(costs: Self.costs, sourceWeights: [0.5, 0.5], targetWeights: [1, weight])
    }
    #expect(error?.description.hasPrefix("The target weight at position 1 is \(weight);") == true)
  }

  @Test("A side without mass is refused")
  func noMass() {
    #expect(throws: TransportError.noMass(side: .source)) {
      try TransportProblem(costs: Self.costs, sourceWeights: [0, 0], targetWeights: [0.5, 0.5])
    }
    #expect(throws: TransportError.noMass(side: .target)) {
      try TransportProblem(costs: Matrix(rowCount: 2, columnCount: 0, elements: []))
    }
  }

  @Test("Totals may differ by rounding and by no more")
  func unequalMass() throws {
    #expect(throws: TransportError.unequalMass(source: 1, target: 1.00001)) {
      try TransportProblem(costs: Self.costs, sourceWeights: [0.5, 0.5], targetWeights: [0.5, 0.50001])
    }
    let rounded = try TransportProblem(costs: Self.costs, sourceWeights: [0.5, 0.5], targetWeights: [0.5, 0.5 + 1e-10])
    #expect(try ExactTransport(rounded).marginalError < 1e-15)
  }

  @Test(
    "A cost that is not finite, or so large that sums of costs could overflow, is refused",
    arguments: [Double.nan, -.infinity, 2e150])
  func invalidCost(cost: Double) {
    let error = #expect(throws: TransportError.self) {
      try TransportProblem(costs: Matrix(rowCount: 2, columnCount: 2, elements: [0, 1, cost, 0]))
    }
    #expect(error?.description.hasPrefix("The cost from source 1 to target 0 is \(cost);") == true)
  }

  @Test("A budget of pivots that is too small is reported")
  func pivotLimit() throws {
    let random = RandomSource(seed: 8)
    let problem = try TransportProblem(costs: ExactTransportTests.Costs.uniform.matrix(20, 20, random))
    #expect(throws: TransportError.pivotLimitReached(limit: 3)) { try ExactTransport(problem, pivotLimit: 3) }
  }
}
