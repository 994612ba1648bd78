import NumericCore
import Transfer
import Worlds

/// Draws of a source and a target, and how far estimates of the target's share are off.
struct EstimationTrial: Sendable {
  let world: NormalLabelShift
  let examples: Int
  /// Whether EM is tried: where classes hardly differ it takes tens of thousands of steps. And whether the standard error is.
  let hasLikelihood: Bool
  let hasCoverage: Bool

  init(_ world: NormalLabelShift, examples: Int = 500, hasLikelihood: Bool = true, hasCoverage: Bool = false) {
    (self.world, self.examples, self.hasLikelihood, self.hasCoverage) = (world, examples, hasLikelihood, hasCoverage)
  }

  /// Mean absolute errors of P_T(1), how often 1.96 standard errors of BBSE contain it, and how often RLLS does not shrink.
  struct Errors: Codable, Sendable {
    let blackBox: Double
    let regularised: Double
    let likelihood: Double?
    /// EM from three times the log-odds.
    let overconfident: Double?
    let coverage: Double?
    let unpenalised: Double
  }

  /// What is seen of a draw: the confusion matrix of 1[x > 0] on the source, the target, and what is predicted there.
  private typealias Draw = (confusion: ConfusionMatrix, target: [Double], predicted: [Double], estimate: BlackBoxShiftEstimate)

  /// Samples whose matrix has no inverse, or which lack a class, are drawn again; where most are such, the size is unusable.
  private func draw(from random: RandomSource, attempts: Int = 20) throws(LabelShiftError) -> Draw {
    let (points, labels) = world.classes.sample(count: examples, positiveShare: world.source, from: random)
    let (target, _) = world.classes.sample(count: examples, positiveShare: world.target, from: random)
    let confusion = ConfusionMatrix(predicted: points.map { $0 > 0 ? 1 : 0 }, actual: labels, classCount: 2)
    let predicted = classShares(target.map { $0 > 0 ? 1 : 0 }, classCount: 2)
    do {
      let estimate = try BlackBoxShiftEstimate(confusion: confusion, predictedShares: predicted, targetCount: examples)
      return (confusion, target, predicted, estimate)
    } catch { if attempts == 1 { throw error } }
    return try draw(from: random, attempts: attempts - 1)
  }

  func errors(from random: RandomSource) throws(LabelShiftError) -> Errors {
    let count = 25.0
    var (errors, idle) = ([0.0, 0, 0, 0], 0.0)
    for _ in 0..<Int(count) {
      let draw = try draw(from: random)
      let regularised = try RegularisedLabelShift(
        confusion: draw.confusion, predictedShares: draw.predicted, penalty: 1 / Double(examples).squareRoot())
      var found = [draw.estimate.feasibleShares[1], min(1, max(0, regularised.shares[1]))]
      if hasLikelihood { found += [try expected(draw, scale: 1), try expected(draw, scale: 3)] }
      for (index, share) in found.enumerated() { errors[index] += (share - world.target).magnitude / count }
      idle += regularised.regime == .unpenalised ? 1 : 0
    }
    return Errors(
      blackBox: errors[0], regularised: errors[1], likelihood: hasLikelihood ? errors[2] : nil,
      overconfident: hasLikelihood ? errors[3] : nil, coverage: hasCoverage ? try coverage(from: random) : nil,
      unpenalised: idle / count)
  }

  private func coverage(from random: RandomSource) throws(LabelShiftError) -> Double {
    var hits = 0.0
    for _ in 0..<200 {
      let estimate = try draw(from: random).estimate
      hits += (estimate.shares[1] - world.target).magnitude <= 1.96 * (estimate.standardErrors?[1] ?? 0) ? 1 : 0
    }
    return hits / 200
  }

  /// EM's share of class 1, from the true log-odds times a factor.
  private func expected(_ draw: Draw, scale: Double) throws(LabelShiftError) -> Double {
    let posteriors = draw.target.flatMap { point -> [Double] in
      let odds = scale * world.classes.logOdds(at: point, positiveShare: world.source)
      return [1 / (1 + Double.exp(odds)), 1 / (1 + Double.exp(0 - odds))]
    }
    return try LabelShiftMethod.likelihood.shares(
      posteriors: Matrix(rowCount: examples, columnCount: 2, elements: posteriors), sourceShares: [1 - world.source, world.source],
      confusion: draw.confusion)[1]
  }
}

/// What of the estimates is exact, tried on random worlds.
struct EstimationIdentities: Sendable {
  /// A linear system loses as many digits as its matrix's singular values span, and these span less than 10⁴.
  static let tolerance = 1e-9
  static let leastSingularValue = 0.001
  static let steps = 30
  /// How near to the maximum EM is taken.
  static let gap = 1e-7

  /// The largest deviation of BBSE's weights, relative to the largest one, and in how many worlds.
  let weightResidual: Double
  let worldCount: Int
  /// Runs of EM: how often a step lowers L, how often one that does not divide by the source's shares, and the gain left at the end.
  let climbs: [(falls: Int, carelessFalls: Int, gap: Double)]

  init() throws(LabelShiftError) {
    let random = RandomSource(seed: 2).stream("estimation")
    var residuals: [Double] = []
    var climbs: [(falls: Int, carelessFalls: Int, gap: Double)] = []
    for index in 0..<200 {
      let world = FiniteLabelShift(classCount: 2 + index % 3, pointCount: 5, from: random)
      let columns = (0..<5).map { _ in random.dirichlet(world.source.map { _ in 0.3 }) }
      let classifier = world.source.indices.map { row in columns.map { $0[row] } }
      let target = ConfusionMatrix(joint: world.joint(of: classifier, shares: world.target))
      let estimate = try BlackBoxShiftEstimate(
        confusion: ConfusionMatrix(joint: world.joint(of: classifier, shares: world.source)), predictedShares: target.predictedShares)
      guard estimate.smallestSingularValue > Self.leastSingularValue else { continue }
      residuals.append(estimate.weights.subtracting(world.weights).norm / world.weights.norm)
    }
    for index in 0..<50 { climbs.append(try Self.climb(classCount: 2 + index % 3, random)) }
    (weightResidual, worldCount, self.climbs) = (residuals.reduce(0, max), residuals.count, climbs)
  }

  private static func climb(
    classCount: Int, _ random: RandomSource
  ) throws(LabelShiftError) -> (falls: Int, carelessFalls: Int, gap: Double) {
    let source = random.dirichlet(Array(repeating: 2.0, count: classCount))
    let posteriors = Matrix(rows: (0..<40).map { _ in random.dirichlet(Array(repeating: 0.7, count: classCount)) })
    let likelihood = try PriorLikelihood(posteriors: posteriors, sourceShares: source)
    let careless = try PriorLikelihood(posteriors: posteriors, sourceShares: source.map { _ in 1 / Double(classCount) })
    func falls(_ step: ([Double]) -> [Double]) -> Int {
      var path = [source]
      for _ in 0..<steps { path.append(step(path[path.count - 1])) }
      let values = path.map(likelihood.value)
      return zip(values, values.dropFirst()).count { $1 < $0 - 1e-12 }
    }
    let end = try PriorExpectationMaximization(likelihood, tolerance: gap, iterationLimit: 100_000)
    return (falls(likelihood.step), falls(careless.step), end.gap)
  }
}
