import NumericCore
import Transfer

/// What the formulas for normal distributions say of one another.
struct NormalMaps: Codable, Sendable {
  /// The largest relative difference of C_T from A C_S A, and of W₂² from what the map moves and from the solver's cost.
  let residual: Double
  /// The squared displacement of x ↦ C_T^½ C_S^−½ x over W₂², and where the covariances commute.
  let recoloured: Double
  let commuting: Double

  init(_ random: RandomSource) throws {
    func definite() -> Matrix { random.normals(rowCount: 2, columnCount: 6).rowGram }
    let (source, target, points) = (definite(), definite(), random.normals(rowCount: 12, columnCount: 2))
    let transport = try GaussianTransport(
      sourceMean: [0, 0], sourceCovariance: source, targetMean: [1, -2], targetCovariance: target)
    let map = try transport.linearMap()
    // Points that have the source's moments exactly.
    let centred = points.subtracting(rowwise: points.columnMeans)
    let white = centred * (try SymmetricEigendecomposition((1 / Double(points.rowCount)) * centred.gram).inverseSquareRoot())
    let sample = white * (try SymmetricEigendecomposition(source).squareRoot())
    let ratios = [Self.displacement(map, source) + 5, try ExactTransport.squared(sample, try transport.map(sample)).cost]
    residual = max(
      (map * source * map - target).largestMagnitude / target.largestMagnitude,
      ratios.map { ($0 / transport.squaredDistance - 1).magnitude }.reduce(0, max))
    recoloured = try Self.excess(source, target)
    commuting = try Self.excess(Matrix(diagonal: [1, 4]), Matrix(diagonal: random.uniforms(count: 2).map { 5 + $0 }))
  }

  /// E|x − Mx|² under covariance C.
  private static func displacement(_ map: Matrix, _ covariance: Matrix) -> Double {
    let moved = Matrix.identity(2) - map
    return (moved * covariance * moved.transposed).trace
  }

  private static func excess(_ source: Matrix, _ target: Matrix) throws -> Double {
    let root = try SymmetricEigendecomposition(target).squareRoot()
    let recolouring = root * (try SymmetricEigendecomposition(source).inverseSquareRoot())
    let least = try GaussianTransport(sourceMean: [0, 0], sourceCovariance: source, targetMean: [0, 0], targetCovariance: target)
    return displacement(recolouring, source) / least.squaredDistance
  }
}

extension ExactTransport {
  /// The plan between two samples for the cost |x − y|².
  static func squared(_ source: Matrix, _ target: Matrix) throws(TransportError) -> ExactTransport {
    try ExactTransport(TransportProblem(costs: pairwiseSquaredDistances(source, target)))
  }
}
