import Learning
import NumericCore
import Testing

@Suite("R(h) ≤ R̂(h) + deviation, for every h at once")
struct UniformDeviationTests {
  @Test("BD-04: the formula at n = 1000, d = 3, δ = 0.05")
  func formula() {
    let found = uniformDeviation(vcDimension: 3, sampleSize: 1000, failureProbability: 0.05)
    #expect((found - 0.4638007947151087).magnitude < 1e-15)
  }

  @Test("law: no threshold deviates by more on noisy samples of the uniform law, where every risk is known")
  func law() {
    let random = RandomSource(seed: 8)
    let (noise, size) = (0.1, 200)
    let bound = uniformDeviation(vcDimension: 1, sampleSize: size, failureProbability: 0.05)
    var largest = 0.0
    for _ in 0..<100 {
      let points = random.uniforms(count: size).radixSorted()
      let labels = points.map { ($0 < 0.5) != random.bernoulli(noise) }
      let empirical = Thresholds(.below).risks(on: FiniteDomain(marginal: points.map { _ in 1 }, labels: labels))
      for (cut, errors) in empirical.enumerated() {
        // Just above the cut: h errs with probability `noise` on the near side of ½ and between ½ and t the other way round.
        let threshold = cut == 0 ? 0 : points[cut - 1]
        let risk = noise + (1 - 2 * noise) * (threshold - 0.5).magnitude
        largest = max(largest, risk - Double(errors) / Double(size))
      }
    }
    #expect(largest <= bound)
    #expect(largest > bound / 20, "the deviation is of the bound's order, so the test could fail")
  }

  @Test("falls with n, rises with d and with confidence")
  func monotone() {
    func deviation(_ d: Int, _ n: Int, _ delta: Double) -> Double {
      uniformDeviation(vcDimension: d, sampleSize: n, failureProbability: delta)
    }
    #expect(deviation(3, 1000, 0.05) > deviation(3, 2000, 0.05))
    #expect(deviation(3, 1000, 0.05) < deviation(4, 1000, 0.05))
    #expect(deviation(3, 1000, 0.05) < deviation(3, 1000, 0.01))
  }
}
