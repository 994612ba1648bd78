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

  @Test(
    "VCB-01, VCB-03: more values, up to d = 2n",
    arguments: [
      (50, 1, 0.05, 1.3641010605588129 - 0.1), (500, 1, 0.05, 0.5434371552074728 - 0.1), (50, 60, 0.05, 3.899365364992274),
      (10_000, 10, 0.01, 0.391293920525365 - 0.12), (1_000_000, 100, 0.05, 0.09358336526918816),
      (5000, 10_000, 0.05, 4.000876309337178),
      (50, 100, 0.05, 4.086700901894806),
    ])
  func values(n: Int, d: Int, delta: Double, expected: Double) {
    #expect((uniformDeviation(vcDimension: d, sampleSize: n, failureProbability: delta) - expected).magnitude < 1e-10)
  }

  @Test("VCB-01: the least sizes at which it is small", arguments: [(1, 1.0, 85), (1, 0.1, 12_401), (10, 0.1, 89_880)])
  func leastSize(dimension: Int, epsilon: Double, expected: Int) {
    #expect(leastSampleSize(vcDimension: dimension, deviation: epsilon, failureProbability: 0.05) == expected)
    #expect(leastSampleSize(vcDimension: dimension, deviation: 100, failureProbability: 0.05) == dimension)
  }

  @Test("beyond d = 2n the growth function 2^(2n) stands in its place")
  func beyond() {
    let found = uniformDeviation(logGrowth: 10_000 * .log(2), sampleSize: 5000, failureProbability: 0.05)
    #expect((found - 3.331270948388108).magnitude < 1e-10)
    // Sauer's sum is never above (2en/d)^d, and at d = 2n it is 2^(2n).
    for (n, d) in [(10, 1), (10, 20), (50, 60), (100, 7)] {
      let growth = GrowthFunction.vcDimension(d).logarithm(pointCount: 2 * n)
      #expect(
        uniformDeviation(logGrowth: growth, sampleSize: n, failureProbability: 0.05)
          <= uniformDeviation(vcDimension: d, sampleSize: n, failureProbability: 0.05))
    }
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
