import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// A plane of the usual figure: the source N(0, I), the target N((shift, −0.1), spread² I), some labelled source examples.
struct Plane: Sendable, Hashable {
  let shift: Double
  let spread: Double
  let count: Int

  /// The plane of the figure, with 39 effective examples of 200.
  static let figure = Plane(shift: 0.9, spread: 0.4, count: 200)
  /// The figure's plane and others around it; the last is harder, with a tenth of its hundred examples effective.
  static let family = [
    figure, Plane(shift: 0.5, spread: 0.4, count: 200), Plane(shift: 1.3, spread: 0.4, count: 200),
    Plane(shift: 0.9, spread: 0.25, count: 200),
    Plane(shift: 0.9, spread: 0.7, count: 200), Plane(shift: 1.4, spread: 0.4, count: 100),
  ]
  var name: String { "N((\(shift.text()), −0.1), \(spread.text())²), n = \(count)" }
}

/// A support vector machine in a plane for one seed, without and with the true weights.
struct PlaneTrial: Codable, Sendable, Hashable {
  /// γ of the kernels exp(−γ‖x − y‖²): from nearly linear to very flexible.
  static let gammas = [0.1, 0.5, 1, 5]
  /// The place of the figure's γ.
  static let shown = 1
  static let testCount = 1000

  /// The target error, one a γ.
  let unweighted: [Double]
  let weighted: [Double]
  /// ESS of the weights, in examples.
  let effectiveSampleSize: Double
  /// What the machines of the shown γ label 1 on the nodes of a grid, row by row from the top; empty where no grid was asked for.
  let unweightedLabels: [Bool]
  let weightedLabels: [Bool]

  init(_ plane: Plane, gammas: [Double], isDrawn: Bool, from random: RandomSource) throws(LearningError) {
    let draw = Draw(plane, from: random)
    var (errors, labels): ([(Double, Double)], [[Bool]]) = ([], [])
    for gamma in gammas {
      var pair: [Double] = []
      for sample in [draw.source, draw.source.weighted(by: draw.weights)] {
        let machine = try SupportVectorMachine(sample, kernel: .gaussian(gamma: gamma))
        pair.append(draw.test.risk(of: machine.labels(of: draw.test.features), loss: .zeroOne))
        if isDrawn && gamma == Self.gammas[Self.shown] { labels.append(machine.labels(of: Self.nodes).map { $0 == 1 }) }
      }
      errors.append((pair[0], pair[1]))
    }
    (unweighted, weighted) = (errors.map(\.0), errors.map(\.1))
    (unweightedLabels, weightedLabels) = (labels.first ?? [], labels.last ?? [])
    effectiveSampleSize = draw.weights.effectiveSampleSize
  }

  /// The samples of one seed.
  struct Draw {
    let source: Sample
    let test: Sample
    let weights: ImportanceWeights

    init(_ plane: Plane, from random: RandomSource) {
      let world = CubicBoundaryWorld(shift: plane.shift, spread: plane.spread)
      source = world.sample(of: world.source, count: plane.count, from: random.stream("source"))
      test = world.sample(of: world.target, count: testCount, from: random.stream("test"))
      weights = GaussianDensityRatio(source: world.source, target: world.target).weights(of: source.features)
    }
  }

  static let range = -2.5...2.5
  static let (columnCount, rowCount) = (48, 16)

  private static let nodes = Matrix(
    rows: (0..<rowCount).flatMap { row in
      (0..<columnCount).map { column in [position(column, of: columnCount), position(rowCount - 1 - row, of: rowCount)] }
    })

  private static func position(_ place: Int, of count: Int) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * Double(place) / Double(count - 1)
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

  /// Splits in two halves, keeps some of the first, trains with each kind of weights, and tests on the second half, whose features
  /// the weights may see.
  init(_ data: BiasedData, seed: UInt64) throws(LearningError) {
    let split = data.split(from: RandomSource(seed: seed).stream("\(data.name), \(data.bias.rawValue)"))
    let (source, test) = (split.training, split.test)
    let truth = ImportanceWeights(split.keepProbabilities.map { 1 / $0 })
    let kernel = try Kernel.medianHeuristic(source.features)
    var (errors, shares): ([WeightMethod: Double], [WeightMethod: Double]) = ([:], [:])
    for method in Self.methods {
      let weights = try method.weights(source: source.features, target: test.features, truth: truth).weights
      let machine = try SupportVectorMachine(source.weighted(by: try weights.selfNormalised()), kernel: kernel)
      errors[method] = test.risk(of: machine.labels(of: test.features), loss: .zeroOne)
      shares[method] = weights.effectiveSampleSize / Double(source.count)
    }
    (self.errors, effectiveShares) = (errors, shares)
    (name, bias, keptCount) = (data.name, data.bias, source.count)
  }
}
