import Divergences
import NumericCore
import Testing

/// Laws of W₁ and W₂ in d dimensions, on random samples with random weights, and of what bounds them.
struct OptimalTransportTests {
  /// Two weighted samples in one to four dimensions, of which some share points.
  struct Instance {
    let x, y: Matrix
    let a, b: [Double]
    let random: RandomSource

    init(_ seed: UInt64) {
      random = RandomSource(seed: seed)
      let dimension = 1 + random.integer(below: 4)
      let (n, m) = (1 + random.integer(below: 12), 1 + random.integer(below: 12))
      let isGrid = seed % 3 == 0
      func points(_ count: Int, _ random: RandomSource) -> Matrix {
        Matrix(
          rowCount: count, columnCount: dimension,
          elements: (0..<count * dimension).map { _ in isGrid ? Double(random.integer(below: 3)) : 2 * random.uniform() })
      }
      func weights(_ count: Int, _ random: RandomSource) -> [Double] {
        let raw = (0..<count).map { $0 > 0 && random.integer(below: 5) == 0 ? 0 : random.uniform() }
        let total = raw.reduce(0, +)
        return raw.map { $0 / total }
      }
      (x, y) = (points(n, random), points(m, random))
      (a, b) = (weights(n, random), weights(m, random))
    }
  }

  static func w1(_ x: Matrix, _ a: [Double], _ y: Matrix, _ b: [Double]) throws -> Double {
    try ExactTransport(TransportProblem(costs: pairwiseDistances(x, y), sourceWeights: a, targetWeights: b)).cost
  }

  static func squaredW2(_ x: Matrix, _ a: [Double], _ y: Matrix, _ b: [Double]) throws -> Double {
    try ExactTransport(TransportProblem(costs: pairwiseSquaredDistances(x, y), sourceWeights: a, targetWeights: b)).cost
  }

  static func mean(_ x: Matrix, _ a: [Double]) -> [Double] { x.columnMeans(weights: a) }

  /// The covariance of the weighted sample itself, with divisor 1.
  static func covariance(_ x: Matrix, _ a: [Double]) -> Matrix {
    var scaled = x.subtracting(rowwise: mean(x, a))
    scaled.transformRows { row, elements in
      for column in 0..<elements.count { elements[column] *= a[row].squareRoot() }
    }
    return scaled.gram
  }

  /// Costs are of the order of 10 at most, and sums of a few dozen of them carry this error.
  static let rounding = 1e-12

  @Test("|mean difference| ≤ W₁ ≤ W₂, and the normal distance of the moments ≤ W₂", arguments: 0..<300 as Range<UInt64>)
  func order(seed: UInt64) throws {
    let instance = Instance(seed)
    let (x, y, a, b) = (instance.x, instance.y, instance.a, instance.b)
    let (w1, squaredW2) = (try Self.w1(x, a, y, b), try Self.squaredW2(x, a, y, b))
    let meanDistance = Self.mean(x, a).squaredDistance(to: Self.mean(y, b)).squareRoot()
    #expect(meanDistance <= w1 + Self.rounding)
    #expect(w1 * w1 <= squaredW2 + Self.rounding)
    let gaussian = try GaussianTransport(
      sourceMean: Self.mean(x, a), sourceCovariance: Self.covariance(x, a), targetMean: Self.mean(y, b),
      targetCovariance: Self.covariance(y, b))
    // The root of a singular matrix is only known to the root of the rounding error.
    #expect(gaussian.squaredDistance <= squaredW2 + 1e-7)
  }

  @Test("|mean difference| = W₁ = W₂ for a shift, and the normal distance is W₂ for a linear map that is positive semidefinite")
  func tightness() throws {
    let random = RandomSource(seed: 1)
    let x = random.normals(rowCount: 20, columnCount: 3)
    let a = Array(repeating: 0.05, count: 20)
    let shifted = x.subtracting(rowwise: [-1, 2, -2])
    #expect(abs(try Self.w1(x, a, shifted, a) - 3) < Self.rounding)
    #expect(abs(try Self.squaredW2(x, a, shifted, a) - 9) < Self.rounding)
    let image = x * random.normals(rowCount: 3, columnCount: 5).rowGram
    let gaussian = try GaussianTransport(
      sourceMean: Self.mean(x, a), sourceCovariance: Self.covariance(x, a), targetMean: Self.mean(image, a),
      targetCovariance: Self.covariance(image, a))
    let squaredW2 = try Self.squaredW2(x, a, image, a)
    #expect(abs(gaussian.squaredDistance - squaredW2) < 1e-12 * squaredW2)
  }

  @Test(
    "W₁ and W₂ are symmetric, zero from a sample to itself, and meet the triangle inequality", arguments: 0..<100 as Range<UInt64>)
  func metric(seed: UInt64) throws {
    let instance = Instance(seed)
    let (x, y, a, b) = (instance.x, instance.y, instance.a, instance.b)
    let z = Matrix(
      rowCount: 5, columnCount: x.columnCount, elements: (0..<5 * x.columnCount).map { _ in instance.random.uniform() })
    let c = Array(repeating: 0.2, count: 5)
    #expect(abs(try Self.w1(x, a, y, b) - Self.w1(y, b, x, a)) < Self.rounding)
    #expect(abs(try Self.squaredW2(x, a, y, b) - Self.squaredW2(y, b, x, a)) < Self.rounding)
    #expect(try Self.w1(x, a, x, a) < Self.rounding)
    #expect(try Self.w1(x, a, z, c) <= Self.w1(x, a, y, b) + Self.w1(y, b, z, c) + Self.rounding)
    let (xz, xy, yz) = (
      try Self.squaredW2(x, a, z, c), try Self.squaredW2(x, a, y, b), try Self.squaredW2(y, b, z, c)
    )
    #expect(xz.squareRoot() <= xy.squareRoot() + yz.squareRoot() + Self.rounding)
  }

