import NumericCore
import Testing

@Suite("Statistics") struct StatisticsTests {
  private let values = [2.5, -1, 4, 3.25, 7, 0.5, -2.75, 3]

  @Test("mean, variance, median and quantiles agree with NumPy's") func knownValues() {
    #expect(values.mean == 2.0625)
    #expect(agree(values.variance, 9.370535714285714, within: 1e-15))
    #expect(values.standardDeviation == values.variance.squareRoot())
    #expect(values.median == 2.75)
    #expect(
      zip(values.quantiles([0, 0.1, 0.25, 0.7, 1]), [-2.75, -1.525, 0.125, 3.225, 7]).allSatisfy { abs($0 - $1) < 1e-15 * 8 })
    #expect(values.quantile(0.1) == values.quantiles([0.1])[0])
    #expect([5.0].median == 5 && [1.0, 2].median == 1.5 && [-.infinity, 0, .infinity].median == 0)
    #expect([.infinity, .infinity].median == .infinity)
  }

  @Test("Kish's effective sample size: the count for equal weights, 1 for a single one") func effectiveSampleSize() {
    #expect(Array(repeating: 3.0, count: 8).effectiveSampleSize == 8 && [0, 1e-200, 0].effectiveSampleSize == 1)
    #expect(agree([1.0, 2].effectiveSampleSize, 9.0 / 5, within: 1e-15))
  }

  @Test("a sum keeps its digits over many terms, and its value does not depend on the count's remainder", arguments: 0..<20)
  func summation(seed: UInt64) {
    let source = RandomSource(seed: seed)
    // Whole numbers: every sum of them is exact.
    let whole = (0..<(1000 + source.integer(below: 2000))).map { _ in Double(source.integer(below: 1000)) }
    #expect(whole.sum() == Double(whole.map { Int($0) }.reduce(0, +)), "\(whole.count) terms")
    #expect([Double]().sum() == 0 && [3.0].sum() == 3)
    // A million tenths: the plain sum is off by 1e-6; at most 7 + 11 additions touch each term here, each with error ≤ 2⁻⁵³.
    #expect(abs(Array(repeating: 0.1, count: 1_000_000).sum() - 1e5) <= 1e5 * 80 * 0x1p-53)
  }

  @Test("a sum of distances has the bits of the sum of their array", arguments: [0, 1, 7, 512, 513, 1030, 5000])
  func sumOfDistances(count: Int) {
    let random = RandomSource(seed: 9)
    let (x, y) = (random.normals(count: count), random.normals(count: count))
    #expect(x.sumOfDistances(to: y) == zip(x, y).map { ($0 - $1).magnitude }.sum())
  }

  @Test("running moments agree with the definitions, in one pass or merged", arguments: 0..<10)
  func runningMoments(seed: UInt64) {
    let source = RandomSource(seed: seed)
    // A mean of 10⁹ deviations costs 9 of 16 digits in a naive sum of squares, which would leave 0 of the variance's.
    let shift = [0, 1e9][Int(seed % 2)]
    let values = source.normals(count: 100).map { $0 + shift }
    let weights = source.uniforms(count: 100)
    var whole = RunningMoments()
    var parts = (RunningMoments(), RunningMoments(), RunningMoments())
    for (index, value) in values.enumerated() {
      whole.add(value, weight: weights[index])
      if index < 30 { parts.0.add(value, weight: weights[index]) } else { parts.1.add(value, weight: weights[index]) }
    }
    parts.0.merge(parts.1)
    parts.0.merge(parts.2)
    parts.2.merge(parts.0)
    // The mean Σ w x / Σ w, and for weights of reliability the variance Σ w (x − mean)² / (V₁ − V₂ / V₁), V₁ = Σ w, V₂ = Σ w².
    let total = weights.sum()
    let mean = zip(weights, values).map { $0 * $1 }.sum() / total
    let spread = zip(weights, values).map { $0 * ($1 - mean) * ($1 - mean) }.sum()
    let variance = spread / (total - weights.map { $0 * $0 }.sum() / total)
    // The values themselves carry a rounding error of 10⁻⁷ deviations at a shift of 10⁹.
    let tolerance = shift == 0 ? 1e-13 : 1e-6
    for moments in [whole, parts.0, parts.2] {
      #expect(moments.count == 100)
      #expect(agree(moments.mean, mean, within: 1e-12))
      #expect(agree(moments.variance, variance, within: tolerance))
    }
    #expect(agree(RunningMoments(values).variance, values.variance, within: tolerance))
    #expect(agree(RunningMoments(values).standardDeviation, values.standardDeviation, within: tolerance))
    whole.add(1e300, weight: 0)
    #expect(whole.count == 100)
  }

  @Test("the covariance agrees with NumPy's") func covariance() {
    let rows = Matrix(rows: [[1, 2, 0.5], [2, 1, -1], [4, 3, 0], [0, -1, 2.5], [3, 3, 1]])
    let covariance = [[2.5, 2.25, -1.125], [2.25, 2.8, -1.075], [-1.125, -1.075, 1.675]]
    #expect((rows.covariance - Matrix(rows: covariance)).largestMagnitude < 1e-14)
    // Products by 1/5 are within an ulp of quotients by 5.
    for (mean, expected) in zip(rows.columnMeans, [2, 1.6, 0.6]) { #expect((mean - expected).magnitude <= expected.ulp) }
  }

  @Test("too few values and negative weights stop the program") func badArguments() async {
    await #expect(processExitsWith: .failure) { _ = [Double]().mean }
    await #expect(processExitsWith: .failure) { _ = [1.0].variance }
    await #expect(processExitsWith: .failure) { _ = RunningMoments([1]).variance }
    await #expect(processExitsWith: .failure) { _ = [1.0, .nan].median }
    await #expect(processExitsWith: .failure) { _ = [1.0, -1].effectiveSampleSize }
    await #expect(processExitsWith: .failure) { _ = [0.0, 0].effectiveSampleSize }
  }

  @Test("infinite and NaN values make the mean infinite or NaN") func nonFinite() {
    #expect([1, .infinity].mean == .infinity)
    #expect([.infinity, -.infinity].mean.isNaN)
    #expect([1.0, .nan].sum().isNaN)
  }
}
