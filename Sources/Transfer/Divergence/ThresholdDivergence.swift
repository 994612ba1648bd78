public import Learning

/// How far apart thresholds can tell two samples of the line: Kolmogorov–Smirnov over H, Kuiper over HΔH.
///
/// With F the distribution functions,
///
///     sup over H   |S(A) − T(A)| = max(D⁺, D⁻),   the Kolmogorov–Smirnov statistic,
///     sup over HΔH |S(A) − T(A)| = D⁺ + D⁻,       the Kuiper statistic,
///     D⁺ = max(0, max F_S − F_T),   D⁻ = max(0, max F_T − F_S),
///
/// because thresholds cut off a prefix and two of them disagree on an interval; two-sided thresholds give the same values. So
/// KS ≤ Kuiper ≤ 2 KS, and d_HΔH = 2 Kuiper is exact for samples too. For equal weights the values are ratios of counts.
///
/// - Complexity: O(*n* + *m*) once the samples are sorted.
public struct ThresholdDivergence: Sendable, Hashable {
  /// D⁺, the most by which F_S exceeds F_T.
  public let sourceExcess: Double
  /// D⁻, the most by which F_T exceeds F_S.
  public let targetExcess: Double
  /// The smallest x at which F_S(x) − F_T(x) = D⁺; −∞ where D⁺ is 0.
  public let sourceExcessLocation: Double
  /// The smallest x at which F_T(x) − F_S(x) = D⁻; −∞ where D⁻ is 0.
  public let targetExcessLocation: Double

  /// sup over thresholds, ½ d_H.
  public var kolmogorovSmirnov: Double { max(sourceExcess, targetExcess) }

  /// sup over the disagreements of two thresholds, ½ d_HΔH; the maximising pair cuts at the two locations.
  public var kuiper: Double { sourceExcess + targetExcess }

  /// The divergences of two samples.
  public init(_ source: SortedSample, _ target: SortedSample) {
    var extremes = Extremes<Double>()
    if source.weights == nil, target.weights == nil {
      let counts = CountSweep(source: source.values, target: target.values).extremes
      let whole = Double(source.count) * Double(target.count)
      extremes = Extremes(
        largest: Double(counts.largest) / whole, smallest: Double(counts.smallest) / whole,
        largestLocation: counts.largestLocation, smallestLocation: counts.smallestLocation)
    } else {
      let (sourceFunction, targetFunction) = (distributionFunction(source), distributionFunction(target))
      forEachDistinctValue(source.values, target.values) { value, sourceCount, targetCount in
        extremes.take(sourceFunction[sourceCount] - targetFunction[targetCount], at: value)
      }
    }
    sourceExcess = extremes.largest
    targetExcess = -extremes.smallest
    sourceExcessLocation = extremes.largestLocation
    targetExcessLocation = extremes.smallestLocation
  }
}

/// The largest and smallest values met, starting from 0, and where.
struct Extremes<Value: SignedNumeric & Comparable> {
  var largest = Value.zero
  var smallest = Value.zero
  var largestLocation = -Double.infinity
  var smallestLocation = -Double.infinity

  mutating func take(_ value: Value, at location: Double) {
    if value > largest { (largest, largestLocation) = (value, location) }
    if value < smallest { (smallest, smallestLocation) = (value, location) }
  }
}