  @Test("A shift by t adds |t|² + 2 t·(ȳ − x̄) to W₂², and a scale s multiplies W₁ by s", arguments: 0..<50 as Range<UInt64>)
  func shiftAndScale(seed: UInt64) throws {
    let instance = Instance(seed)
    let (x, y, a, b) = (instance.x, instance.y, instance.a, instance.b)
    let t = (0..<x.columnCount).map { _ in 4 * instance.random.uniform() - 2 }
    let meanDifference = Self.mean(y, b).subtracting(Self.mean(x, a))
    let added = t.dot(t) + 2 * t.dot(meanDifference)
    let shifted = y.subtracting(rowwise: t.map { -$0 })
    #expect(abs(try Self.squaredW2(x, a, shifted, b) - Self.squaredW2(x, a, y, b) - added) < 1e-11)
    #expect(abs(try Self.w1(3 * x, a, 3 * y, b) - 3 * Self.w1(x, a, y, b)) < Self.rounding)
  }

  @Test("A permutation of the points changes no cost", arguments: 0..<50 as Range<UInt64>)
  func permutation(seed: UInt64) throws {
    let instance = Instance(seed)
    var generator = instance.random
    let order = Array(instance.a.indices).shuffled(using: &generator)
    let permuted = try Self.w1(instance.x.rows(order), order.map { instance.a[$0] }, instance.y, instance.b)
    #expect(abs(permuted - (try Self.w1(instance.x, instance.a, instance.y, instance.b))) < Self.rounding)
  }

  @Test(
    "On common points, W₁ is at most the diameter times the total variation, with equality for two points",
    arguments: 0..<100 as Range<UInt64>)
  func totalVariation(seed: UInt64) throws {
    let instance = Instance(seed)
    let (x, a) = (instance.x, instance.a)
    let raw = a.map { _ in instance.random.uniform() }
    let b = raw.map { $0 / raw.reduce(0, +) }
    let variation = zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
    let diameter = pairwiseDistances(x, x).largestMagnitude
    #expect(try Self.w1(x, a, x, b) <= diameter * variation + Self.rounding)
    let two = Matrix(rows: [[0], [diameter]])
    #expect(abs(try Self.w1(two, [0.7, 0.3], two, [0.25, 0.75]) - 0.45 * diameter) < Self.rounding)
  }

  @Test("The sliced distance is at most W_p, and the energy distance at most 2 W₁", arguments: 0..<100 as Range<UInt64>)
  func otherDistances(seed: UInt64) throws {
    let instance = Instance(seed)
    let (x, y, a, b) = (instance.x, instance.y, instance.a, instance.b)
    let directions = instance.random.directions(count: 16, dimension: x.columnCount)
    for (order, exact) in [(1.0, try Self.w1(x, a, y, b)), (2, try Self.squaredW2(x, a, y, b).squareRoot())] {
      let sliced = SlicedWasserstein(x, y, sourceWeights: a, targetWeights: b, directions: directions, order: order)
      #expect(sliced.distance <= sliced.largestProjectedDistance + Self.rounding, "order \(order)")
      #expect(sliced.largestProjectedDistance <= exact + 1e-7, "order \(order)")
    }
    let (uniformA, uniformB) = (a.map { _ in 1 / Double(a.count) }, b.map { _ in 1 / Double(b.count) })
    #expect(energyDistance(x, y) <= 2 * (try Self.w1(x, uniformA, y, uniformB)) + Self.rounding)
  }

  @Test("Entropic plans cost at least the exact one, and no more as ε falls", arguments: 0..<50 as Range<UInt64>)
  func entropicCost(seed: UInt64) throws {
    let instance = Instance(seed)
    let problem = try TransportProblem(
      costs: pairwiseSquaredDistances(instance.x, instance.y), sourceWeights: instance.a, targetWeights: instance.b)
    let exact = try ExactTransport(problem).cost
    var previous = Double.infinity
    for regularization in [10, 3, 1, 0.5, 0.3] {
      let cost = try Sinkhorn(problem, regularization: regularization, tolerance: 1e-10, iterationLimit: 200_000).cost
      // Marginals that are off by 10⁻¹⁰ can save at most that much of the potentials' range.
      #expect(cost >= exact - 1e-8, "regularization \(regularization)")
      #expect(cost <= previous + 1e-8, "regularization \(regularization)")
      previous = cost
    }
  }

  @Test("Transport finds the pairing behind a shift and behind a positive semidefinite linear map")
  func recovery() throws {
    let random = RandomSource(seed: 3)
    let x = random.normals(rowCount: 30, columnCount: 2)
    let stretched = x * Matrix(rows: [[2, 0.5], [0.5, 1]])
    for image in [x.subtracting(rowwise: [5, 1]), stretched] {
      let transport = try ExactTransport(TransportProblem(costs: pairwiseSquaredDistances(x, image)))
      #expect(transport.entries.map(\.target) == Array(0..<30))
    }
  }

  @Test("Transport does not find the pairing behind a quarter turn: it minimises displacement")
  func quarterTurn() throws {
    let x = RandomSource(seed: 4).normals(rowCount: 30, columnCount: 2)
    let turned = x * Matrix(rows: [[0, 1], [-1, 0]])
    let transport = try ExactTransport(TransportProblem(costs: pairwiseSquaredDistances(x, turned)))
    let found = transport.entries.filter { $0.source == $0.target }.count
    #expect(found <= 5)
    #expect(transport.cost < 0.5 * (0..<30).reduce(0) { $0 + x.row($1).squaredDistance(to: turned.row($1)) } / 30)
  }
}
