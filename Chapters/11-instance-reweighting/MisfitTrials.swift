import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// What a fitted line loses on the target, without weights and with, in the mean over draws of the inputs; the noise is averaged out exactly.
struct LineTrial: Codable, Sendable, Hashable {
  typealias Excess = CurvedRegressionWorld.LineExcess
  typealias Curve = CurvedRegressionWorld.Curve

  /// How often a seed draws the inputs.
  static let repetitions = 50

  let unweighted: Excess
  let weighted: Excess

  init(_ curve: Curve, count: Int, from random: RandomSource) {
    let world = CurvedRegressionWorld(curvature: 1)
    let ratio = GaussianDensityRatio(source: world.source, target: world.target)
    let pairs = (0..<Self.repetitions).map { _ in
      let inputs = world.source.draws(count: count, from: random)
      let ones = [Double](repeating: 1, count: count)
      return [ones, ratio.weights(of: inputs).values].map {
        CurvedRegressionWorld.lineExcess(of: curve, inputs: inputs.elements, weights: $0)
      }
    }
    func mean(_ side: Int) -> Excess {
      Excess(variance: pairs.map { $0[side].variance }.mean, misfit: pairs.map { $0[side].misfit }.mean)
    }
    (unweighted, weighted) = (mean(0), mean(1))
  }

  /// V: what weights add to the variance, noise 0.3.
  var addedVariance: Double { weighted.variance - unweighted.variance }
  /// B: what weights remove of the misfit at curvature 1.
  var removedMisfit: Double { unweighted.misfit - weighted.misfit }
  /// V − c²B, the change of the excess risk.
  func change(curvature: Double) -> Double { addedVariance - curvature * curvature * removedMisfit }
}

/// What cross-validation on the source says of the target's risk of the unweighted line, c = 1 and n = 100, in the mean over draws.
struct ValidationTrial: Codable, Sendable, Hashable {
  static let repetitions = 15

  private(set) var targetRisk = 0.0
  private(set) var plain = 0.0
  private(set) var weighted = 0.0

  init(from random: RandomSource) throws(LearningError) {
    let (world, count, share) = (CurvedRegressionWorld(curvature: 1), 100, 1 / Double(Self.repetitions))
    let ratio = GaussianDensityRatio(source: world.source, target: world.target)
    var generator = random.stream("folds")
    for _ in 0..<Self.repetitions {
      let sample = world.sample(count: count, from: random)
      let line = try RidgeRegression(sample, penalty: 0)
      let validation = try CrossValidation(
        sample, folds: try Folds(count: 10, exampleCount: count, using: &generator), loss: .squared,
        importanceWeights: ratio.weights(of: sample.features).values
      ) { (training, features) throws(LearningError) in
        try RidgeRegression(training, penalty: 0).scores(of: features)
      }
      let noise = CurvedRegressionWorld.noise * CurvedRegressionWorld.noise
      targetRisk += share * (world.targetExcess(intercept: line.intercept, slope: line.coefficients[0]) + noise)
      plain += share * validation.losses.mean
      weighted += share * validation.risk
    }
  }
}

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
