public import Bounds
public import Learning
public import NumericCore

/// The classes for which the bound's terms are measured on data.
public enum MeasuredClass: String, Sendable, Hashable, CaseIterable {
  /// Two-sided thresholds on any feature, the constants included: every term is exact for the samples.
  case stumps
  /// Two-sided thresholds on the only feature.
  case thresholds
  /// Half-planes in two features, the constants included: every term is exact for the rows that it is taken over.
  case halfPlanes = "half-planes"
  /// Linear classifiers in all features, by trained ones: no term is exact.
  case linear
}

/// The terms of the bound of Ben-David et al. on two samples,
///
///     R_T(h) ≤ R_S(h) + ½ d_HΔH + λ,
///
/// for h of least source risk in the class. The terms are those of the samples; `sampled` adds what holds for the domains.
///
/// For linear classifiers the divergence is one that trained classifiers attain, at most the supremum, and λ is the least joint
/// risk of trained classifiers, at least the minimum: their sum, `bound`, estimates the right side and bounds nothing. These are
/// defined for any number of classes: disagreement of two classifiers is what the proof needs.
public struct MeasuredBound: Sendable, Hashable {
  /// What a term is, as a statement about the rows that it was measured on.
  public enum Kind: String, Sendable, Hashable {
    /// The term itself.
    case exact
    /// No more than the term.
    case lowerBound = "lower bound"
    /// No less than the term.
    case upperBound = "upper bound"
    /// Either.
    case estimate
  }

  /// The class.
  public let hypotheses: MeasuredClass
  /// R_S(h) of the hypothesis of least source risk.
  public let sourceRisk: Double
  /// R_T(h) of the same; nil without target labels.
  public let targetRisk: Double?
  /// The least R_T over the class; nil without target labels.
  public let leastTargetRisk: Double?
  /// d_HΔH = 2 sup over disagreements A of |S(A) − T(A)|, in 0…2.
  public let divergence: Double
  /// λ = min over the class of R_S + R_T; nil without target labels.
  public let idealJointRisk: Double?
  /// The hypothesis of least source risk; nil unless it is a stump.
  public let hypothesis: Stump?
  /// How many rows of the source and the target the divergence was taken over.
  public let comparedCounts: ComparedCounts
  /// How many the risks were taken over.
  public let riskCounts: ComparedCounts
  /// In how many ways the class labels points.
  let growth: GrowthFunction

  /// The probability with which `sampled` and `testedTargetRisk` may fail.
  public static let failureProbability = 0.05

  /// R_S(h) + ½ d_HΔH + λ; nil without target labels.
  public var bound: Double? { idealJointRisk.map { sourceRisk + divergence / 2 + $0 } }

  /// λ less the least risks of both domains: what it costs that one hypothesis must serve both. Nil without target labels.
  public var conflict: Double? {
    guard let idealJointRisk, let leastTargetRisk else { return nil }
    return max(0, idealJointRisk - sourceRisk - leastTargetRisk)
  }

  /// Whether all terms are exact for the rows compared.
  public var isExact: Bool { hypotheses != .linear }

  /// What the divergence is.
  public var divergenceKind: Kind { isExact ? .exact : .lowerBound }
  /// What λ is.
  public var jointKind: Kind { isExact ? .exact : .upperBound }
  /// What the sum is, of the target risk on these rows.
  public var boundKind: Kind { isExact ? .upperBound : .estimate }

  /// The bound for the domains that the rows come from, with the samples' terms, at 95 % for all terms together; nil where a term
  /// is no exact one. Its λ is unknown without target labels.
  public var sampled: EmpiricalBenDavidBound? {
    guard isExact else { return nil }
    return EmpiricalBenDavidBound(
      sourceRisk: sourceRisk, supremum: divergence / 2, idealJointRisk: idealJointRisk,
      counts: .init(
        labelledSource: riskCounts.source, source: comparedCounts.source, target: comparedCounts.target,
        labelledTarget: idealJointRisk == nil ? nil : riskCounts.target),
      growth: growth, failureProbability: Self.failureProbability)
  }

  /// What the target's labels alone say: R_T(h) at most, at 95 %, because h was chosen without them; nil without them.
  ///
  /// It is the upper end of Clopper and Pearson's interval: exact, without any theory of the class.
  public var testedTargetRisk: Double? {
    targetRisk.map { risk in
      let mistakes = Int((risk * Double(riskCounts.target)).rounded())
      return ConfidenceInterval.clopperPearson(
        successes: mistakes, trials: riskCounts.target, level: 1 - 2 * Self.failureProbability
      ).upper
    }
  }
}

extension MeasuredBound {
  /// Measures the terms for a class.
  ///
  /// - Parameter compared: how many rows of each sample, drawn at random, the divergence of stumps on several features is taken
  ///   over; it is quadratic in the features. Half-planes are taken over fewer rows too. All other terms use all rows.
  /// - Throws: ``LearningError`` where the optimum of a regression is not found.
  /// - Precondition: `thresholds` are measured on one feature only, `halfPlanes` on two, and all but `linear` for two classes.
  public init(
    of hypotheses: MeasuredClass, on samples: LabelledSamples, comparing compared: Int, random: RandomSource
  ) throws(LearningError) {
    precondition(hypotheses == .linear || samples.labels.names.count <= 2, "Only linear classifiers name more than two classes.")
    switch hypotheses {
    case .linear: try self.init(linearOn: samples)
    case .halfPlanes: self.init(halfPlanesOn: samples, random: random)
    case .stumps, .thresholds:
      precondition(hypotheses == .stumps || samples.source.columnCount == 1, "Thresholds are measured on one feature only.")
      self.init(hypotheses, stumpsOn: samples, comparing: compared, random: random)
    }
  }
}

extension RandomSource {
  /// At most `limit` rows, drawn without replacement and kept in their order; all of them where there are no more.
  func rows(_ limit: Int, of matrix: Matrix) -> Matrix {
    matrix.rowCount <= limit ? matrix : matrix.rows(sample(limit, below: matrix.rowCount).sorted())
  }
}
