import Divergences
import Learning
import NumericCore
import Testing

@Suite("Maximum mean discrepancy")
struct MaximumMeanDiscrepancyTests {
  private let source = Matrix(rows: [[0, 0], [1, 0.5], [2, -1], [0.5, 2], [-1, 1]])
  private let target = Matrix(rows: [[1, 1], [2, 3], [3, 0], [0, 2.5]])

  @Test(
    "MMD-01, MMD-02: both forms as scikit-learn's kernel gives them",
    arguments: [(1.0, 0.2800737122613129, -0.11141316019305864), (0.5, 0.34939581426261657, -0.09831732518080812)])
  func gaussian(bandwidth: Double, biased: Double, unbiased: Double) throws {
    let discrepancy = MaximumMeanDiscrepancy(source: source, target: target, kernel: .gaussian(bandwidth: bandwidth))
    #expect((discrepancy.biasedSquared - biased).magnitude < 1e-14)
    #expect(try (#require(discrepancy.unbiasedSquared) - unbiased).magnitude < 1e-14)
  }

  @Test("MMD-03: the linear kernel gives the squared distance of the means")
  func linear() {
    let discrepancy = MaximumMeanDiscrepancy(source: source, target: target, kernel: .linear)
    #expect((discrepancy.biasedSquared - 2.265625).magnitude < 1e-14)
    let means = zip(source.columnMeans, target.columnMeans).map { $0 - $1 }
    #expect((discrepancy.biasedSquared - means.map { $0 * $0 }.sum()).magnitude < 1e-14)
  }

  @Test("the definitions written out, on random samples of every small size")
  func definition() throws {
    let random = RandomSource(seed: 3)
    for trial in 0..<50 {
      let (n, m, d) = (2 + trial % 5, 2 + trial % 3, 1 + trial % 4)
      let x = Matrix(rowCount: n, columnCount: d, elements: random.normals(count: n * d))
      let y = Matrix(rowCount: m, columnCount: d, elements: random.normals(count: m * d))
      let kernel = Kernel.gaussian(bandwidth: 0.7)
      func mean(_ a: Matrix, _ b: Matrix, skippingEqual: Bool) -> Double {
        var values: [Double] = []
        for i in 0..<a.rowCount {
          for j in 0..<b.rowCount where !(skippingEqual && i == j) { values.append(kernel(a.row(i), b.row(j))) }
        }
        return values.reduce(0, +) / Double(values.count)
      }
      let found = MaximumMeanDiscrepancy(source: x, target: y, kernel: kernel)
      let biased = mean(x, x, skippingEqual: false) + mean(y, y, skippingEqual: false) - 2 * mean(x, y, skippingEqual: false)
      let unbiased = mean(x, x, skippingEqual: true) + mean(y, y, skippingEqual: true) - 2 * mean(x, y, skippingEqual: false)
      // Sums of a few dozen values in 0…1, and differences of their means.
      #expect((found.biasedSquared - biased).magnitude < 100 * .ulpOfOne, "trial \(trial)")
      #expect(try (#require(found.unbiasedSquared) - unbiased).magnitude < 100 * .ulpOfOne, "trial \(trial)")
    }
  }

  @Test("a sample is at distance 0 from itself, and the unbiased form of one point is not defined")
  func ends() {
    let same = MaximumMeanDiscrepancy(source: source, target: source, kernel: .gaussian(bandwidth: 1))
    #expect(same.biasedSquared < 10 * .ulpOfOne)
    #expect((same.unbiasedSquared ?? 0) < 0, "its own pairs pull the unbiased form below 0")
    #expect(
      MaximumMeanDiscrepancy(source: Matrix(rows: [[1]]), target: Matrix(rows: [[2]]), kernel: .linear).unbiasedSquared == nil)
  }

  @Test("the unbiased form averages to the population's value, MMD-04: N(0, 1) against N(0.5, 1.5²), σ = 1")
  func unbiasedness() throws {
    let random = RandomSource(seed: 4)
    let estimates = try (0..<400).map { _ in
      let x = Matrix(rowCount: 20, columnCount: 1, elements: random.normals(count: 20))
      let y = Matrix(rowCount: 20, columnCount: 1, elements: random.normals(count: 20).map { 0.5 + 1.5 * $0 })
      return try #require(MaximumMeanDiscrepancy(source: x, target: y, kernel: .gaussian(bandwidth: 1)).unbiasedSquared)
    }
    // Five standard errors: by the normal approximation a false alarm has probability below 6e-7.
    #expect((estimates.mean - 0.061727276662432495).magnitude < 5 * estimates.standardDeviation / 20)
  }
}

@Suite("Kernel two-sample test")
struct KernelTwoSampleTestTests {
  /// Points that fill one part of the kernel matrix and two, and more relabellings than are summed at a time.
  @Test(
    "its statistic is the unbiased MMD², and each relabelling's too",
    arguments: [(9, 6, 70), (5, 4, 1100), (150, 130, 5), (3, 2, 0)])
  func statistic(n: Int, m: Int, permutations: Int) throws {
    let random = RandomSource(seed: 5)
    let (x, y) = (random.normals(rowCount: n, columnCount: 2), random.normals(rowCount: m, columnCount: 2))
    let kernel = Kernel.gaussian(bandwidth: 1)
    let test = KernelTwoSampleTest(
      source: x, target: y, kernel: kernel, permutations: permutations, random: RandomSource(seed: 6))
    #expect(test.permuted.count == permutations)
    let direct = try #require(MaximumMeanDiscrepancy(source: x, target: y, kernel: kernel).unbiasedSquared)
    #expect((test.statistic - direct).magnitude < 100 * .ulpOfOne)

    let pooled = x.elements + y.elements
    let replay = RandomSource(seed: 6)
    for (index, value) in test.permuted.enumerated() {
      let chosen = replay.sample(n, below: n + m)
      let others = (0..<n + m).filter { !chosen.contains($0) }
      func part(_ rows: [Int]) -> Matrix { Matrix(rows: rows.map { Array(pooled[2 * $0..<2 * $0 + 2]) }) }
      let expected = try #require(
        MaximumMeanDiscrepancy(source: part(chosen), target: part(others), kernel: kernel).unbiasedSquared)
      #expect((value - expected).magnitude < 100 * .ulpOfOne, "relabelling \(index)")
    }
  }

  @Test("under the null its p-value is at most α in a share α of samples; far apart it is as small as it can be")
  func level() {
    let random = RandomSource(seed: 7)
    let rejections = (0..<300).count { _ in
      let x = Matrix(rowCount: 12, columnCount: 1, elements: random.normals(count: 12))
      let y = Matrix(rowCount: 8, columnCount: 1, elements: random.normals(count: 8))
      return KernelTwoSampleTest(source: x, target: y, kernel: .gaussian(bandwidth: 1), permutations: 19, random: random).pValue
        <= 0.1
    }
    // Binomial(300, 0.1): P(X ≥ 58) and P(X ≤ 8) are both below 1e-6.
    #expect((9...57).contains(rejections))
    let far = KernelTwoSampleTest(
      source: Matrix(rowCount: 30, columnCount: 1, elements: random.normals(count: 30)),
      target: Matrix(rowCount: 30, columnCount: 1, elements: random.normals(count: 30).map { $0 + 4 }),
      kernel: .gaussian(bandwidth: 1), permutations: 99, random: random)
    #expect(far.pValue == 0.01)
  }
}
