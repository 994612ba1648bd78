import Bounds
import NumericCore
import Testing

@Suite("How often an estimate and its allowance cover")
struct EstimateCoverageTests {
  private let errors = [-0.3, -0.1, 0, 0.2]

  @Test(
    "an estimate that is too small by just the allowance is covered, one that is too large always",
    arguments: zip([0, 0.1, 0.3], [2, 3, 4]))
  func counts(allowance: Double, covered: Int) {
    let coverage = EstimateCoverage(of: errors, allowance: allowance)
    #expect([coverage.coveredCount, coverage.sampleCount] == [covered, 4] && coverage.share == Double(covered) / 4)
  }

  @Test("the interval is Clopper and Pearson's: where all of n are covered, its lower end p has pⁿ = 0.025")
  func interval() {
    let interval = EstimateCoverage(of: errors, allowance: 1).interval
    #expect(interval.upper == 1 && (Double.pow(interval.lower, 4) - 0.025).magnitude < 1e-12)
  }
}
