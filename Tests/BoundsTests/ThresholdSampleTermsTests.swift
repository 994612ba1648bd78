import Bounds
import NumericCore
import Testing

@Suite("Terms measured on samples of the line")
struct ThresholdSampleTermsTests {
  @Test("by hand: three source examples and four of the target, two of them at the same places")
  func byHand() {
    let terms = ThresholdSampleTerms(
      source: [(point: 3, label: false), (1, true), (0, false)],
      target: [(point: 4, label: false), (3, true), (2, true), (0, true)])
    #expect([terms.sourceCount, terms.targetCount] == [3, 4])
    // The constant 0 errs at the source's 1 alone; no threshold errs less there. It errs at three of the target's points.
    #expect(terms.threshold == 0 && terms.sourceRisk == 1.0 / 3 && terms.testRisk == 0.75)
    // 1[x < 3] errs at the source's 0 and at the target's 3.
    #expect(terms.jointRisk == 7.0 / 12)
    // Of the source's points two lie below 2, of the target's one.
    #expect(terms.supremum == 5.0 / 12)
  }

  @Test("law: on samples with ties every term is that of brute force, and the samples satisfy the bound")
  func law() {
    let random = RandomSource(seed: 3)
    for trial in 0..<200 {
      func sample() -> ThresholdSampleTerms.Labelled {
        (0..<1 + random.integer(below: 6)).map { _ in (point: Double(random.integer(below: 5)), label: random.bernoulli(0.5)) }
      }
      let (source, target) = (sample(), sample())
      let terms = ThresholdSampleTerms(source: source, target: target)
      let cuts = Set((source + target).map(\.point)).sorted() + [.infinity]
      func risk(_ sample: ThresholdSampleTerms.Labelled, _ cut: Double) -> Double {
        Double(sample.count { ($0.point < cut) != $0.label }) / Double(sample.count)
      }
      func gap(_ cut: Double) -> Double {
        Double(source.count { $0.point < cut }) / Double(source.count)
          - Double(target.count { $0.point < cut }) / Double(target.count)
      }
      let (least, joint) = (cuts.map { risk(source, $0) }.min(), cuts.map { risk(source, $0) + risk(target, $0) }.min() ?? 9)
      let supremum = cuts.flatMap { first in cuts.map { abs(gap(first) - gap($0)) } }.max() ?? 9
      let cut = terms.threshold ?? .infinity
      #expect(terms.sourceRisk == least && risk(source, cut) == least && terms.testRisk == risk(target, cut), "trial \(trial)")
      #expect((terms.jointRisk - joint).magnitude < 1e-15 && (terms.supremum - supremum).magnitude < 1e-15, "trial \(trial)")
      #expect(terms.testRisk <= terms.sourceRisk + terms.supremum + terms.jointRisk + 1e-15, "trial \(trial)")
    }
  }

  @Test("all ones where every example is labelled 1: no point is the threshold")
  func ones() {
    let terms = ThresholdSampleTerms(source: [(point: 2, label: true)], target: [(point: 1, label: true)])
    #expect(terms.threshold == nil && terms.sourceRisk == 0 && terms.testRisk == 0)
  }

  @Test("the bound is from these estimates and counts, and a test adds Hoeffding's deviation of the target's examples")
  func bound() throws {
    let terms = ThresholdSampleTerms(
      source: [(point: 1, label: true), (3, false)], target: [(point: 2, label: true), (4, false), (5, false)])
    let bound = terms.bound(failureProbability: 0.1)
    #expect(bound.sourceRisk == terms.sourceRisk && bound.supremum == terms.supremum && bound.idealJointRisk == terms.jointRisk)
    #expect(bound.counts == .init(labelledSource: 2, source: 2, target: 3, labelledTarget: 3) && bound.growth == .vcDimension(1))
    let deviation = (Double.log(10) / 6).squareRoot()
    #expect((terms.test(failureProbability: 0.1) - terms.testRisk - deviation).magnitude < 1e-15)
    #expect(try #require(bound.value) > terms.test(failureProbability: 0.1))
  }
}
