internal import Learning
public import NumericCore

/// What distances show of two samples of one law, the standard normal one in d dimensions: all of it is the samples', none the
/// domains'.
public struct NullDistances: Codable, Sendable, Hashable {
  /// d.
  public let dimension: Int
  /// n, the points of each sample.
  public let size: Int
  /// W₁ between two samples.
  public let wasserstein1: Double
  /// The mean distance from a source point to the nearest target point: mass must go at least so far, so that W₁ is no less.
  public let nearest: Double
  /// The biased MMD² for a Gaussian kernel of width √d, in the mean over ``draws`` pairs of samples.
  public let squaredMMD: Double

  /// The pairs of samples behind the MMD².
  public static let draws = 48

  /// Draws samples and measures them.
  ///
  /// - Throws: ``MeasurementError`` where the transport is not found.
  /// - Precondition: there are two points and a dimension.
  public init(dimension: Int, size: Int, random: RandomSource) throws(MeasurementError) {
    func draw() -> Matrix { random.normals(rowCount: size, columnCount: dimension) }
    let (source, target) = (draw(), draw())
    let distances = pairwiseDistances(source, target)
    self.dimension = dimension
    self.size = size
    wasserstein1 = try SampleDistance.wasserstein1.value(source, target)
    nearest = (0..<size).map { distances.row($0).reduce(.infinity, min) }.mean
    let kernel = Kernel.gaussian(bandwidth: Double(dimension).squareRoot())
    squaredMMD =
      (0..<Self.draws).map { _ in MaximumMeanDiscrepancy(source: draw(), target: draw(), kernel: kernel).biasedSquared }.mean
  }

  /// The mean over pairs of samples.
  private init(dimension: Int, size: Int, wasserstein1: Double, nearest: Double, squaredMMD: Double) {
    (self.dimension, self.size) = (dimension, size)
    (self.wasserstein1, self.nearest, self.squaredMMD) = (wasserstein1, nearest, squaredMMD)
  }

  /// The means of several trials in one dimension and size; nil where there is none.
  public static func mean(of trials: [NullDistances]) -> NullDistances? {
    guard let first = trials.first else { return nil }
    precondition(
      trials.allSatisfy { $0.dimension == first.dimension && $0.size == first.size }, "A mean is of samples of one kind.")
    return NullDistances(
      dimension: first.dimension, size: first.size, wasserstein1: trials.map(\.wasserstein1).mean,
      nearest: trials.map(\.nearest).mean, squaredMMD: trials.map(\.squaredMMD).mean)
  }
}

// MARK: - What theory says of them

extension NullDistances {
  /// What E W₁ is at least: the standard normal density is at most (2π)^(−d/2).
  public static func leastWasserstein1(dimension: Int, size: Int) -> Double {
    leastEmpiricalWasserstein1(dimension: dimension, size: size, largestDensity: Double.pow(2 * .pi, -Double(dimension) / 2))
  }

  /// What ``squaredMMD`` is on average, 2(1 − E k)/n.
  public static func expectedSquaredMMD(dimension: Int, size: Int) -> Double {
    NormalMeanDiscrepancy(
      dimension: dimension, meanDistance: 0, sourceDeviation: 1, targetDeviation: 1, bandwidth: Double(dimension).squareRoot()
    ).bias(sourceCount: size, targetCount: size)
  }
}
