internal import NumericCore

/// The rows of two samples together, source first, and the ways to relabel and resample them.
///
/// Every two-sample statistic here depends on the samples through δ, one number a pooled row: 1/n for each time that the row is in
/// the source, and −1/m for each time that it is in the target. Permutations and bootstrap resamples are other choices of δ for the
/// same rows, so that kernel matrices, distances and projections are computed once.
struct PooledSample {
  /// The rows, source first.
  let rows: Matrix
  /// n, the number of source rows.
  let sourceCount: Int

  init(source: Matrix, target: Matrix) {
    rows = source.appending(rowsOf: target)
    sourceCount = source.rowCount
  }

  /// n + m.
  var count: Int { rows.rowCount }
  /// m, the number of target rows.
  var targetCount: Int { count - sourceCount }
  /// The source rows.
  var source: Matrix { rows.rows(0..<sourceCount) }
  /// The target rows.
  var target: Matrix { rows.rows(sourceCount..<count) }

  /// δ of the samples as they are.
  var observed: [Double] { differences(source: Array(0..<sourceCount), target: Array(sourceCount..<count)) }

  /// δ after relabelling at random, so that n rows are called "source".
  func permutations(_ permutationCount: Int, random: RandomSource) -> [[Double]] {
    (0..<permutationCount).map { _ in
      let order = random.permutation(count)
      return differences(source: order.prefix(sourceCount), target: order.dropFirst(sourceCount))
    }
  }

  /// δ of resamples with replacement, of each sample by itself.
  func resamples(_ resampleCount: Int, random: RandomSource) -> [[Double]] {
    (0..<resampleCount).map { _ in
      differences(
        source: random.bootstrapIndices(sourceCount), target: random.bootstrapIndices(targetCount).map { $0 + sourceCount })
    }
  }

  private func differences(source: some Sequence<Int>, target: some Sequence<Int>) -> [Double] {
    var differences = [Double](repeating: 0, count: count)
    let (sourceShare, targetShare) = (1 / Double(sourceCount), 1 / Double(targetCount))
    for row in source { differences[row] += sourceShare }
    for row in target { differences[row] -= targetShare }
    return differences
  }
}
