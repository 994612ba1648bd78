import Learning
import NumericCore
import Transfer
import Worlds

/// A real data set with a way of sampling its training part that the test part does not share: the experiment of Huang et al.
///
/// Source: J. Huang, A. J. Smola, A. Gretton, K. M. Borgwardt and B. Schölkopf, "Correcting sample selection bias by unlabeled data", NIPS 2006,
/// section 5, where P(s = 1 | ·) is 0.8 or 0.2 by a feature, 0.1 or 0.9 by the label, or falls with the distance from the mean.
struct BiasedData: Sendable, Hashable {
  /// What decides whether a training example is kept.
  enum Bias: String, Codable, CaseIterable, Sendable {
    case feature = "one feature"
    case combination = "all features"
    case label = "the label"
  }

  /// `tumours`, benign or malignant, or `digits`, 0…4 or 5…9.
  let name: String
  let sample: Sample
  let bias: Bias
  /// The feature of `Bias.feature`.
  let feature: Int

  /// Both data sets, each with every bias.
  static func all() -> [BiasedData] {
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
  func selectionProbabilities(_ sample: Sample) -> [Double] {
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

/// One split of one biased data set: the error on the unbiased part, by the weights used.
struct DataTrial: Codable, Sendable, Hashable {
  /// The ways to weights that are compared.
  static let methods: [WeightMethod] = [.none, .truth, .linearClassifier, .meanMatching]

  let name: String
  let bias: BiasedData.Bias
  /// The number of training examples that the bias kept.
  let keptCount: Int
  /// The error on the unbiased half.
  let errors: [WeightMethod: Double]
  /// ESS/n of the weights.
  let effectiveShares: [WeightMethod: Double]

  /// Splits in two halves, keeps some of the first, trains with each kind of weights, and tests on the second half, whose features the weights may
  /// see.
  init(_ data: BiasedData, seed: UInt64) throws(LearningError) {
    let random = RandomSource(seed: seed).stream("\(data.name), \(data.bias.rawValue)")
    let order = random.permutation(data.sample.count)
    let half = order.count / 2
    let pool = data.sample.examples(Array(order[..<half]))
    let standard = Standardisation(pool.features)
    let (training, test) = (standard(pool), standard(data.sample.examples(Array(order[half...]))))
    let probabilities = data.selectionProbabilities(training)
    let kept = probabilities.indices.filter { random.bernoulli(probabilities[$0]) }
    let source = training.examples(kept)
    let truth = ImportanceWeights(kept.map { 1 / probabilities[$0] })
    let kernel = try Kernel.medianHeuristic(source.features)
    var (errors, shares): ([WeightMethod: Double], [WeightMethod: Double]) = ([:], [:])
    for method in Self.methods {
      let weights = try method.weights(source: source.features, target: test.features, truth: truth).weights
      let machine = try SupportVectorMachine(source.weighted(by: try weights.selfNormalised()), kernel: kernel)
      errors[method] = test.risk(of: machine.labels(of: test.features), loss: .zeroOne)
      shares[method] = weights.effectiveSampleSize / Double(kept.count)
    }
    (self.errors, effectiveShares) = (errors, shares)
    (name, bias, keptCount) = (data.name, data.bias, kept.count)
  }
}

/// Features to mean 0 and standard deviation 1 over a training sample; features that are constant there stay 0.
private struct Standardisation {
  let means: [Double]
  let scales: [Double]

  init(_ features: Matrix) {
    means = features.columnMeans
    scales = (0..<features.columnCount).map { column in
      let deviation = features.column(column).standardDeviation
      return deviation > 0 ? 1 / deviation : 0
    }
  }

  func callAsFunction(_ sample: Sample) -> Sample {
    var centred = sample.features.subtracting(rowwise: means)
    centred.transformRows { _, row in
      for column in 0..<row.count { row[column] *= scales[column] }
    }
    return Sample(features: centred, labels: sample.labels)
  }
}
