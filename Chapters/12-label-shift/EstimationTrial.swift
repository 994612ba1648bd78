import NumericCore
import Transfer
import Worlds

/// Draws of source and target, and how far estimates of the target's share are off.
struct EstimationTrial: Sendable {
  let gap: Double
  let source: Double
  let target: Double
  let examples: Int
  /// Whether EM is tried: where the classes hardly differ it takes tens of thousands of steps.
  var hasLikelihood = true

  /// The draws of a seed.
  static let repetitions = 25
  /// The classifier 1[x > 0] is fixed, as a black box is; overconfident scores are three times the log-odds.
  static let overconfidence = 3.0

  /// Mean absolute errors over the draws.
  struct Errors: Codable, Sendable {
    let blackBox: Double
    let regularised: Double
    let likelihood: Double?
    let overconfident: Double?
    /// How often 1.96 standard errors of BBSE contain the share, its estimate is no share, and RLLS does not shrink.
    let coverage: Double
    let infeasible: Double
    let unpenalised: Double
  }

  func errors(from random: RandomSource) throws(LabelShiftError) -> Errors {
    let world = NormalClasses(gap: gap)
    var (errors, hits) = (Array(repeating: 0.0, count: 4), Array(repeating: 0.0, count: 3))
    var (draws, attempts) = (0, 0)
    while draws < Self.repetitions {
      attempts += 1
      let (points, labels) = world.sample(count: examples, positiveShare: source, from: random)
      let (unlabelled, _) = world.sample(count: examples, positiveShare: target, from: random)
      func predicted(_ points: [Double]) -> [Int] { points.map { $0 > 0 ? 1 : 0 } }
      let confusion = ConfusionMatrix(predicted: predicted(points), actual: labels, classCount: 2)
      let shares = classShares(predicted(unlabelled), classCount: 2)
      let estimate: BlackBoxShiftEstimate
      do {
        estimate = try BlackBoxShiftEstimate(confusion: confusion, predictedShares: shares, targetCount: examples)
      } catch {
        // A sample without a class, or whose matrix has no inverse, is drawn again; where most are such, the size is unusable.
        guard attempts < 4 * Self.repetitions else { throw error }
        continue
      }
      draws += 1
      let regularised = try RegularisedLabelShift(
        confusion: confusion, predictedShares: shares, penalty: 1 / Double(examples).squareRoot())
      var found = [estimate.feasibleShares[1], min(1, max(0, regularised.shares[1]))]
      if hasLikelihood {
        found += [try expected(unlabelled, scale: 1), try expected(unlabelled, scale: Self.overconfidence)]
      }
      for (index, share) in found.enumerated() { errors[index] += (share - target).magnitude / Double(Self.repetitions) }
      let reach = 1.96 * (estimate.standardErrors?[1] ?? 0)
      let isHit = [(estimate.shares[1] - target).magnitude <= reach, !estimate.isFeasible, regularised.regime == .unpenalised]
      for (index, hit) in isHit.enumerated() where hit { hits[index] += 1 }
    }
    let rates = hits.map { $0 / Double(Self.repetitions) }
    return Errors(
      blackBox: errors[0], regularised: errors[1], likelihood: hasLikelihood ? errors[2] : nil,
      overconfident: hasLikelihood ? errors[3] : nil, coverage: rates[0], infeasible: rates[1], unpenalised: rates[2])
  }

