public import Learning
internal import NumericCore

/// A real data set with a way of sampling its training part that the test part does not share: the experiment of Huang et al.
///
/// Source: J. Huang, A. J. Smola, A. Gretton, K. M. Borgwardt and B. Schölkopf, "Correcting sample selection bias by unlabeled
/// data", NIPS 2006, whose laws, as they are told, keep examples by a feature, by the label, or by the distance from the mean; the
/// probabilities here are the course's.
public struct BiasedData: Sendable, Hashable {
  /// What decides whether a training example is kept.
  public enum Bias: String, Codable, CaseIterable, Sendable {
    /// A feature: below its median P(s = 1) is 0.2, above it 0.8.
    case feature = "one feature"
    /// The squared distance from the mean, in which P(s = 1) falls exponentially.
    case combination = "all features"
    /// The label: 0.1 for 1, 0.9 for 0. This is no covariate shift.
    case label = "the label"
  }

  /// `tumours`, benign or malignant, or `digits`, 0…4 or 5…9.
  public let name: String
  /// All examples.
  public let sample: Sample
  /// What decides.
  public let bias: Bias
  /// The feature of `Bias.feature`.
  private let feature: Int

  /// Both data sets, each with every bias.
  public static func all() -> [BiasedData] {
    let (cancer, digits) = (BreastCancer().sample, HandwrittenDigits())
    let pixels = Matrix(
      rowCount: digits.labels.count, columnCount: HandwrittenDigits.pixelCount, elements: digits.pixels.map(Double.init))
    let isLarge = Sample(features: pixels, labels: digits.labels.map { $0 >= 5 ? 1 : 0 })
    return Bias.allCases.flatMap { bias in
      [
        BiasedData(name: "tumours", sample: cancer, bias: bias, feature: BreastCancer.meanRadius),
        // The pixel in the middle of the image.
        BiasedData(name: "digits", sample: isLarge, bias: bias, feature: 28),
      ]
    }
  }

  /// P(s = 1 | x, y) of each example of a standardised sample.
  public func selectionProbabilities(_ sample: Sample) -> [Double] {
    switch bias {
    case .feature:
      let values = sample.features.column(feature)
      let middle = values.median
      return values.map { $0 <= middle ? 0.2 : 0.8 }
    case .label: return (sample.labels ?? []).map { $0 == 1 ? 0.1 : 0.9 }
    case .combination:
      // The mean squared distance of d standardised features is d: a typical example is kept with probability e⁻¹.
      return sample.features.squaredRowNorms.map { max(0.01, Double.exp(-$0 / Double(sample.features.columnCount))) }
    }
  }
}
