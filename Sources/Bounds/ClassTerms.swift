public import Divergences
public import Learning
public import NumericCore

/// What the bound of Ben-David et al. comes to with one class, for its hypothesis of least source risk, with certificates in words.
///
/// λ and the divergence are extrema over all hypotheses; the ones that attain them can be checked by hand.
public struct ClassTerms: Sendable, Hashable {
  /// The name of the class.
  public let name: String
  /// The terms.
  public let terms: BoundTerms
  /// The hypothesis that attains λ.
  public let minimizer: String
  /// The two hypotheses whose disagreement attains ½ d_HΔH, with a semicolon between them.
  public let maximizingPair: String

  /// The terms of a class on two domains.
  ///
  /// - Parameters:
  ///   - probability: turns a mass of the domains into a probability.
  ///   - condition: a hypothesis as a condition on x.
  public init<Class: HypothesisClass, Mass: Scalar>(
    _ name: String, _ hypotheses: Class, _ domains: DomainPair<Mass>, probability: (Mass) -> Rational,
    condition: (Class.Hypothesis) -> String
  ) {
    self.name = name
    let bound = BenDavidBound(domains, hypotheses: hypotheses)
    terms = BoundTerms(in: bound, probability: probability)
    minimizer = condition(bound.idealJointRisk.hypothesis)
    maximizingPair = "\(condition(bound.maximizingPair.0)); \(condition(bound.maximizingPair.1))"
  }
}

extension ClassTerms {
  /// The terms of one- and two-sided thresholds, of intervals and of unions of two, on the points 0, 1, … of a line.
  ///
  /// - Precondition: the domains' total is 1.
  public static func line(_ domains: DomainPair<Rational>) -> [ClassTerms] {
    func terms<Class: HypothesisClass>(_ name: String, _ hypotheses: Class) -> ClassTerms where Class.Hypothesis == IntervalSet {
      ClassTerms(
        name, hypotheses, domains, probability: { $0 }, condition: { $0.condition(count: domains.source.count) })
    }
    return [
      terms("thresholds", Thresholds(.below)), terms("two-sided", Thresholds(.either)),
      terms("intervals", IntervalUnions.intervals), terms("two intervals", IntervalUnions(limit: 2)),
    ]
  }

  /// The terms of stumps and of half-planes on samples of the plane.
  ///
  /// - Parameters:
  ///   - domains: masses counted on these points.
  ///   - points: `n × 2`.
  ///   - text: how a number of a condition is written.
  public static func plane(_ domains: DomainPair<Int>, points: Matrix, text: (Double) -> String) -> [ClassTerms] {
    let probability = { (mass: Int) in Rational(mass, domains.source.total) }
    return [
      ClassTerms("stumps", Stumps(points: points), domains, probability: probability, condition: { $0.condition(text) }),
      ClassTerms("half-planes", HalfPlanes(points: points), domains, probability: probability, condition: { $0.condition(text) }),
    ]
  }
}
