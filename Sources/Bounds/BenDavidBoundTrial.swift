internal import Divergences
public import Learning

/// What finite instances say of the inequality of Ben-David et al., and of what is taken for it: violations, counted by
/// enumeration.
///
/// For each instance, a pair of domains in whole numbers and a finite class H, every h in H is tried in
///
///     R_T(h) ≤ R_S(h) + c · d_HΔH(S, T) + λ     with c = ½ and with c = 1,
///
/// in the former with the domains exchanged, with d_H in the place of d_HΔH, and in the bound that needs no class,
/// ``LabellingDifferenceBound``. A bound that nothing violates proves nothing where nothing could: `slacks` and `largestFactor` say
/// how near the instances come.
///
/// Source: S. Ben-David et al., "A theory of learning from different domains", Machine Learning 79 (2010), Theorems 1 and 2.
public struct BenDavidBoundTrial: Codable, Sendable, Hashable {
  /// R_S + ½ d_HΔH + λ − R_T of every hypothesis of every instance, in probabilities.
  public private(set) var slacks: [Double] = []
  /// Hypotheses whose R_T exceeds the right side with c = ½.
  public private(set) var violations = 0
  /// The same with source and target exchanged.
  public private(set) var exchangedViolations = 0
  /// Hypotheses whose R_T exceeds the right side with c = 1.
  public private(set) var wholeViolations = 0
  /// Hypotheses that attain it with c = 1 where d_HΔH > 0.
  public private(set) var wholeAttained = 0
  /// The largest (R_T − R_S − λ)/d_HΔH of a hypothesis where d_HΔH > 0; 0 where all are negative.
  public private(set) var largestFactor = 0.0
  /// Instances with a hypothesis that violates the bound with ½ d_H in the place of ½ d_HΔH.
  public private(set) var halvedClassViolations = 0
  /// Instances with a hypothesis that violates it with the whole d_H.
  public private(set) var classViolations = 0
  /// Instances in which λ is less than the least source risk.
  public private(set) var jointRiskBelowSource = 0
  /// Hypotheses that violate the bound by marginals and labelling functions with TV.
  public private(set) var labellingViolations = 0
  /// The same with 2 TV.
  public private(set) var doubleLabellingViolations = 0

  /// Of the bound by labelling functions, in probabilities: sums of fewer than 64 numbers of size 1 at most, where each addition
  /// errs by half a unit in the last place of 1.
  public static let roundingTolerance = 64 * Double.ulpOfOne

  /// Tries every hypothesis of instances.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - draw: the next one: two domains of the same positive total, and a class that labels their points.
  /// - Complexity: O(*m*² *n*) an instance of *m* hypotheses on *n* points.
  public init(count: Int, _ draw: () -> (source: FiniteDomain<Int>, target: FiniteDomain<Int>, hypotheses: FiniteClass)) {
    for _ in 0..<count {
      let instance = draw()
      add(DomainPair(source: instance.source, target: instance.target), hypotheses: instance.hypotheses)
    }
  }

  private mutating func add(_ domains: DomainPair<Int>, hypotheses: FiniteClass) {
    let (source, target, whole) = (domains.source, domains.target, domains.source.total)
    precondition(whole > 0 && target.total == whole, "Both domains have the same mass.")
    let bound = BenDavidBound(domains, hypotheses: hypotheses)
    let (half, ideal) = (bound.divergence.supremum, bound.idealJointRisk.value)
    let risks = hypotheses.labelings.map { (source: source.risk(of: $0), target: target.risk(of: $0)) }
    for risk in risks {
      let slack = risk.source + half + ideal - risk.target
      slacks.append(Double(slack) / Double(whole))
      violations += slack < 0 ? 1 : 0
      exchangedViolations += risk.target + half + ideal < risk.source ? 1 : 0
      wholeViolations += slack + half < 0 ? 1 : 0
      wholeAttained += slack + half == 0 && half > 0 ? 1 : 0
      if half > 0 { largestFactor = max(largestFactor, Double(risk.target - risk.source - ideal) / Double(2 * half)) }
    }
    let overClass = domains.hypothesisDivergence(over: hypotheses).supremum
    let worst = risks.map { $0.target - $0.source }.reduce(.min, max)
    halvedClassViolations += worst > overClass + ideal ? 1 : 0
    classViolations += worst > 2 * overClass + ideal ? 1 : 0
    jointRiskBelowSource += risks.allSatisfy { $0.source > ideal } ? 1 : 0
    addLabelling(DomainPair(source: source.probabilities, target: target.probabilities), hypotheses: hypotheses)
  }

  private mutating func addLabelling(_ domains: DomainPair<Double>, hypotheses: FiniteClass) {
    let bound = LabellingDifferenceBound(domains)
    for labels in hypotheses.labelings {
      let slack = bound.bound(sourceRisk: domains.source.risk(of: labels)) - domains.target.risk(of: labels)
      labellingViolations += slack < -Self.roundingTolerance ? 1 : 0
      doubleLabellingViolations += slack + bound.totalVariation < -Self.roundingTolerance ? 1 : 0
    }
  }
}

extension FiniteDomain<Int> {
  /// The same domain with total 1.
  fileprivate var probabilities: FiniteDomain<Double> {
    let whole = Double(total)
    return FiniteDomain<Double>(negative: negative.map { Double($0) / whole }, positive: positive.map { Double($0) / whole })
  }
}
