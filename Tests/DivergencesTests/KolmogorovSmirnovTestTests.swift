import Divergences
import Learning
import NumericCore
import Testing

@Suite("The test of Kolmogorov and Smirnov")
struct KolmogorovSmirnovTestTests {
  @Test("p is the share of all relabellings with a D at least as large", arguments: 0..<20 as Range<UInt64>)
  func enumeration(seed: UInt64) {
    let random = RandomSource(seed: seed)
    let (n, m) = (2 + random.integer(below: 4), 2 + random.integer(below: 4))
    let pooled = random.uniforms(count: n + m)
    let test = KolmogorovSmirnovTest(Array(pooled[..<n]), Array(pooled[n...]))
    var (atLeast, total) = (0, 0)
    for choice in 0..<(1 << (n + m)) where choice.nonzeroBitCount == n {
      let source = pooled.indices.filter { choice >> $0 & 1 == 1 }.map { pooled[$0] }
      let target = pooled.indices.filter { choice >> $0 & 1 == 0 }.map { pooled[$0] }
      let distance = ThresholdDivergence(source, target).kolmogorovSmirnov
      total += 1
      if distance >= test.statistic - 1e-12 { atLeast += 1 }
    }
    // A dozen additions of shares.
    #expect((test.pValue - Double(atLeast) / Double(total)).magnitude < 1e-14, "n = \(n), m = \(m)")
  }

  @Test("Samples that do not overlap have p = 2 / (n + m choose n), equal ones p = 1")
  func ends() {
    let (low, high): ([Double], [Double]) = ([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])
    #expect((KolmogorovSmirnovTest(low, high).pValue - 2 / 252).magnitude < 1e-16)
    #expect(KolmogorovSmirnovTest(low, low).pValue == 1)
  }

  @Test("Beyond the counted paths p goes over into that of the limit", arguments: [0.03, 0.05, 0.07])
  func limit(shift: Double) {
    // Two grids, one moved: D is about the shift. 2000 × 2000 is counted, 2000 × 2001 is not.
    let grid = (0..<2000).map { (Double($0) + 0.5) / 2000 }
    let counted = KolmogorovSmirnovTest(grid, grid.map { $0 + shift })
    let approximate = KolmogorovSmirnovTest(grid, grid.map { $0 + shift } + [0.5])
    // The first correction to the limit is of order 1/√n.
    #expect(
      (counted.pValue - approximate.pValue).magnitude < 0.1 * counted.pValue + 0.01, "\(counted.pValue) \(approximate.pValue)")
  }

  @Test("p is uniform or stochastically larger where nothing differs")
  func validity() {
    let random = RandomSource(seed: 5)
    let small = (0..<400).count { _ in
      KolmogorovSmirnovTest(random.normals(count: 20), random.normals(count: 30)).pValue <= 0.1
    }
    // Binomial with success probability at most 0.1: 73 or more of 400 has probability below 1e-6.
    #expect(small < 73, "\(small) of 400")
  }
}
