import NumericCore
import Testing
import Transfer

@Suite("Shares by maximum likelihood")
struct PriorLikelihoodTests {
  @Test("LS-03: the fixed point of the oracle")
  func fixedPoint() throws {
    let posteriors = Matrix(rows: [[0.9, 0.1], [0.6, 0.4], [0.3, 0.7], [0.2, 0.8], [0.8, 0.2]])
    let found = try PriorExpectationMaximization(
      PriorLikelihood(posteriors: posteriors, sourceShares: [0.5, 0.5]), tolerance: 1e-13)
    #expect(found.shares.subtracting([0.7031775065490573, 0.2968224934509427]).norm < 1e-6)
  }

  @Test(
    "LS-07: maxima at the edge, the first step and the derivatives of the oracle",
    arguments: [
      (
        [[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.25, 0.25, 0.5], [0.05, 0.15, 0.8], [0.5, 0.4, 0.1], [0.1, 0.1, 0.8]],
        [0.5, 0.3, 0.2],
        [0, 0, 1], 2.70805020110221, [0.2833333333333333, 0.2833333333333333, 0.43333333333333335],
        [0.8680555555555556, 0.9791666666666666, 1.0]
      ),
      (
        [[0.9, 0.1], [0.8, 0.2], [0.95, 0.05], [0.6, 0.4]], [0.5, 0.5], [1, 0], 1.881965737114204, [0.8125, 0.1875],
        [1.0, 0.27010233918128657]
      ),
      (
        [[0.9, 0.1], [0.3, 0.7], [0.4, 0.6], [0.35, 0.65], [0.2, 0.8]], [0.8, 0.2], [0, 1], 4.223177434065069, [0.43, 0.57],
        [0.5441849816849816, 1.0]
      ),
    ] as [([[Double]], [Double], [Double], Double, [Double], [Double])])
  func edges(
    posteriors: [[Double]], source: [Double], shares: [Double], likelihood: Double, step: [Double], gradient: [Double]
  ) throws {
    let law = try PriorLikelihood(posteriors: Matrix(rows: posteriors), sourceShares: source)
    #expect(law.value(at: source).magnitude < 1e-15 && law.step(from: source).subtracting(step).norm < 1e-12)
    #expect(law.gradient(at: shares).subtracting(gradient).norm < 1e-12 && law.gap(at: shares).magnitude < 1e-15)
    let found = try PriorExpectationMaximization(law, tolerance: 1e-9, iterationLimit: 100_000)
    // The oracle's is a sum over the examples.
    #expect((found.logLikelihood * Double(posteriors.count) - likelihood).magnitude < 1e-8)
    #expect(found.shares.subtracting(shares).norm < 1e-5 && found.gap <= 1e-9)
  }

  @Test("A step is the mean of the corrected posteriors")
  func step() throws {
    let random = RandomSource(seed: 5)
    let posteriors = Matrix(rows: (0..<20).map { _ in random.dirichlet([1, 1, 1]) })
    let (source, shares) = ([0.2, 0.3, 0.5], [0.6, 0.3, 0.1])
    let correction = try PriorCorrection(from: source, to: shares)
    let corrected = Matrix(rows: (0..<20).map { correction(posteriors.row($0)) })
    let law = try PriorLikelihood(posteriors: posteriors, sourceShares: source)
    #expect(law.step(from: shares).subtracting(corrected.columnMeans).norm < 1e-14)
  }

  @Test("The derivative is that of differences")
  func derivative() throws {
    let random = RandomSource(seed: 6)
    let law = try PriorLikelihood(
      posteriors: Matrix(rows: (0..<20).map { _ in random.dirichlet([1, 1]) }), sourceShares: [0.3, 0.7])
    let (at, h) = ([0.4, 0.6], 1e-6)
    for label in 0..<2 {
      let (up, down) = (at.indices.map { at[$0] + ($0 == label ? h : 0) }, at.indices.map { at[$0] - ($0 == label ? h : 0) })
      #expect(((law.value(at: up) - law.value(at: down)) / (2 * h) - law.gradient(at: at)[label]).magnitude < 1e-8)
    }
  }

  @Test("A share of 0, shares that do not sum to 1, and numbers that are none are refused")
  func refused() throws {
    let posteriors = Matrix(rows: [[0.9, 0.1], [0.2, 0.8]])
    #expect(throws: LabelShiftError.missingClass(1)) { try PriorLikelihood(posteriors: posteriors, sourceShares: [1, 0]) }
    #expect(throws: LabelShiftError.notShares(sum: 2)) { try PriorLikelihood(posteriors: posteriors, sourceShares: [1, 1]) }
    #expect(throws: LabelShiftError.nonFinite) { try PriorLikelihood(posteriors: posteriors, sourceShares: [.nan, 0.5]) }
    #expect(throws: LabelShiftError.nonFinite) {
      try PriorLikelihood(posteriors: Matrix(rows: [[.nan, 0.1]]), sourceShares: [0.5, 0.5])
    }
    #expect("\(LabelShiftError.notShares(sum: 2))".contains("sum to 1"))
  }

  @Test("Too few steps are said, with what is left")
  func notConverged() throws {
    let law = try PriorLikelihood(posteriors: Matrix(rows: [[0.6, 0.4], [0.5, 0.5]]), sourceShares: [0.5, 0.5])
    let error = try #require(throws: LabelShiftError.self) {
      try PriorExpectationMaximization(law, tolerance: 1e-12, iterationLimit: 3)
    }
    guard case .notConverged(3, let gap) = error else { throw error }
    #expect(gap > 0)
  }
}
