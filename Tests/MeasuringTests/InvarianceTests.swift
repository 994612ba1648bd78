import Measuring
import NumericCore
import Testing

@Suite("Measurements where the data lie elsewhere, or in another unit")
struct InvarianceTests {
  private static let plan = MeasurementPlan(permutationCount: 40, resampleCount: 20, transportTestRowLimit: 10)

  /// Two samples of multiples of 2⁻⁸ below 8, which 10¹² moves without rounding.
  private static func samples(seed: UInt64, dimension: Int) -> (source: Matrix, target: Matrix, labels: MeasuredLabels) {
    let random = RandomSource(seed: seed)
    func rows(_ count: Int, _ moved: Double) -> Matrix {
      Matrix(
        rowCount: count, columnCount: dimension,
        elements: (0..<count * dimension).map { _ in (256 * min(6, max(-6, random.normal() + moved))).rounded() / 256 })
    }
    func labels(_ count: Int) -> [Int] { (0..<count).map { _ in random.bernoulli(0.5) ? 1 : 0 } }
    return (
      rows(35, 0), rows(28, 0.5), .classes(ClassLabels(names: ["0", "1"], source: labels(35), target: labels(28)))
    )
  }

  private static func findings(
    seed: UInt64, dimension: Int, scale: Double = 1, offset: Double = 0, isStandardized: Bool = false
  ) throws -> MeasurementFindings {
    let samples = samples(seed: seed, dimension: dimension)
    func moved(_ rows: Matrix) -> Matrix {
      Matrix(rowCount: rows.rowCount, columnCount: dimension, elements: rows.elements.map { scale * $0 + offset })
    }
    let data = try MeasurementData(
      source: moved(samples.source), target: moved(samples.target), names: (0..<dimension).map { "x\($0)" }, labels: samples.labels,
      isStandardized: isStandardized)
    return try MeasurementFindings(
      data, hypotheses: seed % 2 == 0 ? .stumps : .linear, plan: plan, seed: seed)
  }

  static let cases = (0..<6 as Range<UInt64>).flatMap { seed in
    [(1.0, 1e6), (1, -1e9), (1, 1e12), (1e-60, 0), (1e60, 0), (1e-3, 1e6), (0x1p100, 0)].map { (seed, $0.0, $0.1) }
  }

  @Test(
    "Translation and scaling of both files leave every invariant figure as it is, and turn the others by their power",
    arguments: cases)
  func invariance(seed: UInt64, scale: Double, offset: Double) throws {
    let dimension = 1 + Int(seed % 3)
    let plain = try Self.findings(seed: seed, dimension: dimension)
    let moved = try Self.findings(seed: seed, dimension: dimension, scale: scale, offset: offset)
    // Where the unit is no power of two each value is rounded once, by 2⁻⁵³ of its size, which with an offset is that of the
    // offset.
    let tolerance = 1e-9 + (scale == 1 || offset == 0 ? 0 : 1e-15 * offset.magnitude / scale)
    func near(_ a: Double?, _ b: Double?, _ name: String) {
      let (a, b) = (a ?? 0, b ?? 0)
      #expect((a - b).magnitude <= tolerance * max(1e-3, a.magnitude), "\(name): \(a) became \(b)")
    }
    let (x, y) = (plain.whole.distances, moved.whole.distances)
    for (first, second) in zip(plain.whole.tests, moved.whole.tests) { near(first.pValue, second.pValue, first.key) }
    near(x.unbiasedMMD.value, y.unbiasedMMD.value, "MMD²")
    near(x.proxyADistance.value, y.proxyADistance.value, "A-distance")
    near(x.effectiveSampleSize, y.effectiveSampleSize, "effective rows")
    near(plain.whole.bound?.sourceRisk, moved.whole.bound?.sourceRisk, "R_S")
    near(plain.whole.bound?.divergence, moved.whole.bound?.divergence, "d")
    near(plain.whole.bound?.idealJointRisk, moved.whole.bound?.idealJointRisk, "λ")
    for (name, value) in [
      ("W₁", \DomainMeasurement.wasserstein1), ("W₂", \.wasserstein2), ("sliced", \.slicedWasserstein1),
      ("energy", \.energyDistance),
    ] {
      near(x[keyPath: value].value, y[keyPath: value].value / scale, name)
    }
    near(x.bandwidth, y.bandwidth / scale, "σ")
    near(x.coralDistance.value, y.coralDistance.value / scale / scale / scale / scale, "CORAL")
    for (first, second) in zip(x.features, y.features) {
      #expect(first.kolmogorovSmirnov == second.kolmogorovSmirnov && first.kuiper == second.kuiper)
    }
    #expect(plain.judged.conclusion == moved.judged.conclusion)
  }

  @Test("Standardised, no figure depends on the units", arguments: [(1.0, 1e12), (1e-60, 0), (1e60, 0)])
  func standardized(scale: Double, offset: Double) throws {
    let plain = try Self.findings(seed: 2, dimension: 3, isStandardized: true).whole.distances
    let moved = try Self.findings(seed: 2, dimension: 3, scale: scale, offset: offset, isStandardized: true).whole.distances
    #expect((plain.wasserstein1.value - moved.wasserstein1.value).magnitude < 1e-9)
    #expect((plain.coralDistance.value - moved.coralDistance.value).magnitude < 1e-9)
  }

  @Test("A value of the matrix is that of the file", arguments: [false, true])
  func frame(isStandardized: Bool) throws {
    let (source, target, labels) = Self.samples(seed: 1, dimension: 2)
    let data = try MeasurementData(
      source: source, target: target, names: ["a", "b"], labels: labels, isStandardized: isStandardized)
    for row in 0..<source.rowCount {
      for feature in 0..<2 {
        #expect((data.frame.original(data.source[row, feature], feature: feature) - source[row, feature]).magnitude < 1e-14)
      }
    }
  }

  @Test("Estimators of weights give the same weights far from the origin and in any unit", arguments: WeightEstimator.allCases)
  func weights(estimator: WeightEstimator) throws {
    let (source, target, _) = Self.samples(seed: 4, dimension: 2)
    func weights(_ scale: Double, _ offset: Double) throws -> [Double] {
      func moved(_ rows: Matrix) -> Matrix {
        Matrix(rowCount: rows.rowCount, columnCount: 2, elements: rows.elements.map { scale * $0 + offset })
      }
      let data = try MeasurementData(source: moved(source), target: moved(target), names: ["a", "b"])
      return try MeasuredWeights(estimator, data: data, seed: 1).values
    }
    let plain = try weights(1, 0)
    for (scale, offset) in [(1.0, 1e12), (1e-60, 0), (1e60, 0)] {
      let moved = try weights(scale, offset)
      // An optimum is found to the solver's tolerance, and a choice among settings is one of a few.
      for (first, second) in zip(plain, moved) { #expect((first - second).magnitude < 1e-4, "\(estimator)") }
    }
  }
}
