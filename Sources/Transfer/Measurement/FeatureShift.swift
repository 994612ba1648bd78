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

  /// The shifts of all features, in their order.
  ///
  /// - Precondition: both samples have rows, and the same number of columns.
  /// - Complexity: O(*d* (*n* + *m*)), and O(*d* *n* *m*) for the exact p-values of small samples.
  public static func all(source: Matrix, target: Matrix) -> [FeatureShift] {
    let samples = (0..<source.columnCount).map { (SortedSample(source.column($0)), SortedSample(target.column($0))) }
    let pValues = PValue.holmAdjusted(samples.map { KolmogorovSmirnovTest($0.0, $0.1).pValue })
    return samples.indices.map { index in
      let (source, target) = samples[index]
      let divergence = ThresholdDivergence(source, target)
      return FeatureShift(
        feature: index, wasserstein1: Transfer.wasserstein1(source, target), kolmogorovSmirnov: divergence.kolmogorovSmirnov,
        kuiper: divergence.kuiper, pValue: pValues[index])
    }
  }
}
