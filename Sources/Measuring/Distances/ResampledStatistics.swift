internal import NumericCore

/// A two-sample statistic as it is, under relabelling, and over bootstrap resamples.
struct ResampledStatistics {
  let observed: Double
  let permuted: [Double]
  let resampled: [Double]

  init(observed: Double, permuted: [Double], resampled: [Double]) {
    (self.observed, self.permuted, self.resampled) = (observed, permuted, resampled)
  }

  /// From the statistics of all δ: as observed, then those of so many relabellings, then those of the resamples.
  init(_ values: [Double], permutationCount: Int) {
    self.init(
      observed: values[0], permuted: Array(values[1..<1 + permutationCount]), resampled: Array(values[(1 + permutationCount)...]))
  }

  /// The measured distance: the value, its permutation p-value and its bootstrap interval.
  var distance: MeasuredDistance {
    MeasuredDistance(
      value: observed, pValue: PValue.permutation(observed: observed, permuted: permuted), interval: interval)
  }

  /// The basic bootstrap interval of 95 %, 2θ − the quantiles of the resamples, cut at 0.
  ///
  /// Distances of samples are biased upwards, those of resamples twice; turning the quantiles around the observed value takes one
  /// bias off.
  var interval: MeasuredDistance.Interval? {
    guard !resampled.isEmpty else { return nil }
    let ends = resampled.quantiles([0.975, 0.025])
    return .init(lower: max(0, 2 * observed - ends[0]), upper: max(0, 2 * observed - ends[1]))
  }
}

extension PooledSample {
  /// δᵀ K δ for a symmetric matrix K over the pooled rows, and for every δ: the biased MMD² for a kernel matrix, the energy
  /// distance for the negative distances.
  ///
  /// - Complexity: O((*n* + *m*)²) for each δ, as matrix products.
  func quadraticForms(_ matrix: Matrix, permutations: [[Double]], resamples: [[Double]]) -> ResampledStatistics {
    let all = [observed] + permutations + resamples
    let forms = stride(from: 0, to: all.count, by: 64).map { $0..<min($0 + 64, all.count) }.concurrentMap { block in
      let columns = Matrix(rowCount: block.count, columnCount: count, elements: all[block].flatMap { $0 })
      let products = columns * matrix
      return block.map { max(0, all[$0].dot(products.row($0 - block.lowerBound))) }
    }.flatMap { $0 }
    return ResampledStatistics(forms, permutationCount: permutations.count)
  }

  /// The mean over directions of W₁ between the projected samples, for every δ.
  ///
  /// Along a direction W₁ = Σ |running sum of δ| × gap over the pooled rows in order; the order does not depend on δ.
  ///
  /// - Complexity: O(*l* (*n* + *m*)) for each δ and *l* directions, after sorting.
  func slicedDistances(directions: Matrix, permutations: [[Double]], resamples: [[Double]]) -> ResampledStatistics {
    let shadows = directions.timesTransposed(rows)
    let all = [observed] + permutations + resamples
    let distances = (0..<directions.rowCount).concurrentMap { direction in
      let line = ProjectedLine(positions: shadows.row(direction))
      return all.map(line.wasserstein1)
    }
    let share = 1 / Double(directions.rowCount)
    let means = all.indices.map { index in distances.reduce(0) { $0 + share * $1[index] } }
    return ResampledStatistics(means, permutationCount: permutations.count)
  }

  /// The CORAL distance for every δ.
  ///
  /// - Complexity: that of ``CovarianceDifferences``.
  func coralDistances(permutations: [[Double]], resamples: [[Double]]) -> ResampledStatistics {
    let scale = 1 / (4 * Double(rows.columnCount) * Double(rows.columnCount))
    let distances = CovarianceDifferences(self).squaredNorms([observed] + permutations + resamples).map { scale * $0 }
    return ResampledStatistics(distances, permutationCount: permutations.count)
  }
}

/// The pooled rows in order along one direction.
private struct ProjectedLine {
  private let order: [Int]
  /// The gap behind each row in the order; the last has none.
  private let gaps: [Double]

  init(positions: [Double]) {
    let order = positions.ascendingOrder()
    self.order = order
    gaps = order.indices.dropLast().map { positions[order[$0 + 1]] - positions[order[$0]] }
  }

  /// ∫ |F_S − F_T|.
  func wasserstein1(_ differences: [Double]) -> Double {
    var (height, area) = (0.0, 0.0)
    for (place, gap) in gaps.enumerated() {
      height += differences[order[place]]
      area += height.magnitude * gap
    }
    return area
  }
}
