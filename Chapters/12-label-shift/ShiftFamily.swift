import NumericCore
import Transfer
import Worlds

/// The settings on which statements about every shift of the shares are tried.
struct ShiftFamily: Sendable {
  /// Two normal classes with the shares of class 1 in either domain.
  struct Setting: Sendable {
    let world: NormalClasses
    let source: Double
    let target: Double

    var sourceThreshold: Double { world.bestThreshold(positiveShare: source) }
    var uncorrected: Double { world.error(threshold: sourceThreshold, positiveShare: target) }
    var corrected: Double { world.error(threshold: world.bestThreshold(positiveShare: target), positiveShare: target) }
    var majority: Double { min(target, 1 - target) }

    /// The error of the source's threshold where each domain's x is shifted and scaled to mean 0 and variance 1.
    var normalised: Double {
      let (old, new) = (world.moments(positiveShare: source), world.moments(positiveShare: target))
      let threshold = new.mean + (sourceThreshold - old.mean) * (new.variance / old.variance).squareRoot()
      return world.error(threshold: threshold, positiveShare: target)
    }

    /// Whether no threshold of a grid, which includes the threshold's close neighbours, errs less on the target; rounding aside.
    func isLeast(at threshold: Double) -> Bool {
      let least = world.error(threshold: threshold, positiveShare: target) - 1e-12
      let grid = (0...800).map { Double($0) / 40 - 10 } + [threshold - 0.01, threshold + 0.01]
      return grid.allSatisfy { world.error(threshold: $0, positiveShare: target) >= least }
    }
  }

  static let shares = [0.05, 0.2, 0.5, 0.7, 0.9]
  static let gaps = [0.5, 1.5, 2, 3]
  static let jointCount = 200
  /// Sums of five products of probabilities are off by some ulps.
  static let tolerance = 1e-12

  let settings: [Setting]
  /// The largest deviation of corrected posteriors from those of the target, over random joint distributions.
  let correctionResidual: Double
  /// The same where the posteriors are not divided by the source's shares: how many are off.
  let wrongWithoutDivision: Int

  init(including here: Setting) {
    settings =
      [here]
      + Self.gaps.flatMap { gap in
        Self.shares.flatMap { source in
          Self.shares.map { Setting(world: NormalClasses(gap: gap), source: source, target: $0) }
        }
      }
    let random = RandomSource(seed: 1).stream("joint distributions")
    var (residual, wrong) = (0.0, 0)
    for index in 0..<Self.jointCount {
      let world = FiniteLabelShift(classCount: 2 + index % 3, from: random)
      residual = max(residual, world.deviation { PriorCorrection(from: world.source, to: world.target)($0) })
      let careless = PriorCorrection(from: world.source.map { _ in 1 }, to: world.target)
      wrong += world.deviation { careless($0) } > Self.tolerance ? 1 : 0
    }
    (correctionResidual, wrongWithoutDivision) = (residual, wrong)
  }
}

/// A random P(X | Y) on five points, with random shares of the classes in either domain.
struct FiniteLabelShift: Sendable {
  /// P(x | y), `conditionals[y][x]`.
  let conditionals: [[Double]]
  let source: [Double]
  let target: [Double]

  static let pointCount = 5

  init(classCount: Int, from random: RandomSource) {
    let ones = Array(repeating: 1.0, count: classCount)
    conditionals = (0..<classCount).map { _ in random.dirichlet(Array(repeating: 0.5, count: Self.pointCount)) }
    (source, target) = (random.dirichlet(ones), random.dirichlet(ones))
  }

  /// P(y | x) under shares of the classes.
  func posteriors(at point: Int, shares: [Double]) -> [Double] {
    let joint = zip(shares, conditionals).map { $0 * $1[point] }
    return joint.map { $0 / joint.sum() }
  }

  /// How far `correct` leaves the source's posteriors from the target's.
  func deviation(_ correct: ([Double]) -> [Double]) -> Double {
    (0..<Self.pointCount).map { point in
      zip(correct(posteriors(at: point, shares: source)), posteriors(at: point, shares: target)).map { ($0 - $1).magnitude }
        .reduce(0, max)
    }.reduce(0, max)
  }

  /// P(h = i, Y = j) of a classifier that is given by P(h = i | x), under the source's shares.
  func confusion(_ classifier: [[Double]]) -> ConfusionMatrix {
    let rows = classifier.map { predicted in
      zip(source, conditionals).map { share, conditional in share * conditional.dot(predicted) }
    }
    return ConfusionMatrix(joint: Matrix(rows: rows))
  }

  /// P(h = i) on the target.
  func predictedShares(_ classifier: [[Double]]) -> [Double] {
    classifier.map { predicted in zip(target, conditionals).map { $0 * $1.dot(predicted) }.sum() }
  }
}
