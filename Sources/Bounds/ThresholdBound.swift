public import Divergences
public import Learning
public import NumericCore

/// The bound of Ben-David et al. along a line: every threshold 1[x < t] with its risks and its slack, exactly.
///
///     R_T(t) ≤ R_S(t) + ½ d_HΔH(S, T) + λ   for every t,
///
/// A cut *j* stands for the threshold that labels the *j* lowest of n points 1, j = 0 … n. The divergence and λ are those of
/// ``BenDavidBound`` for the class of these thresholds, everything in units of the domains' `total`.
///
/// Source: S. Ben-David et al., "A theory of learning from different domains", Machine Learning 79 (2010), Theorem 2, without its
/// sample term.
public struct ThresholdBound<Mass: Scalar>: Sendable, Hashable {
  /// R_S by cut, n + 1 masses.
  public let sourceRisks: [Mass]
  /// R_T by cut, n + 1 masses.
  public let targetRisks: [Mass]
  /// ½ d_HΔH, Kuiper's statistic.
  public let supremum: Mass
  /// λ.
  public let idealJointRisk: Mass
  /// The first cut of least source risk: what learning on the source gives.
  public let sourceBestCut: Int
  /// The first cut of least slack: the one at which R_T exceeds R_S most.
  public let tightestCut: Int

  /// The bound of all thresholds.
  ///
  /// - Complexity: O(*n*).
  @_specialize(where Mass == Int)
  public init(_ domains: DomainPair<Mass>) {
    let thresholds = Thresholds(.below)
    let (onSource, onTarget) = (thresholds.risks(on: domains.source), thresholds.risks(on: domains.target))
    (sourceRisks, targetRisks) = (onSource, onTarget)
    supremum = domains.disagreementDivergence(over: thresholds).supremum
    idealJointRisk = IdealJointRisk(domains, over: thresholds).value
    let increases = zip(onTarget, onSource).map { $0 - $1 }
    sourceBestCut = onSource.indices.reduce(0) { onSource[$1] < onSource[$0] ? $1 : $0 }
    tightestCut = increases.indices.reduce(0) { increases[$1] > increases[$0] ? $1 : $0 }
  }

  /// R_S + ½ d_HΔH + λ of a cut.
  public func bound(_ cut: Int) -> Mass { sourceRisks[cut] + supremum + idealJointRisk }

  /// R_S + ½ d_HΔH + λ − R_T of a cut: never negative.
  public func slack(_ cut: Int) -> Mass { bound(cut) - targetRisks[cut] }

  /// The target risks of all cuts of least source risk, ascending and each once.
  public var targetRisksOfSourceBest: [Mass] {
    @_specialize(where Mass == Int)
    get {
      let least = sourceRisks[sourceBestCut]
      return Set(sourceRisks.indices.filter { sourceRisks[$0] == least }.map { targetRisks[$0] }).sorted()
    }
  }

  /// The slack of the tightest cut.
  public var leastSlack: Mass { slack(tightestCut) }

  /// max over t of R_T(t) − R_S(t), which every bound on R_T has to allow for.
  public var largestIncrease: Mass { targetRisks[tightestCut] - sourceRisks[tightestCut] }
}

extension ThresholdBound<Int> {
  /// The largest (R_T − R_S − λ)/d_HΔH: the factor of d_HΔH that the bound needs here, at most ½.
  ///
  /// - Precondition: the divergence is not 0.
  public var neededFactor: Rational { Rational(largestIncrease - idealJointRisk, 2 * supremum) }
}
