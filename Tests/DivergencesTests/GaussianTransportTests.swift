import Divergences
import NumericCore
import Testing

struct GaussianTransportTests {
  /// A random covariance of the given rank.
  static func covariance(_ dimension: Int, rank: Int, _ random: RandomSource) -> Matrix {
    random.normals(rowCount: dimension, columnCount: rank).rowGram
  }

  static func isClose(_ left: Matrix, _ right: Matrix, _ tolerance: Double) -> Bool {
    (left - right).largestMagnitude <= tolerance * max(1, right.largestMagnitude)
  }

  @Test("Distance and map agree with an independent solver")
  func oracle() throws {
    let transport = try GaussianTransport(
      sourceMean: [0, 1], sourceCovariance: Matrix(rows: [[2, 0.5], [0.5, 1]]), targetMean: [2, -1],
      targetCovariance: Matrix(rows: [[1, -0.3], [-0.3, 3]]))
    let map = Matrix(rows: [[0.7542862119573398, -0.3112527175344328], [-0.31125271753443284, 1.838024366135867]])
    #expect(abs(transport.distance - 2.988195417801148) < 1e-12)
    #expect(abs(transport.squaredBuresDistance - 0.9293118549677768) < 1e-12)
    #expect(Self.isClose(try transport.linearMap(), map, 1e-12))
  }

  @Test("The map of a second pair of covariances agrees with an independent solver")
  func secondOracle() throws {
    let third = 1.6666666666666665
    let transport = try GaussianTransport(
      sourceMean: [0, 0], sourceCovariance: Matrix(rows: [[1.25, -0.6875], [-0.6875, 1.25]]), targetMean: [0, 0],
      targetCovariance: Matrix(rows: [[third, -0.9166666666666666], [-0.9166666666666666, 1.8958333333333333]]))
    let map = Matrix(rows: [[1.170362191584629, 0.028935559050036044], [0.028935559050036086, 1.2472076473748173]])
    #expect(Self.isClose(try transport.linearMap(), map, 1e-12))
  }

  @Test("The map A is symmetric and carries one covariance to the other, A C_S A = C_T", arguments: 0..<30)
  func mapLaw(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let dimension = 1 + random.integer(below: 6)
    let source = Self.covariance(dimension, rank: dimension + 3, random)
    let target = Self.covariance(dimension, rank: 1 + random.integer(below: dimension + 3), random)
    let transport = try GaussianTransport(
      sourceMean: random.normals(count: dimension), sourceCovariance: source, targetMean: random.normals(count: dimension),
      targetCovariance: target)
    let map = try transport.linearMap()
    // Rounding grows with the condition number of the source, and its rank exceeds its dimension by 3 to bound that.
    #expect(Self.isClose(map * source * map, target, 1e-9))
    #expect(Self.isClose(map, map.transposed, 1e-10))
    // E|X − T(X)|² for X of the source: the map attains the distance.
    let moved = Matrix.identity(dimension) - map
    let cost =
      transport.sourceMean.squaredDistance(to: transport.targetMean) + (moved * source * moved.transposed).trace
    #expect(abs(cost - transport.squaredDistance) <= 1e-9 * (1 + cost))
  }

  @Test("Diagonal covariances are at the distance of their roots")
  func diagonal() throws {
    let transport = try GaussianTransport(
      sourceMean: [0, 0, 1], sourceCovariance: Matrix(diagonal: [4, 0, 9]), targetMean: [0, 3, 1],
      targetCovariance: Matrix(diagonal: [1, 25, 9]))
    #expect(abs(transport.squaredDistance - (9 + 1 + 25)) < 1e-13)
  }

  @Test("The distance is symmetric, zero for equal arguments, and meets the triangle inequality", arguments: 0..<20)
  func metric(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let means = (0..<3).map { _ in random.normals(count: 3) }
    let covariances = (0..<3).map { _ in Self.covariance(3, rank: 1 + random.integer(below: 4), random) }
    func distance(_ i: Int, _ j: Int) throws -> Double {
      try GaussianTransport(
        sourceMean: means[i], sourceCovariance: covariances[i], targetMean: means[j], targetCovariance: covariances[j]
      ).distance
    }
    // Some covariances are singular: the zero eigenvalues are known to 10⁻¹⁶ and their roots to 10⁻⁸.
    #expect(try distance(0, 0) < 1e-7)
    #expect(abs(try distance(0, 1) - distance(1, 0)) < 1e-7)
    #expect(try distance(0, 2) <= distance(0, 1) + distance(1, 2) + 1e-7)
  }

  @Test("Points are moved to the target's mean and covariance")
  func movedPoints() throws {
    let random = RandomSource(seed: 31)
    let points = random.normals(rowCount: 40, columnCount: 3)
    let target = Self.covariance(3, rank: 5, random)
    let transport = try GaussianTransport(
      sourceMean: points.columnMeans, sourceCovariance: points.covariance, targetMean: [1, 2, 3], targetCovariance: target)
    let images = try transport.map(points)
    #expect(zip(images.columnMeans, [1, 2, 3]).allSatisfy { abs($0 - $1) < 1e-13 })
    #expect(Self.isClose(images.covariance, target, 1e-12))
  }

  @Test("A covariance that is none, and a map from a singular one, are refused")
  func errors() throws {
    #expect(throws: NumericalError.self) {
      try GaussianTransport(
        sourceMean: [0], sourceCovariance: Matrix(rows: [[-1]]), targetMean: [0], targetCovariance: Matrix(rows: [[1]]))
    }
    let singular = try GaussianTransport(
      sourceMean: [0, 0], sourceCovariance: Matrix(diagonal: [1, 0]), targetMean: [0, 0], targetCovariance: .identity(2))
    #expect(abs(singular.squaredDistance - 1) < 1e-15)
    #expect(throws: NumericalError.self) { try singular.linearMap() }
  }
}
