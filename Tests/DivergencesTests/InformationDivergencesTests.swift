import Divergences
import NumericCore
import Testing

@Suite("Divergences that see ratios of masses")
struct InformationDivergencesTests {
  @Test("Known values: a coin of 1/2 against one of 1/4")
  func coin() {
    let (p, q) = ([0.5, 0.5], [0.25, 0.75])
    #expect((kullbackLeibler(p, q) - 0.5 * Double.log(4.0 / 3)).magnitude < 1e-15)
    #expect((chiSquaredDivergence(p, q) - 1.0 / 3).magnitude < 1e-15)
    #expect((renyiDivergence(p, q, order: 2) - Double.log(4.0 / 3)).magnitude < 1e-15)
  }

  @Test("Disjoint supports: infinite, or log 2; equal distributions: 0")
  func ends() {
    let (p, q) = ([1.0, 0], [0.0, 1])
    #expect(
      kullbackLeibler(p, q) == .infinity && chiSquaredDivergence(p, q) == .infinity && renyiDivergence(p, q, order: 2) == .infinity)
    #expect(renyiDivergence(p, q, order: 0.5) == .infinity)
    #expect((jensenShannon(p, q) - Double.log(2)).magnitude < 1e-15)
    #expect(
      kullbackLeibler(p, p) == 0 && jensenShannon(p, p) == 0 && chiSquaredDivergence(p, p) == 0
        && renyiDivergence(p, p, order: 2) == 0)
  }

  @Test("Rényi's divergence rises with its order through KL at 1, and is log(1 + χ²) at 2", arguments: 0..<50 as Range<UInt64>)
  func orders(seed: UInt64) {
    let random = RandomSource(seed: seed)
    let (p, q) = (random.dirichlet([1, 1, 1, 1]), random.dirichlet([1, 1, 1, 1]))
    let divergence = kullbackLeibler(p, q)
    let (below, above) = (renyiDivergence(p, q, order: 1 - 1e-6), renyiDivergence(p, q, order: 1 + 1e-6))
    // The quotient of log and α − 1 loses six digits.
    #expect(below <= divergence + 1e-9 && divergence <= above + 1e-9)
    #expect((above - below).magnitude < 1e-4 * (1 + divergence * divergence) * 100)
    let chi = chiSquaredDivergence(p, q)
    #expect((renyiDivergence(p, q, order: 2) - Double.log(onePlus: chi)).magnitude < 1e-12 * (1 + chi))
  }
}
