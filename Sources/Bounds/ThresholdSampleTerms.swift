internal import Divergences
internal import Learning

/// Every term of the bound of Ben-David et al. measured on labelled samples of the line, for the threshold 1[x < t] of least source
/// risk.
///
/// The estimates are exact for the samples, so that they satisfy the bound themselves: R̂_T ≤ R̂_S + ½ d̂_HΔH + λ̂. What the
/// domains may exceed them by is ``EmpiricalBenDavidBound``, for a class of VC dimension 1.
public struct ThresholdSampleTerms: Sendable, Hashable {
  /// Labelled points of the line.
  public typealias Labelled = [(point: Double, label: Bool)]

  /// The source's examples, n.
  public let sourceCount: Int
  /// The target's examples, n′.
  public let targetCount: Int
  /// R̂_S of the threshold.
  public let sourceRisk: Double
  /// ½ d̂_HΔH of all thresholds.
  public let supremum: Double
  /// λ̂.
  public let jointRisk: Double
  /// R̂_T of the threshold: what a test on the same target examples finds.
  public let testRisk: Double
  /// t: the lowest of all points that is not labelled 1; nil where all are.
  public let threshold: Double?

  /// Measures the terms.
  ///
  /// - Precondition: both samples have an example.
  /// - Complexity: O((*n* + *n′*) log (*n* + *n′*)).
  public init(source: Labelled, target: Labelled) {
    precondition(!source.isEmpty && !target.isEmpty, "Terms are measured on examples of both domains.")
    let examples = (source.map { (isSource: true, $0) } + target.map { (false, $0) }).sorted { $0.1.point < $1.1.point }
    // One place a value: no threshold comes between equal points. Masses sum to n n′ on either side.
    var values: [Double] = []
    var masses: [(source: [Int], target: [Int])] = []
    for (isSource, example) in examples {
      if values.last != example.point {
        values.append(example.point)
        masses.append(([0, 0], [0, 0]))
      }
      let (place, label) = (values.count - 1, example.label ? 1 : 0)
      if isSource { masses[place].source[label] += target.count } else { masses[place].target[label] += source.count }
    }
    func domain(_ side: ((source: [Int], target: [Int])) -> [Int]) -> FiniteDomain<Int> {
      FiniteDomain(negative: masses.map { side($0)[0] }, positive: masses.map { side($0)[1] })
    }
    let bound = ThresholdBound(DomainPair(source: domain(\.source), target: domain(\.target)))
    let (cut, whole) = (bound.sourceBestCut, Double(source.count * target.count))
    (sourceCount, targetCount) = (source.count, target.count)
    sourceRisk = Double(bound.sourceRisks[cut]) / whole
    supremum = Double(bound.supremum) / whole
    jointRisk = Double(bound.idealJointRisk) / whole
    testRisk = Double(bound.targetRisks[cut]) / whole
    threshold = cut < values.count ? values[cut] : nil
  }

  /// The bound from these estimates.
  ///
  /// - Precondition: 0 < δ < 1.
  public func bound(failureProbability: Double) -> EmpiricalBenDavidBound {
    EmpiricalBenDavidBound(
      sourceRisk: sourceRisk, supremum: supremum, idealJointRisk: jointRisk,
      counts: .init(labelledSource: sourceCount, source: sourceCount, target: targetCount, labelledTarget: targetCount),
      growth: .vcDimension(1), failureProbability: failureProbability)
  }

  /// What the target's examples promise of R_T without the bound: R̂_T and Hoeffding's deviation.
  ///
  /// - Precondition: 0 < δ < 1.
  public func test(failureProbability: Double) -> Double {
    testRisk + hoeffdingDeviation(squaredRange: 1 / Double(targetCount), failureProbability: failureProbability)
  }
}
