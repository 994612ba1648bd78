import Divergences
import Learning
import NumericCore
import Testing

@Suite("The map of CORAL")
struct CORALAlignmentTests {
  private static func domains(_ seed: UInt64, dimension: Int) -> (source: Matrix, target: Matrix) {
    let random = RandomSource(seed: seed)
    func domain() -> Matrix {
      let cloud = random.normals(rowCount: 40, columnCount: dimension)
      let turn = random.normals(rowCount: dimension, columnCount: dimension)
      return (cloud * turn).subtracting(rowwise: random.normals(count: dimension))
    }
    return (domain(), domain())
  }

  @Test("It gives the source the target's mean and covariance: the CORAL distance is 0", arguments: 1...20)
  func certificate(seed: Int) throws {
    let (source, target) = Self.domains(UInt64(seed), dimension: 1 + seed % 5)
    let images = try CORALAlignment(source: source, target: target).images(of: source)
    let scale = target.covariance.largestMagnitude
    #expect((images.covariance - target.covariance).largestMagnitude < 1e-7 * scale)
    #expect(images.columnMeans.squaredDistance(to: target.columnMeans) < 1e-18 * scale)
    #expect(coralDistance(source, target) > 1e-3 && coralDistance(images, target) < 1e-12 * scale * scale)
  }

  @Test("On one feature it is the increasing map with the target's mean and spread")
  func oneFeature() throws {
    let (source, target) = (Matrix(rows: [[1], [2], [3]]), Matrix(rows: [[10], [14], [18]]))
    let images = try CORALAlignment(source: source, target: target).images(of: Matrix(rows: [[0], [2.5]]))
    #expect(zip(images.elements, [6, 16]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
  }

  @Test("It moves points at least as far as the optimal map between normal distributions, and farther for most", arguments: 1...20)
  func notOptimal(seed: Int) throws {
    let (source, target) = Self.domains(UInt64(seed), dimension: 3)
    let images = try CORALAlignment(source: source, target: target).images(of: source)
    let moments = try GaussianTransport(
      sourceMean: source.columnMeans, sourceCovariance: source.covariance, targetMean: target.columnMeans,
      targetCovariance: target.covariance)
    // Mean squared displacement with divisor n − 1, as the covariances have.
    let means = source.columnMeans.squaredDistance(to: target.columnMeans)
    let centred = images.subtracting(rowwise: target.columnMeans) - source.subtracting(rowwise: source.columnMeans)
    let moved = means + centred.elements.map { $0 * $0 }.sum() / 39
    #expect(moved > moments.squaredDistance * (1 + 1e-6))
  }

  @Test("Where nothing differs it moves nothing")
  func sameDomain() throws {
    let (source, _) = Self.domains(3, dimension: 4)
    let images = try CORALAlignment(source: source, target: source).images(of: source)
    #expect((images - source).largestMagnitude < 1e-10)
  }

  @Test("A source without spread in one direction is refused")
  func singular() {
    let flat = Matrix(rows: [[1, 1], [2, 2], [3, 3]])
    #expect(throws: NumericalError.self) { try CORALAlignment(source: flat, target: flat) }
  }
}

@Suite("Neighbourhoods after alignment")
struct AlignedNeighboursTrialTests {
  @Test("A translation keeps every neighbour, CORAL's map hardly more than chance would", arguments: 1...5)
  func neighbours(seed: Int) throws {
    let kept = try AlignedNeighboursTrial(random: RandomSource(seed: UInt64(seed)))
    // By chance 10 of 149 neighbours are shared.
    #expect(kept.translation == 1 && kept.coral < 0.2 && kept.coral > 0.03)
  }
}