  /// EM's share of class 1, from log-odds that are multiplied by a factor.
  private func expected(_ points: [Double], scale: Double) throws(LabelShiftError) -> Double {
    let world = NormalClasses(gap: gap)
    let posteriors = points.flatMap { point -> [Double] in
      let odds = scale * world.logOdds(at: point, positiveShare: source)
      return [1 / (1 + Double.exp(odds)), 1 / (1 + Double.exp(0 - odds))]
    }
    let likelihood = try PriorLikelihood(
      posteriors: Matrix(rowCount: points.count, columnCount: 2, elements: posteriors), sourceShares: [1 - source, source])
    // A hundredth of a nat over the whole sample is far below what it can tell.
    return try PriorExpectationMaximization(likelihood, tolerance: 0.01 / Double(points.count)).shares[1]
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

  /// The largest deviation of BBSE's weights from the true ones, and in how many worlds.
  let weightResidual: Double
  let worldCount: Int
  let fractions: [ExactShares]
  let climbs: [Climb]

  /// A run of EM: how often L fell, by a step, and by a step that does not divide by the source's shares; and what is left at the end.
  struct Climb: Sendable {
    let falls: Int
    let carelessFalls: Int
    let gap: Double
  }

  init() throws(LabelShiftError) {
    let random = RandomSource(seed: 2).stream("estimation")
    var (residual, count) = (0.0, 0)
    for index in 0..<200 {
      let world = FiniteLabelShift(classCount: 2 + index % 3, from: random)
      let columns = (0..<FiniteLabelShift.pointCount).map { _ in random.dirichlet(world.source.map { _ in 0.3 }) }
      let classifier = world.source.indices.map { row in columns.map { $0[row] } }
      let confusion = world.confusion(classifier)
      let estimate = try BlackBoxShiftEstimate(confusion: confusion, predictedShares: world.predictedShares(classifier))
      guard estimate.smallestSingularValue > Self.leastSingularValue else { continue }
      count += 1
      let truth = zip(world.target, world.source).map { $0 / $1 }
      // Relative to the largest weight.
      residual = max(residual, estimate.weights.subtracting(truth).norm / truth.norm)
    }
    (weightResidual, worldCount) = (residual, count)
    fractions = ExactShares.family
    var climbs: [Climb] = []
    for index in 0..<50 { climbs.append(try Self.climb(classCount: 2 + index % 3, random)) }
    self.climbs = climbs
  }

  private static func climb(classCount: Int, _ random: RandomSource) throws(LabelShiftError) -> Climb {
    let source = random.dirichlet(Array(repeating: 2.0, count: classCount))
    let rows = (0..<40).map { _ in random.dirichlet(Array(repeating: 0.7, count: classCount)) }
    let likelihood = try PriorLikelihood(posteriors: Matrix(rows: rows), sourceShares: source)
    func falls(_ step: ([Double]) -> [Double]) -> Int {
      var (shares, value, falls) = (source, likelihood.value(at: source), 0)
      for _ in 0..<steps {
        shares = step(shares)
        let next = likelihood.value(at: shares)
        falls += next < value - 1e-12 ? 1 : 0
        value = next
      }
      return falls
    }
    // Posteriors in place of their ratios to the source's shares.
    let careless = try PriorLikelihood(posteriors: Matrix(rows: rows), sourceShares: source.map { _ in 1 / Double(classCount) })
    return Climb(
      falls: falls(likelihood.step), carelessFalls: falls(careless.step),
      gap: try PriorExpectationMaximization(likelihood, tolerance: gap, iterationLimit: 100_000).gap)
  }
}

/// Two classes and a classifier in exact fractions, solved both ways.
struct ExactShares: Sendable {
  let source: Rational
  let target: Rational
  /// P(h = 1 | Y = 1) and P(h = 1 | Y = 0).
  let hit: Rational
  let falseAlarm: Rational

  static let family = [Rational(1, 2), Rational(1, 4), Rational(2, 3)].flatMap { source in
    [Rational(9, 10), Rational(1, 5), Rational(1, 2)].flatMap { target in
      [(Rational(4, 5), Rational(1, 5)), (Rational(9, 10), Rational(1, 2)), (Rational(1, 3), Rational(2, 3))].map {
        ExactShares(source: source, target: target, hit: $0, falseAlarm: $1)
      }
    }
  }

  /// Class 1's component of the solution of C z = μ, with C the joint fractions, and with the conditional ones.
  var fromJoint: Rational { solution(1 - source, source) }
  var fromConditional: Rational { solution(1, 1) }

  /// Cramer's rule; the columns are (1 − falseAlarm, falseAlarm) and (1 − hit, hit), each times its factor.
  private func solution(_ zero: Rational, _ one: Rational) -> Rational {
    let positives = target * hit + (1 - target) * falseAlarm
    let determinant = zero * one * ((1 - falseAlarm) * hit - falseAlarm * (1 - hit))
    return zero * ((1 - falseAlarm) * positives - falseAlarm * (1 - positives)) / determinant
  }
}
