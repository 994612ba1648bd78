internal import Divergences
internal import Learning
public import NumericCore

/// How far one feature has moved from source to target.
public struct FeatureShift: Sendable, Hashable {
  /// The index of the feature.
  public let feature: Int
  /// W₁ of the feature's values, in its unit.
  public let wasserstein1: Double
  /// sup |F_S − F_T|.
  public let kolmogorovSmirnov: Double
  /// sup over intervals of |S − T|.
  public let kuiper: Double
  /// The p-value of the Kolmogorov–Smirnov test, by Holm's method corrected for the number of features.
  public let pValue: Double

  /// The share of the rows, half of each sample's, that the best threshold on this feature takes for the other sample's, at most.
  private static let mistakenShare = 0.01

  /// Whether the feature tells source from target by itself: one threshold does, but for a hundredth of the rows.
  public var isSeparating: Bool { (1 - kolmogorovSmirnov) / 2 <= Self.mistakenShare && pValue <= 0.05 }

  /// The same shift where 1 in the feature is `unit`.
  func scaled(by unit: Double) -> FeatureShift {
    FeatureShift(
      feature: feature, wasserstein1: unit * wasserstein1, kolmogorovSmirnov: kolmogorovSmirnov, kuiper: kuiper, pValue: pValue)
  }

  /// The shifts of all features, in their order.
  ///
  /// - Precondition: both samples have rows, and the same number of columns.
  /// - Complexity: O(*d* (*n* + *m*)), and O(*d* *n* *m*) for the exact p-values of small samples.
  public static func all(source: Matrix, target: Matrix) -> [FeatureShift] {
    let samples = (0..<source.columnCount).map { (source.column($0), target.column($0)) }
    let divergences = samples.map { ThresholdDivergence($0.0, $0.1) }
    // Exact p-values of many features would take minutes, and the limit law is close where there are many rows.
    let limit = min(KolmogorovSmirnovTest.exactPathLimit, 200_000_000 / max(1, source.columnCount))
    let pValues = PValue.holmAdjusted(
      divergences.map {
        KolmogorovSmirnovTest($0, sourceCount: source.rowCount, targetCount: target.rowCount, exactPathLimit: limit).pValue
      })
    return samples.indices.map { index in
      let (divergence, (source, target)) = (divergences[index], samples[index])
      return FeatureShift(
        feature: index, wasserstein1: Divergences.wasserstein1(source, target), kolmogorovSmirnov: divergence.kolmogorovSmirnov,
        kuiper: divergence.kuiper, pValue: pValues[index])
    }
  }

  /// Whether the features differ within the classes: the least p-value over the features of every class that both samples have,
  /// corrected for the number of classes; 1 where no class is in both.
  ///
  /// Label shift is a change in the classes' shares with no change within them.
  ///
  /// - Precondition: there is one label a row.
  public static func pValueWithinClasses(
    source: Matrix, target: Matrix, sourceLabels: [Int], targetLabels: [Int]
  ) -> Double {
    precondition(
      sourceLabels.count == source.rowCount && targetLabels.count == target.rowCount, "A label is needed for every row.")
    let classes = Set(sourceLabels).intersection(targetLabels).sorted()
    guard !classes.isEmpty else { return 1 }
    let least =
      classes.map { label in
        let rows = (
          sourceLabels.indices.filter { sourceLabels[$0] == label }, targetLabels.indices.filter { targetLabels[$0] == label }
        )
        return all(source: source.rows(rows.0), target: target.rows(rows.1)).map(\.pValue).min() ?? 1
      }.min() ?? 1
    return min(1, Double(classes.count) * least)
  }
}
