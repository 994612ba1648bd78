import Divergences
import Learning
import NumericCore
import Report
import Testing
import Worlds

@testable import ChapterKit
@testable import interleaved_counterexample

@Suite("Chapter 07: the ξ-interleaved counterexample")
struct InterleavedCounterexampleTests {
  private func spacing(_ spacing: Rational) throws -> SpacingOptions { try SpacingOptions.parse(["--xi", "\(spacing)"]) }

  private func points(_ convention: InterleavedWorld.Convention) throws -> PointOptions {
    try PointOptions.parse(["--convention", convention.rawValue])
  }

  private func world(_ spacing: Rational, _ convention: InterleavedWorld.Convention, _ roles: Roles = .article) -> Interleaved {
    Interleaved(InterleavedWorld(spacing: spacing, convention: convention), roles: roles)
  }

  private func findings(_ arguments: String...) throws -> [String: Finding] {
    let run = try ChapterRun(chapter: try Chapter.parse(arguments), arguments: arguments, progress: ProgressLine(isShown: false))
    return Dictionary(try run.report(comparing: false).findings.map { ($0.claim.id, $0) }) { first, _ in first }
  }

  @Test("the exact table of both conventions, for every ξ = 1/m, m = 2…120", arguments: InterleavedWorld.Convention.allCases)
  func exactTable(convention: InterleavedWorld.Convention) throws {
    for denominator in 2...120 {
      let part = RicherClasses(spacing: try spacing(Rational(1, denominator)), points: try points(convention))
      let evidence = part.evidence([])
      let here = evidence.here
      let (n, m) = (here.world.sourceCount, here.world.targetCount)
      let rows = evidence.classes.map { [$0.idealJointRisk, $0.supremumOverClass, $0.supremumOverDisagreements] }
      let lost = 1 - Rational(1, n)
      if n == m {
        let mass = Rational(1, n)
        #expect(rows[0] == [lost, mass, mass], "thresholds, m = \(denominator)")
        #expect(rows[1] == [1, mass, mass], "reversed, m = \(denominator)")
        #expect(rows[2] == [lost, mass, mass], "two-sided, m = \(denominator)")
        #expect(rows[3][0] == lost, "intervals, m = \(denominator)")
        #expect(here.idealJointRisk + here.supremumOverDisagreements == 1, "tight, m = \(denominator)")
      } else {
        // p + 1 source points, p target points.
        #expect(n == m + 1 && convention == .endpoints, "m = \(denominator)")
        #expect(rows[0][0] == lost && rows[1][0] == lost && rows[2][0] == lost && rows[3][0] == lost, "m = \(denominator)")
        // One point p = 1 leaves no second gap: an interval around the only target point has all its mass.
        #expect(rows[0][2] == (m == 1 ? 1 : Rational(2, n)), "m = \(denominator)")
        #expect(rows[0][1] == Rational(1, n) || m == 1, "m = \(denominator)")
      }
      for (count, terms) in evidence.unions {
        #expect(terms.idealJointRisk == max(0, 1 - Rational(count, n)), "m = \(denominator), \(count) intervals")
      }
      #expect(
        Rational(here.domains.totalVariation, here.world.whole) == 1 && here.wasserstein1 == here.spacing, "m = \(denominator)")
      #expect(
        (here.idealJointRisk == 1 - here.spacing) == (convention == .endpoints && denominator == 2),
        "the one coincidence is ξ = 1/2")
    }
  }

  @Test("the general law λ = 1 − 1/n for rational ξ that are no unit fractions, whoever plays the source")
  func generalLaw() {
    let random = RandomSource(seed: 7)
    for trial in 0..<150 {
      let denominator = 3 + random.integer(below: 300)
      let numerator = 1 + random.integer(below: denominator / 2)
      for convention in InterleavedWorld.Convention.allCases {
        for roles in Roles.allCases {
          let world = world(Rational(numerator, denominator), convention, roles)
          #expect(
            world.idealJointRisk == world.correctedJointRisk, "trial \(trial): \(numerator)/\(denominator), \(convention), \(roles)"
          )
        }
      }
    }
  }

  @Test(
    "the MMD table, to its printed digits",
    arguments: [
      (Rational(1, 10), [0.08899, 0.20941, 0.20941]), (Rational(1, 100), [0.008871, 0.014160, 0.041671]),
      (Rational(1, 1000), [0.0008871, 0.0014142, 0.012131]),
    ])
  func meanDiscrepancies(spacing: Rational, expected: [Double]) throws {
    let evidence = Bound(spacing: try self.spacing(spacing), points: try points(.article)).evidence([])
    for (discrepancy, value) in zip(evidence.discrepancies, expected) {
      #expect((discrepancy.squared.value.squareRoot() / value - 1).magnitude < 1e-4, "width \(discrepancy.width)")
    }
  }

  @Test("the article's generator crashes for every odd 1/ξ, and where floating point truncates 1/(2ξ)")
  func articleGenerator() {
    let evidence = Generator.Evidence(here: Generator.Original(spacing: 0.1))
    #expect(evidence.crashesAmongHundredths == 67 && evidence.miscounts.isEmpty)
    #expect(evidence.odd == Array(stride(from: 3, through: 999, by: 2)))
    #expect(Array(evidence.even.prefix(6)) == [186, 198, 210, 234, 246, 372])
    #expect(Generator.Original(spacing: 1.0 / 7).size == 3 && Generator.Original(spacing: 1.0 / 7).pointCount == 4)
    #expect(Generator.Original(spacing: 1.0 / 186).size == 92 && Generator.Original(spacing: 1.0 / 186).pointCount == 93)
    for (spacing, count) in [(0.1, 5), (0.01, 50), (0.001, 500)] {
      #expect(Generator.Original(spacing: spacing).pointCount == count && !Generator.Original(spacing: spacing).crashes)
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

  @Test("statements about every ξ do not turn with ξ: at 1/2 with endpoints the published λ is right, and XI-1 stays corrected")
  func coincidence() throws {
    let finding = try #require(try findings("--xi", "1/2", "--convention", "endpoints")["XI-1"])
    #expect(finding.verdict == .corrected && finding.judgement.here == finding.judgement.published)
    #expect(finding.judgement.witness?.contains("λ = 1 − ξ in 2 of 156 worlds") == true)
  }

  @Test("XI-6 fails by exactly ξ where 1/(2ξ) is whole", arguments: [4, 6, 10, 20, 100])
  func wassersteinSlack(denominator: Int) throws {
    let finding = try #require(try findings("--part", "bound", "--xi", "1/\(denominator)")["XI-6"])
    // R_T = 1, so the sum that should bound it is short of it by ξ.
    #expect(finding.verdict == .fails && finding.judgement.here == .exact(1 - Rational(1, denominator)))
  }

  @Test(
    "whatever ξ, points and roles are, the verdicts are the lesson's", arguments: ["1/2", "1/3", "0.1", "2/23", "3/7", "1/100"])
  func verdicts(spacing: String) throws {
    for convention in InterleavedWorld.Convention.allCases {
      for roles in Roles.allCases {
        let strayed = try findings("--xi", spacing, "--convention", convention.rawValue, "--roles", roles.rawValue).values.filter {
          !$0.isAsExpected
        }
        #expect(strayed.map(\.claim.id) == [], "\(spacing), \(convention), \(roles)")
      }
    }
  }
}
