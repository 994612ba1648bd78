/// What enumeration says of a finite class H on n points and of its disagreements HΔH.
///
/// Two labellings differ in one way, so that with Π and Π_HΔH the numbers of different labellings, and d the VC dimension of H,
///
///     Π_HΔH ≤ 1 + Π (Π − 1)/2 ≤ n^(2d)   for n ≥ 2,
///
/// the latter by Sauer's lemma. The VC dimension of HΔH may exceed 2d all the same: see ``fivePoints``.
public struct DisagreementCount: Sendable, Hashable {
  /// n.
  public let pointCount: Int
  /// d, the VC dimension of H.
  public let dimension: Int
  /// Π, the number of different labellings of H.
  public let labellings: Int
  /// Π_HΔH.
  public let differenceLabellings: Int
  /// HΔH.
  private let differences: FiniteClass

  /// Counts a class and its disagreements.
  ///
  /// - Precondition: there are at most 64 points.
  public init(_ hypotheses: FiniteClass) {
    pointCount = hypotheses.labelings[0].count
    (dimension, labellings) = (hypotheses.vcDimension, hypotheses.distinctLabelingCount)
    differences = hypotheses.differences
    differenceLabellings = differences.distinctLabelingCount
  }

  /// The VC dimension of HΔH, which takes longer than the counts.
  public var differenceDimension: Int { differences.vcDimension }

  /// 1 + Π (Π − 1)/2, the unordered pairs of labellings, equal ones once.
  public var pairs: Int { 1 + labellings * (labellings - 1) / 2 }

  /// n^(2d).
  public var power: Int { (0..<2 * dimension).reduce(1) { product, _ in product * pointCount } }

  /// The bit masks of 16 hypotheses on five points, of VC dimension 2, whose disagreements shatter all five points.
  public static let fivePointMasks = [4, 5, 6, 10, 12, 14, 16, 18, 19, 20, 21, 22, 23, 26, 30, 31]

  /// The class of `fivePointMasks`.
  public static var fivePoints: DisagreementCount {
    DisagreementCount(FiniteClass(labelings: fivePointMasks.map { mask in (0..<5).map { mask >> $0 & 1 == 1 } }))
  }

  /// One- and two-sided thresholds on eight points, of dimensions 1 and 2, and `fivePoints`.
  public static var examples: [(name: String, count: DisagreementCount)] {
    [
      ("thresholds 1[x < t], on 8 points", .thresholds(pointCount: 8)),
      ("two-sided thresholds, on 8 points", .twoSidedThresholds(pointCount: 8)), ("16 hypotheses on 5 points", .fivePoints),
    ]
  }

  /// The thresholds 1[x < t] on n points of a line.
  public static func thresholds(pointCount: Int) -> DisagreementCount { DisagreementCount(.thresholds(pointCount: pointCount)) }

  /// Those and their complements.
  public static func twoSidedThresholds(pointCount: Int) -> DisagreementCount {
    DisagreementCount(FiniteClass.thresholds(pointCount: pointCount).withComplements)
  }
}

extension FiniteClass {
  /// The class with the complement of every hypothesis, after all of its own.
  public var withComplements: FiniteClass { FiniteClass(labelings: labelings + labelings.map { $0.map { !$0 } }) }

  /// The thresholds 1[x < t] on n points of a line.
  fileprivate static func thresholds(pointCount: Int) -> FiniteClass {
    FiniteClass(labelings: (0...pointCount).map { cut in (0..<pointCount).map { $0 < cut } })
  }
}
