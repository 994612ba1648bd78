public import Learning
public import NumericCore

/// The squared maximum mean discrepancy of two samples: the squared distance of their mean embeddings in the space of a kernel.
///
///     MMD² = E k(X, X′) − 2 E k(X, Y) + E k(Y, Y′),   X, X′ from the source, Y, Y′ from the target.
///
/// `biasedSquared` (the V statistic) averages over all pairs: never negative, and too large by Σ (1 − E k)/n for a kernel with
/// k(x, x) = 1. `unbiasedSquared` (the U statistic) leaves out each point's pair with itself: right on average, hence negative for
/// about half of all samples where the domains are the same. With a characteristic kernel, such as the Gaussian one, the
/// population's MMD is 0 for equal distributions only; with the linear kernel it is the distance of the means and sees nothing
/// else.
///
/// Source: A. Gretton, K. Borgwardt, M. Rasch, B. Schölkopf and A. Smola, "A kernel two-sample test", JMLR 13 (2012), Equations 3
/// and 5.
public struct MaximumMeanDiscrepancy: Sendable, Hashable {
  /// The average over all pairs.
  public let biasedSquared: Double
  /// The average without the pairs of a point with itself; nil where a sample has only one point.
  public let unbiasedSquared: Double?

  /// The distance of the mean embeddings: the square root of the biased square.
  public var distance: Double { biasedSquared.squareRoot() }

  /// The discrepancy of two samples, rows of `source` and of `target`.
  ///
  /// Sums of kernel values are taken in blocks; the kernel matrices are not kept.
  ///
  /// - Precondition: both have the same number of columns and at least one row.
  /// - Complexity: O((*n* + *m*)² *d*) in time.
  public init(source: Matrix, target: Matrix, kernel: Kernel) {
    precondition(source.rowCount > 0 && target.rowCount > 0, "A discrepancy needs a point of each sample.")
    let withinSource = kernel.sums(at: source, over: source).sum()
    let withinTarget = kernel.sums(at: target, over: target).sum()
    let between = kernel.sums(at: source, over: target).sum()
    let (n, m) = (Double(source.rowCount), Double(target.rowCount))
    biasedSquared = max(0, withinSource / (n * n) + withinTarget / (m * m) - 2 * between / (n * m))
    if source.rowCount > 1, target.rowCount > 1 {
      let (ownSource, ownTarget) = (Self.selfSum(source, kernel), Self.selfSum(target, kernel))
      unbiasedSquared =
        (withinSource - ownSource) / (n * (n - 1)) + (withinTarget - ownTarget) / (m * (m - 1)) - 2 * between / (n * m)
    } else {
      unbiasedSquared = nil
    }
  }

  /// Σ k(x, x).
  private static func selfSum(_ points: Matrix, _ kernel: Kernel) -> Double {
    (0..<points.rowCount).map { kernel(points.row($0), points.row($0)) }.sum()
  }
}
