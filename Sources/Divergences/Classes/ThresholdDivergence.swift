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
/// - Complexity: O(*n* + *m*), and sorting where the samples are not.
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
    if source.weights == nil, target.weights == nil {
      var extremes = Extremes<Int>()
      forEachDistinctValue(source.values[...], target.values[...]) { value, sourceCount, targetCount in
        extremes.take(sourceCount * target.count - targetCount * source.count, at: value)
      }
      self.init(extremes, whole: source.count * target.count)
    } else {
      let (sourceFunction, targetFunction) = (distributionFunction(source), distributionFunction(target))
      var extremes = Extremes<Double>()
      forEachDistinctValue(source.values[...], target.values[...]) { value, sourceCount, targetCount in
        extremes.take(sourceFunction[sourceCount] - targetFunction[targetCount], at: value)
      }
      self.init(extremes)
    }
  }

  /// The divergences of two samples in any order, all points counting the same.
  ///
  /// The values are those of the sorted samples, and only bins in which an extreme may be are sorted.
  ///
  /// - Precondition: no sample is empty, and all values are finite.
  public init(_ source: [Double], _ target: [Double]) {
    guard let samples = BinnedSamples(source, target) else {
      self.init(SortedSample(source), SortedSample(target))
      return
    }
    let all = samples.bins(samples.bins.counts(of: source), samples.bins.counts(of: target))
    let largest = all.lazy.map(\.after).reduce(0, max)
    let smallest = all.lazy.map(\.after).reduce(0, min)
    var extremes = Extremes<Int>()
    // A bin in which the difference only equals the largest may be the first in which it does.
    samples.forEachDistinctValue(all, where: { $0.most >= largest || $0.least <= smallest }) { _, value, difference in
      extremes.take(difference, at: value)
    }
    self.init(extremes, whole: source.count * target.count)
  }

  /// From whole numbers, in units of 1 / `whole`.
  private init(_ counts: Extremes<Int>, whole: Int) {
    self.init(
      Extremes(
        largest: Double(counts.largest) / Double(whole), smallest: Double(counts.smallest) / Double(whole),
        largestLocation: counts.largestLocation, smallestLocation: counts.smallestLocation))
  }

  private init(_ extremes: Extremes<Double>) {
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
