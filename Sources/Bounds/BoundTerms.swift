public import Divergences
public import Learning
public import NumericCore

/// The terms of the bound of Ben-David et al. for one hypothesis, as exact probabilities, beside what they are to bound.
public struct BoundTerms: Sendable, Hashable {
  /// R_S(h).
  public let sourceRisk: Rational
  /// R_T(h), what is bounded.
  public let targetRisk: Rational
  /// The least R_T over H: what learning on the target would give.
  public let leastTargetRisk: Rational
  /// sup over H of |S(A) − T(A)|, ½ d_H: not a term of the bound.
  public let supremumOverClass: Rational
  /// sup over HΔH of |S(A) − T(A)|, ½ d_HΔH.
  public let supremum: Rational
  /// λ.
  public let idealJointRisk: Rational

  /// The three terms: R_S, ½ d_HΔH, λ.
  public var all: [Rational] { [sourceRisk, supremum, idealJointRisk] }

  /// The right side, R_S + ½ d_HΔH + λ.
  public var bound: Rational { sourceRisk + supremum + idealJointRisk }

  /// The sum of the two terms beside the largest.
  public var smallerTwo: Rational { bound - max(sourceRisk, supremum, idealJointRisk) }

  /// What R_T is at least, whatever the world: the larger of R_S − ½ d_HΔH − λ, by the bound with the domains exchanged, and of
  /// λ − R_S, by the definition of λ.
  public var lowerBound: Rational { max(sourceRisk - supremum - idealJointRisk, idealJointRisk - sourceRisk) }

  /// The terms for a hypothesis.
  ///
  /// - Parameters:
  ///   - hypothesis: nil for the one of least source risk that the class finds.
  ///   - probability: turns a mass of the domains into a probability.
  public init<Class: HypothesisClass, Mass: Scalar>(
    of hypothesis: Class.Hypothesis? = nil, in bound: BenDavidBound<Class, Mass>, probability: (Mass) -> Rational
  ) {
    let (domains, hypotheses) = (bound.domains, bound.hypotheses)
    let judged = hypothesis ?? hypotheses.riskMinimizer(on: domains.source).hypothesis
    sourceRisk = probability(hypotheses.risk(of: judged, on: domains.source))
    targetRisk = probability(hypotheses.risk(of: judged, on: domains.target))
    leastTargetRisk = probability(hypotheses.riskMinimizer(on: domains.target).risk)
    supremumOverClass = probability(domains.hypothesisDivergence(over: hypotheses).supremum)
    supremum = probability(bound.divergence.supremum)
    idealJointRisk = probability(bound.idealJointRisk.value)
  }
}

extension DomainPair<Rational> {
  /// The terms of these domains, whose total is 1, for a hypothesis; nil for the one of least source risk.
  public func boundTerms<Class: HypothesisClass>(
    of hypothesis: Class.Hypothesis? = nil, over hypotheses: Class
  ) -> BoundTerms {
    BoundTerms(of: hypothesis, in: BenDavidBound(self, hypotheses: hypotheses)) { $0 }
  }
}
