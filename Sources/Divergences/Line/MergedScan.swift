internal import Learning

/// Visits the distinct values of two ascending arrays in order, each with how many elements of both are at most this value.
@inline(__always)
func forEachDistinctValue(
  _ source: ArraySlice<Double>, _ target: ArraySlice<Double>, _ visit: (Double, _ sourceCount: Int, _ targetCount: Int) -> Void
) {
  var (fromSource, fromTarget) = (source.startIndex, target.startIndex)
  while fromSource < source.endIndex || fromTarget < target.endIndex {
    let value: Double =
      if fromSource == source.endIndex {
        target[fromTarget]
      } else if fromTarget == target.endIndex {
        source[fromSource]
      } else {
        min(source[fromSource], target[fromTarget])
      }
    while fromSource < source.endIndex, source[fromSource] == value { fromSource += 1 }
    while fromTarget < target.endIndex, target[fromTarget] == value { fromTarget += 1 }
    visit(value, fromSource - source.startIndex, fromTarget - target.startIndex)
  }
}

/// F at the number of points passed: 0 before the first, exactly 1 after the last.
func distributionFunction(_ sample: SortedSample) -> [Double] {
  guard let weights = sample.weights else {
    let whole = Double(sample.count)
    return (0...sample.count).map { Double($0) / whole }
  }
  var sums = [0.0]
  sums.reserveCapacity(weights.count + 1)
  for weight in weights { sums.append(sums[sums.count - 1] + weight) }
  let whole = sums[sums.count - 1]
  return sums.map { $0 / whole }
}
