internal import Learning
public import NumericCore

/// The proxy A-distance of the best stump at telling two samples apart, on the points that it was chosen on and on others, beside
/// d_HΔH of stumps.
///
/// On the former it is d_H of stumps on the sample, which is biased up: above 0 for equal domains. On fresh points it is not, and
/// misses what only two stumps see together.
public struct StumpProxyTrial: Codable, Sendable, Hashable {
  /// On the points that the stump was chosen on, in 0…2.
  public let trained: Double
  /// On other points, in −2…2.
  public let heldOut: Double
  /// d_HΔH of stumps on the points that the stump was chosen on, in 0…2.
  public let divergence: Double

  /// Chooses a stump and judges it twice.
  ///
  /// - Parameters:
  ///   - training: `2n × d`, the source's n points, then as many of the target.
  ///   - test: as many, from the same domains.
  /// - Precondition: both have the same even number of rows and the same features.
  /// - Complexity: O(*d*² *n* log *n*).
  public init(trainedOn training: Matrix, testedOn test: Matrix) {
    precondition(
      training.rowCount.isMultiple(of: 2) && test.rowCount == training.rowCount && test.columnCount == training.columnCount,
      "A stump is judged on as many points of each domain as it was chosen on.")
    let size = training.rowCount / 2
    let gains = (0..<2 * size).map { $0 < size ? -1 : 1 }
    let stumps = Stumps(points: training)
    let stump = stumps.best(gains: gains).hypothesis
    func proxy(_ points: Matrix) -> Double {
      // Of the gain's size·(T(h = 1) − S(h = 1)), the balanced error is (1 − T(h = 1) + S(h = 1)) / 2.
      let labels = (0..<2 * size).map { stump.label(points[$0, stump.feature]) }
      return proxyADistance(balancedError: (1 - Double(gains.total(where: labels)) / Double(size)) / 2)
    }
    (trained, heldOut) = (proxy(training), proxy(test))
    // Closed under complement: the largest gain of T − S is that of S − T.
    divergence = 2 * Double(stumps.differences.best(gains: gains).gain) / Double(size)
  }
}
