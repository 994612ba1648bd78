import Learning
import NumericCore
import Report
import Testing
import Transfer
import Worlds

@testable import interleaved_counterexample

@Suite("Chapter 07: the ξ-interleaved counterexample")
struct InterleavedCounterexampleTests {
  private func experiment(_ spacing: Rational, _ convention: InterleavedWorld.Convention) -> Experiment {
    Experiment(world: InterleavedWorld(spacing: spacing, convention: convention))
  }

  @Test("the exact table of both conventions, for every ξ = 1/m, m = 2…120", arguments: InterleavedWorld.Convention.allCases)
  func exactTable(convention: InterleavedWorld.Convention) {
    for denominator in 2...120 {
      let result = experiment(Rational(1, denominator), convention)
      let (n, m) = (result.world.sourceCount, result.world.targetCount)
      let rows = result.classes.map { [$0.idealJointRisk, $0.supremumOverClass, $0.supremumOverDisagreements] }
      let lost = 1 - Rational(1, n)
      if n == m {
        let mass = Rational(1, n)
        #expect(rows[0] == [lost, mass, mass], "thresholds, m = \(denominator)")
        #expect(rows[1] == [1, mass, mass], "reversed, m = \(denominator)")
        #expect(rows[2] == [lost, mass, mass], "two-sided, m = \(denominator)")
        #expect(rows[3][0] == lost, "intervals, m = \(denominator)")
        #expect(result.idealJointRisk + result.disagreement == 1, "tight, m = \(denominator)")
      } else {
        // p + 1 source points, p target points.
        #expect(n == m + 1 && convention == .endpoints, "m = \(denominator)")
        #expect(rows[0][0] == lost && rows[1][0] == lost && rows[2][0] == lost && rows[3][0] == lost, "m = \(denominator)")
        // One point p = 1 leaves no second gap: an interval around the only target point has all its mass.
        #expect(rows[0][2] == (m == 1 ? 1 : Rational(2, n)), "m = \(denominator)")
        #expect(rows[0][1] == Rational(1, n) || m == 1, "m = \(denominator)")
      }
      for row in result.unions { #expect(row.idealJointRisk == max(0, 1 - Rational(row.intervalCount, n)), "m = \(denominator)") }
      #expect(result.totalVariation == 1 && result.wasserstein1 == result.spacing && result.movedDistances == [1])
      let predicted = 1 - result.spacing
      #expect(
        (result.idealJointRisk == predicted) == (convention == .endpoints && denominator == 2), "the one coincidence is ξ = 1/2")
    }
  }

  @Test("the general law λ = 1 − 1/n for rational ξ that are no unit fractions")
  func generalLaw() {
    let random = RandomSource(seed: 7)
    for trial in 0..<150 {
      let denominator = 3 + random.integer(below: 300)
      let numerator = 1 + random.integer(below: denominator / 2)
      for convention in InterleavedWorld.Convention.allCases {
        let result = experiment(Rational(numerator, denominator), convention)
        #expect(result.idealJointRisk == result.correctedJointRisk, "trial \(trial): \(numerator)/\(denominator), \(convention)")
      }
    }
  }

  @Test(
    "the MMD table, to its printed digits",
    arguments: [
      (Rational(1, 10), [0.08899, 0.20941, 0.20941]), (Rational(1, 100), [0.008871, 0.014160, 0.041671]),
      (Rational(1, 1000), [0.0008871, 0.0014142, 0.012131]),
    ])
  func meanDiscrepancies(spacing: Rational, expected: [Double]) {
    let result = experiment(spacing, .article)
    for (bandwidth, value) in zip([1, 0.1, spacing.doubleValue], expected) {
      #expect((result.meanDiscrepancy(bandwidth: bandwidth) / value - 1).magnitude < 1e-4, "bandwidth \(bandwidth)")
    }
  }

  @Test("the sum over steps is the MMD over pairs of points", arguments: InterleavedWorld.Convention.allCases)
  func meanDiscrepancyOfPairs(convention: InterleavedWorld.Convention) {
    let result = experiment(Rational(2, 23), convention)
    let positions = result.world.positions.map { Double($0) * result.spacing.doubleValue }
    func side(_ isEven: Bool) -> Matrix {
      Matrix(rows: positions.indices.filter { $0.isMultiple(of: 2) == isEven }.map { [positions[$0]] })
    }
    let pairs = MaximumMeanDiscrepancy(source: side(true), target: side(false), kernel: .gaussian(bandwidth: 0.3))
    #expect((result.squaredMeanDiscrepancy(bandwidth: 0.3) - pairs.biasedSquared).magnitude < result.discrepancyTolerance)
  }

  @Test("the article's generator crashes for every odd 1/ξ, and where floating point truncates 1/(2ξ)")
  func articleGenerator() {
    #expect(ArticleGenerator.crashesAmongHundredths == 67)
    #expect(ArticleGenerator.oddCrashes.count == ArticleGenerator.oddCount)
    #expect(Array(ArticleGenerator.evenCrashes.prefix(6)) == [186, 198, 210, 234, 246, 372])
    #expect(ArticleGenerator(spacing: 1.0 / 7).size == 3 && ArticleGenerator(spacing: 1.0 / 7).pointCount == 4)
    #expect(ArticleGenerator(spacing: 1.0 / 186).size == 92 && ArticleGenerator(spacing: 1.0 / 186).pointCount == 93)
    for (spacing, count) in [(0.1, 5), (0.01, 50), (0.001, 500)] {
      #expect(ArticleGenerator(spacing: spacing).pointCount == count && !ArticleGenerator(spacing: spacing).crashes)
    }
  }

  @Test("whole numbers give exactly the points that the definition asks for, in both conventions")
  func pointCounts() {
    for denominator in 2...2000 {
      let spacing = Rational(1, denominator)
      let article = InterleavedWorld.counts(spacing: spacing, convention: .article)
      #expect(article.source == denominator / 2 && article.target == denominator / 2)
      let endpoints = InterleavedWorld.counts(spacing: spacing, convention: .endpoints)
      let even = (0...denominator).count { 2 * $0 <= denominator }
      let odd = (0...denominator).count { 2 * $0 + 1 <= denominator }
      #expect(endpoints.source == even && endpoints.target == odd, "m = \(denominator)")
    }
  }

  @Test("verdicts follow the numbers: at ξ = 1/2 with endpoints the published λ is right, and the run says so")
  func coincidence() throws {
    let usual = experiment(Rational(1, 10), .article).findings
    let strayed = usual.filter { !$0.isAsExpected }
    #expect(strayed.isEmpty)
    let coincident = try #require(experiment(Rational(1, 2), .endpoints).findings.first { $0.claim.id == "XI-1" })
    #expect(coincident.verdict == .holds && !coincident.isAsExpected)
  }

  @Test("XI-6 fails by exactly ξ where 1/(2ξ) is whole", arguments: [4, 6, 10, 20, 100])
  func wassersteinSlack(denominator: Int) throws {
    let result = experiment(Rational(1, denominator), .article)
    let finding = try #require(result.findings.first { $0.claim.id == "XI-6" })
    #expect(finding.verdict == .fails && finding.measured == .fraction(-1, denominator))
  }
}
