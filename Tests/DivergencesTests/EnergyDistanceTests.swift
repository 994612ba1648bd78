import Divergences
import Learning
import NumericCore
import Testing

struct EnergyDistanceTests {
  /// The definition, over all pairs.
  static func naive(_ source: Matrix, _ target: Matrix) -> Double {
    func mean(_ x: Matrix, _ y: Matrix) -> Double {
      let pairs = (0..<x.rowCount).flatMap { i in
        (0..<y.rowCount).map { x.row(i).squaredDistance(to: y.row($0)).squareRoot() }
      }
      return pairs.reduce(0, +) / Double(pairs.count)
    }
    return 2 * mean(source, target) - mean(source, source) - mean(target, target)
  }

  @Test("It is the definition in every dimension, on the line by sorting", arguments: [1, 2, 5, 20])
  func definition(dimension: Int) {
    for seed in 0..<10 {
      let random = RandomSource(seed: UInt64(seed)).stream("\(dimension)")
      let x = random.normals(rowCount: 1 + random.integer(below: 30), columnCount: dimension)
      let y = random.normals(rowCount: 1 + random.integer(below: 30), columnCount: dimension)
      #expect(abs(energyDistance(x, y) - Self.naive(x, y)) < 1e-13 * Double(dimension), "seed \(seed)")
    }
  }

  @Test("Samples of more than one block are summed whole")
  func blocks() {
    let random = RandomSource(seed: 5)
    let (x, y) = (random.normals(rowCount: 1100, columnCount: 2), random.normals(rowCount: 1001, columnCount: 2))
    let mean = { (x: Matrix, y: Matrix) in pairwiseDistances(x, y).elements.reduce(0, +) / Double(x.rowCount * y.rowCount) }
    #expect(abs(energyDistance(x, y) - (2 * mean(x, y) - mean(x, x) - mean(y, y))) < 1e-12)
  }

  @Test("Equal samples are at distance 0, two points at twice theirs, and a line inside the plane is the line")
  func ends() {
    let random = RandomSource(seed: 7)
    let x = random.normals(rowCount: 20, columnCount: 3)
    #expect(energyDistance(x, x.rows(Array((0..<20).reversed()))) < 1e-14)
    #expect(energyDistance(Matrix(rows: [[0, 0]]), Matrix(rows: [[3, 4]])) == 10)
    let (u, v) = (random.normals(count: 15), random.normals(count: 12))
    let plane = energyDistance(Matrix(rows: u.map { [0.6 * $0, 0.8 * $0] }), Matrix(rows: v.map { [0.6 * $0, 0.8 * $0] }))
    #expect(abs(plane - energyDistance(SortedSample(u), SortedSample(v))) < 1e-14)
  }

  @Test("On the line, weights count as repeated points")
  func weights() {
    let weighted = energyDistance(SortedSample([0, 2, 5], weights: [1, 2, 1]), SortedSample([1, 3], weights: [3, 1]))
    #expect(abs(weighted - energyDistance(SortedSample([0, 2, 2, 5]), SortedSample([1, 1, 1, 3]))) < 1e-15)
  }
}
