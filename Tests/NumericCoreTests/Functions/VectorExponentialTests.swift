import NumericCore
import Testing

@Suite("The exponential of a vector")
struct VectorExponentialTests {
  @Test("is within 2 units in the last place of the C library's, from −708 to 709.7")
  func accuracy() {
    let random = RandomSource(seed: 11)
    var worst = 0.0
    let points = (0..<20_000).map { _ in random.uniform(in: -708...709.7) } + (0..<20_000).map { _ in random.uniform(in: -2...2) }
    var results = points
    results.exponentiate()
    for (x, result) in zip(points, results) {
      let expected = Double.exp(x)
      worst = max(worst, abs(result - expected) / expected.ulp)
    }
    #expect(worst <= 2, "the largest difference is \(worst) units in the last place")
  }

  @Test("is exact at 0, 0 far below, infinite far above, and NaN at NaN")
  func ends() {
    var values = [0.0, -0.0, -708.5, -1e300, -.infinity, 709.7, 710, 1e300, .infinity, .nan]
    values.exponentiate()
    #expect(values[0] == 1 && values[1] == 1)
    #expect(values[2] == 0 && values[3] == 0 && values[4] == 0)
    #expect(values[5].isFinite && values[5] > 1e308)
    #expect(values[6] == .infinity && values[7] == .infinity && values[8] == .infinity)
    #expect(values[9].isNaN)
  }

  @Test("scales before it exponentiates")
  func scales() {
    var values = [2.0, 4]
    values.exponentiate(scale: -0.5)
    #expect(abs(values[0] - Double.exp(-1)) < 1e-16 && abs(values[1] - Double.exp(-2)) < 1e-16)
  }

  @Test("divided by its sum is softmax, whose logarithm of the sum no large number makes overflow")
  func softmax() {
    for shift in [0.0, 1000, -1000] {
      var values = [1.0, 3, 2].map { $0 + shift }
      var span = values.mutableSpan
      let logarithm = span.softmax()
      let sum = 1 + Double.exp(-1) + .exp(-2)
      for (value, expected) in zip(values, [.exp(-2) / sum, 1 / sum, .exp(-1) / sum]) { #expect(abs(value - expected) < 1e-15) }
      #expect(abs(logarithm - (3 + shift + .log(sum))) < 1e-12)
    }
  }
}
