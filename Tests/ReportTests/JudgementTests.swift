import Report
import Testing

@Suite("Judgements")
struct JudgementTests {
  private func decided(_ holds: Bool) -> Judgement { .decided("λ", says: .fraction(9, 10), here: .fraction(4, 5), holds: holds) }

  @Test("An exact comparison is its own verdict")
  func exact() {
    #expect(decided(true).verdict == .holds && decided(false).verdict == .fails)
    #expect(Judgement("λ", says: 1, here: .missing, holds: nil).verdict == .inconclusive)
    #expect(Judgement.refuted("λ", says: 1, here: 2, isShown: true).verdict == .fails)
    #expect(Judgement.refuted("λ", says: 1, here: 2, isShown: false).verdict == .holds)
  }

  @Test("A law that was tried on no case is undecided, whatever is said of violations", arguments: [0, 1])
  func emptyLaw(violations: Int) { #expect(Judgement.law("law", violations: violations, of: 0).verdict == .inconclusive) }

  @Test("A law holds without a violation, and one is enough to fail it")
  func law() {
    #expect(Judgement.law("law", violations: 0, of: 1).verdict == .holds)
    #expect(Judgement.law("law", violations: 1, of: 1_000_000).verdict == .fails)
    #expect(Judgement.law("law", violations: 1, of: 7).here == "1 violation in 7 cases")
  }

  @Test("An identity on exact cases holds where it is true in all of them, and is undecided on none")
  func exactCases() {
    #expect(Judgement.identity("cases", trueIn: 7, of: 7).verdict == .holds)
    let judgement = Judgement.identity("cases", trueIn: 6, of: 7)
    #expect(judgement.verdict == .fails && judgement.says == "7" && judgement.here == "6 of 7")
    #expect(Judgement.identity("cases", trueIn: 0, of: 0).verdict == .inconclusive)
  }

  @Test("A claim that fails is corrected only if its correction holds; one that holds, or is undecided, stays as it is")
  func corrected() {
    let right = decided(false).corrected(if: true, to: "λ = 1 − 2ξ.")
    #expect(right.verdict == .corrected && right.correction == "λ = 1 − 2ξ.")
    let wrong = decided(false).corrected(if: false, to: "λ = 1 − 2ξ.")
    #expect(wrong.verdict == .fails && wrong.correction == nil)
    #expect(decided(true).corrected(if: true, to: "λ = 1 − 2ξ.") == decided(true))
    let undecided = Judgement("λ", says: 1, here: .missing, holds: nil)
    #expect(undecided.corrected(if: true, to: "λ = 1 − 2ξ.") == undecided)
    #expect(Judgement.law("law", violations: 2, of: 9).corrected(if: true, to: "Not so.").verdict == .corrected)
  }

  @Test("What a run cannot tell is inconclusive, and asserts no correction")
  func inconclusive() {
    let judgement = decided(false).corrected(if: true, to: "λ = 1 − 2ξ.").inconclusive(if: true)
    #expect(judgement.verdict == .inconclusive && judgement.correction == nil)
    #expect(decided(true).inconclusive(if: false) == decided(true))
  }

  @Test("An identity holds up to its tolerance and with it, and shows no digits that are rounding alone")
  func identity() {
    for residual in [0, 1e-13, 1e-12] {
      let judgement = Judgement.identity("sides", residual: residual, within: 1e-12)
      #expect(judgement.verdict == .holds && judgement.here == "equal to 1e-12" && judgement.tolerance == 1e-12, "\(residual)")
    }
    let beyond = Judgement.identity("sides", residual: 1.5e-12, within: 1e-12)
    #expect(beyond.verdict == .fails && beyond.here == .number(1.5e-12))
    #expect(Judgement.identity("sides", residual: .nan, within: 1e-12).verdict == .fails, "NaN is no small residual.")
  }

  @Test("Refinements change what they name and nothing else")
  func refinements() {
    let bounds = ConfidenceBounds(lower: 0, upper: 1, meaning: "λ")
    let judgement = decided(true).published(2).remark("= R_T").witness("All points.").tolerance(0.5).interval(bounds)
    #expect(
      judgement.verdict == .holds && judgement.quantity == "λ" && judgement.says == .fraction(9, 10)
        && judgement.here == .fraction(4, 5))
    #expect(judgement.published == 2 && judgement.remark == "= R_T" && judgement.witness == "All points.")
    #expect(judgement.tolerance == 0.5 && judgement.interval == bounds)
  }
}
