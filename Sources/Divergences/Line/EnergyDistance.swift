public import Learning
public import NumericCore

/// The energy distance of two samples, over all pairs:
///
///     2 E|X − Y| − E|X − X′| − E|Y − Y′|
///
/// Not negative, and 0 only for equal distributions. In the unit of the coordinates: some authors take its root. On the line it is
/// 2 ∫ (F_S − F_T)² dx. Pairs of a point with itself count, so that it is biased upwards by about E|X − X′| / n + E|Y − Y′| / m.
///
/// Source: G. J. Székely and M. L. Rizzo, "Energy statistics: A class of statistics based on distances", Journal of Statistical
/// Planning and Inference 143 (2013).
///
/// - Parameters:
///   - source: n × d, rows are samples.
///   - target: m × d.
/// - Precondition: the dimensions agree, no side is empty, and the coordinates are finite.
/// - Complexity: O((*n* + *m*)² *d*) time and O(*n* + *m*) memory; on the line, what sorting takes.
public func energyDistance(_ source: Matrix, _ target: Matrix) -> Double {
  precondition(source.rowCount > 0 && target.rowCount > 0, "An energy distance needs at least one point on each side.")
  if source.columnCount == 1 && target.columnCount == 1 {
    return energyDistance(SortedSample(source.elements), SortedSample(target.elements))
  }
  let distance =
    2 * meanDistance(source, target) - meanDistance(source, source) - meanDistance(target, target)
  return max(0, distance)
}

/// The energy distance of two samples of the line, 2 ∫ (F_S − F_T)² dx.
///
/// - Complexity: O(*n* + *m*) once the samples are sorted.
public func energyDistance(_ source: SortedSample, _ target: SortedSample) -> Double {
  let (sourceFunction, targetFunction) = (distributionFunction(source), distributionFunction(target))
  var (integral, previous, height) = (0.0, 0.0, 0.0)
  forEachDistinctValue(source.values[...], target.values[...]) { value, sourceCount, targetCount in
    if height != 0 { integral += height * height * (value - previous) }
    previous = value
    height = sourceFunction[sourceCount] - targetFunction[targetCount]
  }
  return 2 * integral
}

/// The mean distance over all pairs of rows.
private func meanDistance(_ points: Matrix, _ others: Matrix) -> Double {
  // So many rows at a time that their distances stay in a few megabytes.
  let blockRowCount = max(1, 1_000_000 / others.rowCount)
  var sum = 0.0
  for start in stride(from: 0, to: points.rowCount, by: blockRowCount) {
    let block = points.rows(start..<min(start + blockRowCount, points.rowCount))
    sum += pairwiseDistances(block, others).elements.reduce(0, +)
  }
  return sum / (Double(points.rowCount) * Double(others.rowCount))
}
