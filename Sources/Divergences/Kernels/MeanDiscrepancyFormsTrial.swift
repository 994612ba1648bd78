internal import Learning
public import NumericCore

/// Both forms of the Gaussian MMD², σ = 1, on small samples of N(0, 1) and N(½, 1.5²), whose population value ``law`` knows.
///
/// The U statistic averages to that value, the V statistic to ``bias`` more.
public struct MeanDiscrepancyFormsTrial: Codable, Sendable, Hashable {
  /// The mean of the U statistic, ``MaximumMeanDiscrepancy/unbiasedSquared``, over the repetitions.
  public let unbiased: Double
  /// The mean of the V statistic, ``MaximumMeanDiscrepancy/biasedSquared``.
  public let biased: Double
  /// In how many repetitions the U statistic was negative.
  public let negativeCount: Int
  /// In how many it was for two samples of N(0, 1).
  public let negativeNullCount: Int

  /// The points of each sample.
  public static let sampleSize = 20
  /// How often samples are drawn.
  public static let repetitions = 250
  /// The MMD² of the distributions.
  public static let law = NormalMeanDiscrepancy(
    dimension: 1, meanDistance: 0.5, sourceDeviation: 1, targetDeviation: 1.5, bandwidth: 1)
  /// By how much the V statistic exceeds it on average.
  public static let bias = law.bias(sourceCount: sampleSize, targetCount: sampleSize)

  /// Draws samples and measures them.
  public init(random: RandomSource) {
    func forms(_ source: Matrix, _ target: Matrix) -> (unbiased: Double, biased: Double) {
      let discrepancy = MaximumMeanDiscrepancy(source: source, target: target, kernel: .gaussian(bandwidth: 1))
      guard let unbiased = discrepancy.unbiasedSquared else {
        preconditionFailure("The unbiased MMD² needs two points of each sample.")
      }
      return (unbiased, discrepancy.biasedSquared)
    }
    let draws = (0..<Self.repetitions).map { _ in
      let source = random.normals(rowCount: Self.sampleSize, columnCount: 1)
      let again = random.normals(rowCount: Self.sampleSize, columnCount: 1)
      let target = Matrix(rowCount: Self.sampleSize, columnCount: 1, elements: again.elements.map { 0.5 + 1.5 * $0 })
      return (shifted: forms(source, target), null: forms(source, again))
    }
    unbiased = draws.map(\.shifted.unbiased).mean
    biased = draws.map(\.shifted.biased).mean
    negativeCount = draws.count { $0.shifted.unbiased < 0 }
    negativeNullCount = draws.count { $0.null.unbiased < 0 }
  }
}
