import Divergences
import Learning
import NumericCore
import Testing

struct NormalMeanDiscrepancyTests {
  @Test("Equal laws are at 0, and the values of N(0, 1) against N(0, 4) and N(½, 1.5²)")
  func knownValues() {
    func squared(_ mean: Double, _ deviation: Double) -> Double {
      NormalMeanDiscrepancy(dimension: 1, meanDistance: mean, sourceDeviation: 1, targetDeviation: deviation, bandwidth: 1).squared
    }
    #expect(squared(0, 1) == 0)
    #expect((squared(0, 2) - 0.09419).magnitude < 1e-5)
    #expect((squared(0.5, 1.5) - 0.061727).magnitude < 1e-6)
  }

  @Test("The biased MMD² of samples averages to the population's and the bias", arguments: [1, 3, 20])
  func bias(dimension: Int) {
    let (count, trials, width) = (12, 400, Double(dimension).squareRoot())
    let law = NormalMeanDiscrepancy(
      dimension: dimension, meanDistance: 1, sourceDeviation: 1, targetDeviation: 1.5, bandwidth: width)
    let random = RandomSource(seed: 4)
    let values = (0..<trials).map { _ in
      let source = random.normals(rowCount: count, columnCount: dimension)
      var target = random.normals(rowCount: count, columnCount: dimension)
      target.transformRows { _, row in
        for column in 0..<row.count { row[column] *= 1.5 }
        row[0] += 1
      }
      return MaximumMeanDiscrepancy(source: source, target: target, kernel: .gaussian(bandwidth: width)).biasedSquared
    }
    // Six standard errors: a false alarm once in 10⁹.
    let expected = law.squared + law.bias(sourceCount: count, targetCount: count)
    let error = (values.map { ($0 - values.mean) * ($0 - values.mean) }.sum() / Double(trials * (trials - 1))).squareRoot()
    #expect((values.mean - expected).magnitude < 6 * error)
  }
}

struct EmpiricalWassersteinBoundTests {
  @Test("On the line with density 1 it is 1/4n, what n points at the middles of n equal parts attain")
  func line() {
    for size in [1, 2, 10, 1000] {
      let bound = leastEmpiricalWasserstein1(dimension: 1, size: size, largestDensity: 1)
      #expect((bound * 4 * Double(size) - 1).magnitude < 1e-12, "n = \(size)")
    }
  }

  @Test("It falls like n^(−1/d), and no pair of samples on average is below it", arguments: [2, 3, 5, 20])
  func rate(dimension: Int) throws {
    let density = Double.pow(2 * .pi, -Double(dimension) / 2)
    func bound(_ size: Int) -> Double { leastEmpiricalWasserstein1(dimension: dimension, size: size, largestDensity: density) }
    #expect((bound(32) / bound(8) - Double.pow(4, -1 / Double(dimension))).magnitude < 1e-12)
    let random = RandomSource(seed: 6)
    let values = try (0..<20).map { _ in
      try SampleDistance.wasserstein1.value(
        random.normals(rowCount: 20, columnCount: dimension), random.normals(rowCount: 20, columnCount: dimension))
    }
    #expect(values.mean > bound(20))
  }
}
