import Learning
import NumericCore
import Transfer
import Worlds

/// The experiment behind the usual figure, for one seed: a support vector machine on source points, without and with the true weights, at
/// several widths of its kernel.
struct CapacityTrial: Codable, Sendable, Hashable {
  /// γ of the kernels exp(−γ‖x − y‖²): from nearly linear to very flexible.
  static let gammas = [0.1, 0.5, 1, 5]
  /// The γ of the figure.
  static let shownGamma = 0.5
  /// The number of labelled source examples.
  static let sampleCount = 200
  /// The number of target examples that the error is measured on.
  static let testCount = 1000

  /// The target error without weights, one a kernel.
  let unweighted: [Double]
  /// The target error with weights.
  let weighted: [Double]
  /// ESS of the weights, in examples.
  let effectiveSampleSize: Double

  init(seed: UInt64) throws(LearningError) {
    let draw = Draw(seed: seed)
    var errors: [(Double, Double)] = []
    for gamma in Self.gammas {
      let (plain, weighted) = try draw.machines(gamma: gamma)
      errors.append((draw.targetError(of: plain), draw.targetError(of: weighted)))
    }
    unweighted = errors.map(\.0)
    weighted = errors.map(\.1)
    effectiveSampleSize = draw.weights.effectiveSampleSize
  }

  /// The samples of one seed.
  struct Draw {
    let world = CubicBoundaryWorld()
    let source: Sample
    let test: Sample
    let weights: ImportanceWeights

    init(seed: UInt64) {
      let random = RandomSource(seed: seed).stream("capacity")
      source = world.sample(of: world.source, count: sampleCount, from: random.stream("source"))
      test = world.sample(of: world.target, count: testCount, from: random.stream("test"))
      weights = GaussianDensityRatio(source: world.source, target: world.target).weights(of: source.features)
    }

    /// The machine without and with weights, C = 1.
    func machines(gamma: Double) throws(LearningError) -> (plain: SupportVectorMachine, weighted: SupportVectorMachine) {
      let kernel = Kernel.gaussian(gamma: gamma)
      return (
        try SupportVectorMachine(source, kernel: kernel),
        try SupportVectorMachine(source.weighted(by: weights), kernel: kernel)
      )
    }

    func targetError(of machine: SupportVectorMachine) -> Double {
      test.risk(of: machine.labels(of: test.features), loss: .zeroOne)
    }
  }
}
