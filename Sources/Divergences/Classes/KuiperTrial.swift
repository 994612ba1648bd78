internal import Learning

/// Whether Kuiper's statistic of two samples is ½ d_HΔH of thresholds, by the definition, over all pairs of thresholds.
///
/// Source: N. H. Kuiper, "Tests concerning random points on a circle", Proceedings KNAW A 63 (1960).
public struct KuiperTrial: Codable, Sendable, Hashable {
  /// Samples on which brute force differs from the statistic by more than `roundingTolerance`.
  public private(set) var mismatches = 0
  /// The ratios of Kuiper's statistic to that of Kolmogorov and Smirnov, where the latter is positive.
  public private(set) var ratios: [Double] = []

  /// Two differences of distribution functions, each rounded by half a unit in the last place of 1, and their sum.
  public static let roundingTolerance = 2 * Double.ulpOfOne

  /// A trial without samples.
  public init() {}

  /// Tries two samples, which may have ties.
  ///
  /// - Precondition: neither is empty.
  /// - Complexity: O((*n* + *m*)²).
  public mutating func add(_ source: [Double], _ target: [Double]) {
    let found = ThresholdDivergence(source, target)
    let cuts = Set(source + target).sorted() + [.infinity]
    let gaps = cuts.map { cut in source.count { $0 < cut } * target.count - target.count { $0 < cut } * source.count }
    let supremum = gaps.flatMap { first in gaps.map { abs(first - $0) } }.reduce(0, max)
    let expected = Double(supremum) / Double(source.count * target.count)
    mismatches += (found.kuiper - expected).magnitude > Self.roundingTolerance ? 1 : 0
    if found.kolmogorovSmirnov > 0 { ratios.append(found.kuiper / found.kolmogorovSmirnov) }
  }
}
