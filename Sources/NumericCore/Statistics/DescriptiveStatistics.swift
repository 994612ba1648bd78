// Infinite and NaN values are not looked for in sums: they make the mean and what derives from it infinite or NaN, by IEEE 754.
// What sorts the values does look, because NaN has no place in an order.
extension [Double] {
  /// The sum, by halving: the rounding error grows with the logarithm of the count, and the order of additions is always the same.
  ///
  /// The sum of no values is 0.
  public func sum() -> Double { withUnsafeBufferPointer { pairwiseSum($0) } }

  /// The sum Σ |xᵢ − yᵢ|, in the order of additions of ``sum()``, without an array of the differences.
  ///
  /// - Precondition: both arrays are equally long.
  public func sumOfDistances(to other: [Double]) -> Double {
    precondition(count == other.count, "Distances of \(count) numbers need as many others, not \(other.count).")
    return withUnsafeBufferPointer { first in
      other.withUnsafeBufferPointer { second in pairwiseDistanceSum(first, second) }
    }
  }

  /// The arithmetic mean.
  ///
  /// - Precondition: there is a value.
  public var mean: Double {
    precondition(!isEmpty, "The mean needs at least one value.")
    return sum() / Double(count)
  }

  /// The unbiased sample variance, Σ (x − mean)² / (*n* − 1), in two passes.
  ///
  /// - Precondition: there are at least two values.
  public var variance: Double {
    precondition(count >= 2, "The variance needs at least two values, not \(count).")
    let mean = mean
    return map { ($0 - mean) * ($0 - mean) }.sum() / Double(count - 1)
  }

  /// The square root of the unbiased variance.
  ///
  /// - Precondition: there are at least two values.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The middle value, or the mean of the two middle ones.
  ///
  /// - Precondition: there is a value, and none is NaN.
  public var median: Double { quantile(0.5) }

  /// The value below which the given fraction of the sample lies, interpolated between neighbours.
  ///
  /// It is definition 7 of Hyndman and Fan, which R, NumPy and Julia use by default: with the values x₀ ≤ … ≤ xₙ₋₁ and
  /// h = (*n* − 1) p, it interpolates linearly between the values at ⌊h⌋ and ⌈h⌉.
  ///
  /// Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996).
  ///
  /// - Precondition: there is a value, none is NaN, and the fraction is in 0…1.
  /// - Complexity: O(*n*).
  public func quantile(_ fraction: Double) -> Double { radixSorted().quantileOfSorted(fraction) }

  /// The quantiles at several fractions, for one sort.
  ///
  /// - Precondition: there is a value, none is NaN, and the fractions are in 0…1.
  public func quantiles(_ fractions: [Double]) -> [Double] {
    let sorted = radixSorted()
    return fractions.map { sorted.quantileOfSorted($0) }
  }

  /// `quantile(_:)` of values that are in ascending order already.
  func quantileOfSorted(_ fraction: Double) -> Double {
    precondition(!isEmpty, "A quantile needs at least one value.")
    requireProbability(fraction)
    let position = Double(count - 1) * fraction
    let below = Int(position)
    let remainder = position - Double(below)
    if remainder == 0 { return self[below] }  // There may be none above, or an infinite one.
    let (low, high) = (self[below], self[below + 1])
    return low == high ? low : low + remainder * (high - low)
  }
}

/// The longest run that is not halved.
private let shortRun = 512

/// The pairwise sum of |x − y|, whose differences are written down for one short run at a time.
private func pairwiseDistanceSum(_ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>) -> Double {
  if x.count > shortRun {
    let middle = x.count / 2
    return pairwiseDistanceSum(.init(rebasing: x[..<middle]), .init(rebasing: y[..<middle]))
      + pairwiseDistanceSum(.init(rebasing: x[middle...]), .init(rebasing: y[middle...]))
  }
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: x.count) { distances in
    for index in 0..<x.count { distances[index] = (x[index] - y[index]).magnitude }
    return pairwiseSum(UnsafeBufferPointer(distances))
  }
}

/// The sum of eight interleaved running sums for short runs, of both halves for long ones.
private func pairwiseSum(_ values: UnsafeBufferPointer<Double>) -> Double {
  if values.count > shortRun {
    let middle = values.count / 2
    return pairwiseSum(.init(rebasing: values[..<middle])) + pairwiseSum(.init(rebasing: values[middle...]))
  }
  var lanes = SIMD8<Double>.zero
  let lanesEnd = values.count & ~7
  for start in stride(from: 0, to: lanesEnd, by: 8) {
    for lane in 0..<8 { lanes[lane] += values[start &+ lane] }
  }
  let halves = lanes.lowHalf + lanes.highHalf
  let quarters = halves.lowHalf + halves.highHalf
  return values[lanesEnd...].reduce(quarters[0] + quarters[1], +)
}
