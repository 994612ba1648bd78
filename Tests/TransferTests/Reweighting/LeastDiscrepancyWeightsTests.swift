import Divergences
import Learning
import NumericCore
import Testing
import Transfer

@Suite("Weights of least discrepancy")
struct LeastDiscrepancyWeightsTests {
  private let source = Matrix(rows: [[1, 0], [0, 2], [-1, 1], [0.5, -0.5]])
  private let target = Matrix(rows: [[0.2, 0.1], [1.5, 1], [-0.3, 0.7]])
  private var targetMoments: Matrix { (1.0 / 3) * target.gram }

  @Test("known: the weights and the norm of a semidefinite programme, and the discrepancy with Λ = 1.5")
  func known() throws {
    let least = try LeastDiscrepancyWeights(source: source, targetMoments: targetMoments)
    #expect(abs(least.norm - 0.4500384071401402) < 1e-6)
    #expect(zip(least.weights, [0.9022222222222223, 0.09777777777777774, 0, 0]).allSatisfy { abs($0 - $1) < 1e-4 })
    let discrepancy = try SquaredLossDiscrepancy(momentDifference: least.momentDifference, radius: 1.5)
    #expect(abs(discrepancy.value - 4.050345664261262) < 1e-5)
    let equal = try SquaredLossDiscrepancy(source: Sample(features: source), target: Sample(features: target), radius: 1.5)
    #expect(abs(equal.value - 10.833601949829982) < 1e-10)
  }

  @Test("certificate: what is proved is no more than the norm of any weights, and near that of these", arguments: UInt64(1)...30)
  func certificate(seed: UInt64) throws {
    let random = RandomSource(seed: seed)
    let (count, size) = (3 + random.integer(below: 8), 1 + random.integer(below: 3))
    let source = Matrix(rows: (0..<count).map { _ in random.normals(count: size) })
    let moments = (1 / Double(size + 2)) * Matrix(rows: (0..<size + 2).map { _ in random.normals(count: size) }).gram
    let least = try LeastDiscrepancyWeights(source: source, targetMoments: moments)
    #expect(least.weights.allSatisfy { $0 >= 0 } && abs(least.weights.sum() - 1) < 1e-12)
    #expect(least.norm - least.lowerBound < 1e-4 && least.lowerBound <= least.norm + 1e-12, "seed \(seed)")
    for _ in 0..<50 {
      let weights = random.dirichlet(Array(repeating: 0.5, count: count))
      let other = try SquaredLossDiscrepancy(momentDifference: source.weightedGram(weights) - moments, radius: 1)
      #expect(other.value / 4 >= least.lowerBound - 1e-12, "seed \(seed)")
    }
  }

  @Test("permuted examples have permuted weights, and moments that are scaled a scaled norm")
  func invariance() throws {
    let least = try LeastDiscrepancyWeights(source: source, targetMoments: targetMoments)
    let turned = try LeastDiscrepancyWeights(source: source.rows([3, 2, 1, 0]), targetMoments: targetMoments)
    #expect(zip(turned.weights, least.weights.reversed()).allSatisfy { abs($0 - $1) < 1e-4 })
    let scaled = try LeastDiscrepancyWeights(source: 100 * source, targetMoments: 10_000 * targetMoments)
    #expect(abs(scaled.norm - 10_000 * least.norm) < 1e-2)
  }

  @Test("ends: one example, moments that are met, moments of 0")
  func ends() throws {
    let one = try LeastDiscrepancyWeights(source: Matrix(rows: [[2]]), targetMoments: Matrix(rows: [[1]]))
    #expect(abs(one.norm - 3) < 1e-12 && one.weights == [1])
    let met = try LeastDiscrepancyWeights(source: Matrix(rows: [[1], [3]]), targetMoments: Matrix(rows: [[5]]))
    #expect(met.norm < 1e-4 && abs(met.weights[0] - 0.5) < 1e-4)
    let none = try LeastDiscrepancyWeights(source: source, targetMoments: Matrix(rows: [[0, 0], [0, 0]]))
    #expect(none.norm >= none.lowerBound - 1e-12 && none.norm - none.lowerBound < 1e-4)
  }

  @Test("Weights of clouds are those of sources of 4 to 10 points in one to three dimensions, with a proof each")
  func clouds() throws {
    let found = try LeastDiscrepancyWeights.ofClouds(count: 9, from: RandomSource(seed: 2))
    #expect(found.map(\.weights.count) == [4, 5, 6, 7, 8, 9, 10, 4, 5])
    #expect(found.allSatisfy { $0.norm - $0.lowerBound < 1e-4 && $0.norm - $0.lowerBound > -1e-9 })
    #expect(found.contains { $0.norm > 0.1 })
    let random = RandomSource(seed: 2)
    let points = (0..<2).map { _ in Matrix(rows: (0..<4).map { _ in random.normals(count: 1) }) }
    #expect(try found[0].norm == LeastDiscrepancyWeights(source: points[0], targetMoments: 0.25 * points[1].gram).norm)
  }
}
