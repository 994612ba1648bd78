import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Biased samples of real data: a support vector machine without weights and with several kinds.
struct RealData: ChapterPart {
  static let name = "data"
  static let title = "Biased samples of real data"
  static let seedCounts = SeedCounts(standard: 20, full: 100)
  static let runsOnRequest = true

  /// Reads and standardises once for all seeds.
  private let data = BiasedData.all()

  func row(seed: UInt64) throws -> [DataTrial] { try data.map { try DataTrial($0, seed: seed) } }

  var claims: [Judged<RealData>] { [] }

  func answer(_ seen: Seen<RealData>) throws -> Answer {
    func helped(_ method: WeightMethod, _ bias: (BiasedData.Bias) -> Bool) throws -> Int {
      try data.indices.filter { bias(data[$0].bias) }.count { try seen.change($0, by: method).isBelow(0) }
    }
    let (byFeatures, byLabel) = (try helped(.truth) { $0 != .label }, try helped(.truth) { $0 == .label })
    let (features, label) = (data.count { $0.bias != .label }, data.count { $0.bias == .label })
    return Answer(
      setting: "\(data.count) biased samples, \(seen.rows.count) splits each",
      question: "Do weights help a flexible machine on "
        + "real data?",
      reply: byFeatures == 0 && byLabel > 0 ? "NOT UNDER COVARIATE SHIFT" : byFeatures == features ? "YES" : "SOMETIMES",
      finding: "The true ratio lowers the error clearly in \(byFeatures) of \(features) samples biased by features, which is "
        + "covariate shift, and in \(byLabel) of "
        + "\(label) biased by the label, which is not.",
      figure: try seen.forest(of: .truth),
      quantities: try data.indices.map {
        Quantity("\(data[$0].name), \(data[$0].bias.rawValue)", try seen.change($0, by: .truth).cell)
      },
      why: "The machine is right without weights where only x is biased, and weights then cost examples.",
      ask: Ask("And with kernel mean matching?", "--part", "data", "--all"))
  }

  func record(_ seen: Seen<RealData>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "Biased samples: target error, and its change by weights",
          columns: ["data", "bias by", "weights", "ESS/n", "error", "change"],
          rows: try data.enumerated().flatMap { index, data in
            try DataTrial.methods.map { method in
              [
                .text(data.name), .text(data.bias.rawValue), .text(method.rawValue),
                .number(try seen.effect { $0[index].effectiveShares[method] }.mean, digits: 2),
                .number(try seen.effect { $0[index].errors[method] }.mean, digits: 4),
                method == .none ? .missing : try seen.change(index, by: method).cell,
              ]
            }
          }))
    ] + (try DataTrial.methods.dropFirst(2).map { .figure(try seen.forest(of: $0)) })
  }
}

extension Seen<RealData> {
  /// Weighted minus unweighted error of a data set, split by split.
  fileprivate func change(_ place: Int, by method: WeightMethod) throws -> SeedEffect {
    try effect { $0[place].errors[method] } - effect { $0[place].errors[.none] }
  }

  /// The changes of all data sets by one kind of weights.
  fileprivate func forest(of method: WeightMethod) throws -> Figure {
    let first = try required(rows.first, "split")
    let changes = try first.indices.map { try change($0, by: method) }
    return Figure(
      title: "\(method.rawValue): helps clearly in \(changes.count { $0.isBelow(0) }), harms clearly in "
        + "\(changes.count { $0.isAbove(0) })",
      caption: "Left of 0 weighting helps.",
      content: .forest(
        Forest(
          x: Axis("weighted − unweighted error"),
          rows: zip(first, changes).map { trial, change in
            Forest.Row(
              "\(trial.name), \(trial.bias.rawValue)", estimate: change.mean, lower: change.interval?.lower ?? change.mean,
              upper: change.interval?.upper ?? change.mean)
          }, intervalMeaning: "95 % paired interval", references: [Reference("no change", at: 0, .vertical)])))
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
