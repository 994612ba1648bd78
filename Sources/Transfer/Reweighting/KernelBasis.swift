internal import Learning
internal import NumericCore

/// Gaussian functions around centres taken evenly from the target: the basis in which uLSIF and KLIEP look for the density ratio.
struct KernelBasis: Sendable, Hashable {
  let centres: Matrix

  /// At most `limit` centres, every so many target examples; these are assumed to be in random order.
  init(target: Matrix, limit: Int) {
    let count = min(limit, target.rowCount)
    centres = target.rows((0..<count).map { $0 * target.rowCount / count })
  }

  /// φ(x) of each row, one centre a column.
  func values(at points: Matrix, bandwidth: Double) -> Matrix {
    Kernel.gaussian(bandwidth: bandwidth).matrix(of: points, with: centres)
  }
}

/// Throws unless both domains have examples, all finite.
func requireDomains(source: Matrix, target: Matrix, minimum: Int) throws(LearningError) {
  precondition(source.columnCount == target.columnCount, "Both domains have the same features.")
  let smaller = min(source.rowCount, target.rowCount)
  guard smaller >= minimum else { throw .tooFewExamples(count: smaller, needed: minimum) }
  guard source.isFinite && target.isFinite else { throw .nonFinite }
}
