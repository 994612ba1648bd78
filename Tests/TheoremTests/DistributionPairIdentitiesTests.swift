import Learning
import NumericCore
import Testing

@testable import Divergences

@Suite("Distances that are one another under other names")
struct DistributionPairIdentitiesTests {
  private static func pair(_ random: RandomSource, dimension: Int = 2) -> DistributionPair {
    let count = 2 + random.integer(below: 10)
    let masses = (0..<2).map { _ in random.dirichlet(Array(repeating: 0.7, count: count)) }
    return DistributionPair(
      points: random.normals(rowCount: count, columnCount: dimension), source: masses[0], target: masses[1])
  }

  @Test("On random distributions both sides are equal, to rounding", arguments: 1...40)
  func identities(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let pair = Self.pair(random, dimension: 1 + seed % 4)
    #expect(try pair.wasserstein1FormsResidual() < 1e-9)
    #expect(pair.quadraticKernelResidual() < 1e-9)
    #expect(try pair.squaredLossDiscrepancyResidual(random: random) < 1e-9)
  }

  @Test("No 1-Lipschitz function has a larger difference of means than the dual's", arguments: 1...20)
  func lipschitzDual(seed: Int) {
    let random = RandomSource(seed: UInt64(seed))
    let pair = Self.pair(random, dimension: 1)
    let line = pair.points.column(0)
    for _ in 0..<50 {
      // The least of 1-Lipschitz functions is one.
      let (kinks, heights) = (random.normals(count: 4), random.normals(count: 4))
      let values = line.map { point in zip(kinks, heights).map { $1 + ($0 - point).magnitude }.reduce(.infinity, min) }
      #expect(values.dot(pair.differences).magnitude <= pair.lipschitzDual + 1e-12)
    }
    #expect(pair.lipschitzDual > 0)
  }

  @Test("By hand: a point mass moved from 0 to 2")
  func pointMasses() throws {
    let pair = DistributionPair(points: Matrix(rows: [[0], [2]]), source: [1, 0], target: [0, 1])
    #expect(pair.lipschitzDual == 2)
    #expect(try pair.wasserstein1FormsResidual() == 0)
    // M_S − M_T = −4, so that MMD² = 16 and the discrepancy is 16 as well.
    #expect(pair.squaredDiscrepancy(.polynomial(degree: 2, offset: 0), at: pair.points) == 16)
    #expect(pair.quadraticKernelResidual() == 0)
    #expect(try pair.squaredLossDiscrepancyResidual(random: RandomSource(seed: 1)) == 0)
  }

  @Test("One random trial has every law in its order, both sides in it, and the same from the same seed")
  func trial() throws {
    let first = try DistanceOrderTrial(pointCount: 6, width: 0.5, random: RandomSource(seed: 3))
    #expect(first.sides.map(\.law) == DistanceOrder.allCases && first.sides.allSatisfy { $0.slack > -1e-7 })
    let residuals = [first.wasserstein1FormsResidual, first.quadraticKernelResidual, first.squaredLossDiscrepancyResidual]
    #expect(residuals.allSatisfy { (0..<1e-9).contains($0) })
    #expect(try DistanceOrderTrial(pointCount: 6, width: 0.5, random: RandomSource(seed: 3)) == first)
    // The width is the kernel's alone.
    let wider = try DistanceOrderTrial(pointCount: 6, width: 5, random: RandomSource(seed: 3))
    let changed = zip(first.sides, wider.sides).filter { $0 != $1 }.map(\.0.law)
    #expect(changed == [.gaussianKernel, .positiveKernel, .duality])
  }
}
