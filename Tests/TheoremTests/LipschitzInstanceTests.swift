import Bounds
import NumericCore
import Testing

@Suite("The bound with W₁ for Lipschitz functions")
struct LipschitzInstanceTests {
  /// Sums of some ten products of size K: off by 10⁻¹⁴ K at most.
  private static let rounding = 1e-9

  @Test("It is violated by no instance, random or near the extremal one", arguments: [0, 0.1, 0.5, 1])
  func law(away: Double) {
    let random = RandomSource(seed: 8)
    for _ in 0..<200 {
      for instance in [LipschitzInstance(random: random), LipschitzInstance(away: away, random: random)] {
        #expect(instance.excess <= instance.allowance + Self.rounding && instance.allowance > 0)
      }
    }
  }

  @Test("It is attained by the extremal instance, so that K W₁ in place of 2K W₁ would not do")
  func tightness() {
    let extremal = LipschitzInstance(away: 0, random: RandomSource(seed: 1))
    #expect(extremal.excess == 2 * LipschitzInstance.slope && extremal.allowance == 2 * LipschitzInstance.slope)
    #expect(extremal.ratio == 1)
    // Random functions would not have told.
    let random = RandomSource(seed: 9)
    #expect((0..<200).map { _ in LipschitzInstance(random: random).ratio }.reduce(0, max) < 0.5)
  }

  @Test("The farther instances stray, the less of the allowance they use")
  func straying() {
    let means = [0.1, 0.3, 0.6, 1].map { away in
      let random = RandomSource(seed: 5)
      return (0..<200).map { _ in LipschitzInstance(away: away, random: random).ratio }.mean
    }
    #expect(zip(means, means.dropFirst()).allSatisfy { $0 > $1 } && means[0] > 0.85)
  }

  @Test("By hand, where λ is not 0")
  func parts() {
    // R_S = 1, 1/2 and R_T = 1/8, 7/8 for the two functions: λ = 9/8, and R_T − R_S is at most 3/8.
    let instance = LipschitzInstance(
      line: [0, 0.5], masses: [[1, 0], [0, 1]], functions: [[0, 0], [0.5, 1]], labels: [[1, 7], [7, 0.125]])
    #expect(instance.excess == 0.375 - 1.125 && instance.allowance == LipschitzInstance.slope)
    #expect(instance.ratio == -0.75 / LipschitzInstance.slope)
  }
}
