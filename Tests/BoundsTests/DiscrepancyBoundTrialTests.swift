import Bounds
import Divergences
import Learning
import NumericCore
import Testing

@Suite("What the discrepancy bound is tried by")
struct DiscrepancyBoundTrialTests {
  private func bound(_ hypotheses: [Rational], _ loss: Loss) -> DiscrepancyBound {
    DiscrepancyBound(
      source: LabelledPoints(masses: [1], labels: [0]), target: LabelledPoints(masses: [1], labels: [1]),
      hypotheses: hypotheses.map { [$0] }, loss: loss)
  }

  @Test("At one point the bound is violated for the squared loss, and attained for the absolute one", arguments: [false, true])
  func violations(isReversed: Bool) {
    let hypotheses = isReversed ? [Rational(1, 2), 0] : [0, Rational(1, 2)]
    let (squared, absolute) = (bound(hypotheses, .squared), bound(hypotheses, .absolute))
    #expect(squared.isViolated() && !absolute.isViolated())
    #expect(absolute.isViolated(without: Rational(1, 1000)) && !absolute.isViolated(without: Rational(-1, 1000)))
    #expect(!squared.isViolated(without: Rational(-1, 2)), "R_T is 1 and the bound ½.")
    #expect(squared.obeysRootForm(within: 1e-12) && !squared.obeysRootForm(within: -1e-6))
  }

  /// At one point with a single hypothesis R_S is paid by Ben-David et al. alone. With two that err alike on the source, and of
  /// which one is right on the target, they pay for that one, and the other bound for how far apart the two are.
  @Test("Smaller, larger and equal bounds are told apart")
  func comparison() {
    let smaller = DiscrepancyBound(
      source: LabelledPoints(masses: [1], labels: [1]), target: LabelledPoints(masses: [1], labels: [1]), hypotheses: [[0]],
      loss: .absolute)
    let larger = DiscrepancyBound(
      source: LabelledPoints(masses: [Rational(1, 2), Rational(1, 4), Rational(1, 4)], labels: [0, 0, 1]),
      target: LabelledPoints(masses: [0, 0, 1], labels: [0, 0, 1]), hypotheses: [[0, 0, 0], [0, 1, 1]], loss: .zeroOne)
    let equal = bound([0, Rational(1, 2)], .absolute)
    #expect(larger.bound(0) == Rational(3, 2) && larger.benDavidBound(0) == 1)
    let found = DiscrepancyBound.comparison(of: [smaller, smaller, larger, equal])
    #expect(found.smaller == 2 && found.larger == 1)
  }

  @Test("The zero-one discrepancy is the largest difference of a disagreement's probability, whatever the labels")
  func zeroOne() {
    let hypotheses = FiniteClass(labelings: [[false, false], [false, true], [true, true]])
    let source = FiniteDomain(marginal: [3, 1], labels: [true, false])
    let pair = DomainPair(source: source, target: FiniteDomain(marginal: [1, 3], labels: [false, false]))
    #expect(DiscrepancyBound.zeroOneDiscrepancy(of: pair, over: hypotheses) == Rational(1, 2))
    let same = DomainPair(source: source, target: source.flipped)
    #expect(DiscrepancyBound.zeroOneDiscrepancy(of: same, over: hypotheses) == 0)
    let constants = FiniteClass(labelings: [[false, false], [true, true]])
    #expect(DiscrepancyBound.zeroOneDiscrepancy(of: pair, over: constants) == 0)
  }
}
