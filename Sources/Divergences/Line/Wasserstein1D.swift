public import Learning
internal import NumericCore

/// W₁ between two samples of the line: ∫ |F_S − F_T| dx, the area between their distribution functions.
///
/// In the unit of the values.
///
/// Source: S. S. Vallender, "Calculation of the Wasserstein distance between probability distributions on the line", Theory of
/// Probability and its Applications 18 (1974).
///
/// - Complexity: O(*n* + *m*) once the samples are sorted.
public func wasserstein1(_ source: SortedSample, _ target: SortedSample) -> Double {
  let counts = source.weights == nil && target.weights == nil
  if counts, source.count == target.count {
    // Equally many points: the k-th smallest goes to the k-th smallest.
    return source.values.sumOfDistances(to: target.values) / Double(source.count)
  }
  let (sourceSize, targetSize) = (source.count, target.count)
  let functions = counts ? ([], []) : (distributionFunction(source), distributionFunction(target))
  let unit = counts ? 1 / (Double(sourceSize) * Double(targetSize)) : 1
  var area = 0.0
  var previous = 0.0
  var height = 0.0
  forEachDistinctValue(source.values[...], target.values[...]) { value, sourceCount, targetCount in
    if height != 0 { area += height * (value - previous) }
    previous = value
    height =
      counts
      ? Double((sourceCount * targetSize - targetCount * sourceSize).magnitude)
      : (functions.0[sourceCount] - functions.1[targetCount]).magnitude
  }
  return area * unit
}

/// W₁ between two samples of the line in any order, all points counting the same.
///
/// Where one distribution function stays above the other throughout a bin, the area between them there is a matter of sums:
/// ∫ (F_S − F_T) over a stretch does not depend on the order of the points in it. Only the other bins are sorted.
///
/// - Precondition: no sample is empty, and all values are finite.
/// - Complexity: O(*n* + *m*).
public func wasserstein1(_ source: [Double], _ target: [Double]) -> Double {
  guard let samples = BinnedSamples(source, target) else { return wasserstein1(SortedSample(source), SortedSample(target)) }
  let (sourceMoments, targetMoments) = (samples.bins.moments(of: source), samples.bins.moments(of: target))
  let all = samples.bins(sourceMoments.counts, targetMoments.counts)
  let whole = Double(source.count) * Double(target.count)
  func keepsSign(_ bin: BinnedSamples.Bin) -> Bool { bin.least >= 0 || bin.most <= 0 }
  var area = 0.0
  for bin in all.dropFirst().dropLast() where keepsSign(bin) {
    // From a point on its measure counts: half a width from the middle of the bin to its end, less the point's distance from there.
    let fromSource = 0.5 * Double(bin.sourceCount) - sourceMoments.sums[bin.index]
    let fromTarget = 0.5 * Double(bin.targetCount) - targetMoments.sums[bin.index]
    let height = Double(bin.before) + Double(target.count) * fromSource - Double(source.count) * fromTarget
    area += height.magnitude / whole * samples.bins.width
  }
  var (previous, height) = (0.0, 0)
  var current = 0
  func reach(_ value: Double, _ next: Int) {
    if height != 0 { area += Double(height.magnitude) / whole * (value - previous) }
    (previous, height) = (value, next)
  }
  samples.forEachDistinctValue(all, where: { !keepsSign($0) }) { bin, value, difference in
    if bin.index != current {
      reach(samples.bins.start(of: current + 1), 0)
      reach(samples.bins.start(of: bin.index), bin.before)
      current = bin.index
    }
    reach(value, difference)
  }
  return area
}

/// W_p between two samples of the line, p ≥ 1: mass moves in order, and each unit pays the p-th power of its distance.
///
///     W_p = (∫ |F_S⁻¹(u) − F_T⁻¹(u)|^p du)^(1/p),   u over (0, 1)
///
/// In the unit of the values. Nondecreasing in p.
///
/// Source: F. Santambrogio, "Optimal Transport for Applied Mathematicians", Birkhäuser (2015), Proposition 2.17.
///
/// - Precondition: `order` is at least 1 and finite.
/// - Complexity: O(*n* + *m*) once the samples are sorted.
public func wasserstein(_ source: SortedSample, _ target: SortedSample, order: Double) -> Double {
  precondition(order >= 1 && order.isFinite, "The order of a Wasserstein distance is at least 1 and finite.")
  let (sourceFunction, targetFunction) = (distributionFunction(source), distributionFunction(target))
  var (fromSource, fromTarget) = (0, 0)
  var (moved, cost) = (0.0, 0.0)
  // The largest distance is factored out, so that no power overflows or vanishes.
  let scale = max(
    (source.values[0] - target.values[0]).magnitude,
    max(
      (source.values[source.count - 1] - target.values[0]).magnitude,
      (target.values[target.count - 1] - source.values[0]).magnitude))
  guard scale > 0 else { return 0 }
  while fromSource < source.count, fromTarget < target.count {
    let reached = min(sourceFunction[fromSource + 1], targetFunction[fromTarget + 1])
    if reached > moved {
      let distance = (source.values[fromSource] - target.values[fromTarget]).magnitude / scale
      cost += (reached - moved) * (order == 2 ? distance * distance : Double.pow(distance, order))
      moved = reached
    }
    if sourceFunction[fromSource + 1] <= reached { fromSource += 1 }
    if fromTarget < target.count, targetFunction[fromTarget + 1] <= reached { fromTarget += 1 }
  }
  return scale * (order == 2 ? cost.squareRoot() : Double.pow(cost, 1 / order))
}
