import Divergences
import Learning
import NumericCore
import Testing

/// The laws that order distances: on random distributions, on pairs made for them, and where nothing differs.
struct DistanceOrderTests {
  private static func sides(_ pair: DistributionPair, _ random: RandomSource) throws -> [DistanceOrder.Sides] {
    try DistanceOrder.sides(
      of: pair, width: 0.2 + random.uniform(), directions: random.directions(count: 7, dimension: 2),
      coefficients: random.normals(count: pair.points.rowCount))
  }

  @Test("Every law holds on random distributions", arguments: 0..<60)
  func law(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let count = 2 + random.integer(below: 12)
    let masses = (0..<2).map { _ in random.dirichlet(Array(repeating: 0.5, count: count)) }
    let pair = DistributionPair(points: random.normals(rowCount: count, columnCount: 2), source: masses[0], target: masses[1])
    for sides in try Self.sides(pair, random) { #expect(sides.slack > -1e-7, "\(sides.law.rawValue)") }
  }

  @Test("Every law is attained on the pair made for it, whatever the kernel's width", arguments: DistanceOrder.allCases)
  func tightness(law: DistanceOrder) throws {
    for width in [0.1, 1, 7] {
      let sides = try law.extremal(width: width)
      #expect(sides.law == law && sides.ratio > 0.9999 && sides.slack > -1e-7, "width \(width)")
    }
  }

  @Test("Both sides are 0 where nothing differs")
  func equalDistributions() throws {
    let random = RandomSource(seed: 5)
    let masses = random.dirichlet(Array(repeating: 1, count: 6))
    let pair = DistributionPair(points: random.normals(rowCount: 6, columnCount: 2), source: masses, target: masses)
    for sides in try Self.sides(pair, random) { #expect(sides.left < 1e-7 && sides.right < 1e-7, "\(sides.law.rawValue)") }
  }

  @Test("√2 does not do for a kernel that takes negative values: the cosine of opposite points is −1, and MMD is 2 TV")
  func negativeKernel() throws {
    let sides = try DistanceOrder.kernelMass.extremal(width: 1)
    #expect(sides.left == 2 && sides.right == 2)
  }
}
