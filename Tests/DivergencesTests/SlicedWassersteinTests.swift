import Divergences
import Learning
import NumericCore
import Testing

struct SlicedWassersteinTests {
  @Test("Along the axes the projections are the columns", arguments: [1.0, 2, 3])
  func axes(order: Double) {
    let random = RandomSource(seed: 1)
    let (x, y) = (random.normals(rowCount: 30, columnCount: 3), random.normals(rowCount: 20, columnCount: 3))
    let sliced = SlicedWasserstein(x, y, directions: .identity(3), order: order)
    let columns = (0..<3).map { wasserstein(SortedSample(x.column($0)), SortedSample(y.column($0)), order: order) }
    let mean = Double.pow(columns.reduce(0) { $0 + Double.pow($1, order) } / 3, 1 / order)
    #expect(zip(sliced.projectedDistances, columns).allSatisfy { abs($0 - $1) < 1e-13 })
    #expect(abs(sliced.distance - mean) < 1e-13)
    #expect(sliced.largestProjectedDistance == sliced.projectedDistances.max())
  }

  @Test("In one dimension both directions give W_p itself", arguments: [1.0, 2])
  func line(order: Double) {
    let random = RandomSource(seed: 2)
    let (x, y) = (random.normals(rowCount: 17, columnCount: 1), random.normals(rowCount: 40, columnCount: 1))
    let sliced = SlicedWasserstein(x, y, directions: random.directions(count: 8, dimension: 1), order: order)
    let exact = wasserstein(SortedSample(x.elements), SortedSample(y.elements), order: order)
    #expect(abs(sliced.distance - exact) < 1e-13)
  }

  @Test("Weights count as repeated points")
  func weights() {
    let random = RandomSource(seed: 3)
    let (x, y) = (random.normals(rowCount: 3, columnCount: 2), random.normals(rowCount: 2, columnCount: 2))
    let directions = random.directions(count: 20, dimension: 2)
    let weighted = SlicedWasserstein(x, y, sourceWeights: [1, 2, 1], targetWeights: [3, 1], directions: directions, order: 2)
    let repeated = SlicedWasserstein(x.rows([0, 1, 1, 2]), y.rows([0, 0, 0, 1]), directions: directions, order: 2)
    #expect(abs(weighted.distance - repeated.distance) < 1e-14)
  }

  @Test("A shift by t is seen as |t| E|θ₁|, and E|θ₁| = 2/π in the plane")
  func shift() {
    let random = RandomSource(seed: 4)
    let x = random.normals(rowCount: 5, columnCount: 2)
    let y = x.subtracting(rowwise: [-3, 4])
    let count = 20_000
    let sliced = SlicedWasserstein(x, y, directions: random.directions(count: count, dimension: 2))
    // Hoeffding: a mean of values in 0…5 misses by more than 5 √(log(2·10⁶) / 2n) with probability at most 10⁻⁶.
    #expect(abs(sliced.distance - 10 / .pi) < 5 * (Double.log(2e6) / Double(2 * count)).squareRoot())
  }

  @Test("Directions have length 1")
  func directions() {
    let directions = RandomSource(seed: 5).directions(count: 50, dimension: 7)
    #expect(directions.squaredRowNorms.allSatisfy { abs($0 - 1) < 1e-15 * 7 })
  }

  @Test("A sample whose coordinates are not those of the directions stops the program, on either side")
  func otherDimension() async {
    let (plane, space) = (Matrix(rows: [[0, 0]]), Matrix(rows: [[0, 0, 0]]))
    await #expect(processExitsWith: .failure) {
      _ = SlicedWasserstein(Matrix(rows: [[0, 0]]), Matrix(rows: [[0, 0, 0]]), directions: .identity(3))
    }
    await #expect(processExitsWith: .failure) {
      _ = SlicedWasserstein(Matrix(rows: [[0, 0, 0]]), Matrix(rows: [[0, 0]]), directions: .identity(3))
    }
    #expect(SlicedWasserstein(plane, plane, directions: .identity(2)).distance == 0)
    #expect(SlicedWasserstein(space, space, directions: .identity(3)).distance == 0)
  }

  @Test("Equal samples in another order are at distance 0")
  func equalSamples() {
    let random = RandomSource(seed: 6)
    let x = random.normals(rowCount: 12, columnCount: 3)
    let sliced = SlicedWasserstein(x, x.rows(Array((0..<12).reversed())), directions: random.directions(count: 5, dimension: 3))
    #expect(sliced.distance == 0)
  }
}
