internal import Learning
public import NumericCore

/// Draws of two normal classes in other shares, and how far estimates of the target's share of class 1 are off.
public struct EstimationTrial: Sendable, Hashable {
  /// A way to the shares.
  public enum Way: String, Sendable, Codable, CodingKeyRepresentable {
    /// Of the classifier 1[x > 0], with its confusion matrix on as many source examples, and with the exact one.
    case blackBox = "BBSE"
    case exactMatrix = "BBSE, exact matrix"
    /// With Δ = 1/√n.
    case regularised = "RLLS"
    /// From the true posteriors, and from three times their log-odds.
    case likelihood = "EM"
    case overconfident = "EM, scores × 3"
    /// BBSE of a nearest neighbour, whose matrix is counted on the examples that it has, and on as many others.
    case ownExamples = "BBSE, its own examples"
    case otherExamples = "BBSE, other examples"
  }

  /// What the draws of a trial come to.
  public struct Errors: Codable, Sendable {
    /// By way, the mean absolute error of P_T(1).
    public internal(set) var means: [Way: Double] = [:]
    /// The share of draws in which RLLS does not shrink.
    public internal(set) var unpenalised = 0.0
  }

  /// What is drawn from.
  public let world: NormalLabelShift
  /// The labelled source examples, and as many of the target.
  public let examples: Int
  /// The draws of a trial.
  public let draws: Int
  /// Whether scores are used: where classes hardly differ EM takes tens of thousands of steps.
  public let hasScores: Bool

  /// A trial.
  ///
  /// - Precondition: there is an example and a draw.
  public init(_ world: NormalLabelShift, examples: Int = 500, draws: Int = 25, hasScores: Bool = false) {
    precondition(examples > 0 && draws > 0, "A trial has examples and draws.")
    (self.world, self.examples, self.draws, self.hasScores) = (world, examples, draws, hasScores)
  }

  private typealias Labelled = (points: [Double], labels: [Int])

  private func sample(_ share: Double, _ random: RandomSource) -> Labelled {
    world.classes.sample(count: examples, positiveShare: share, from: random)
  }

  /// BBSE of a classifier, with what it saw.
  private func blackBoxShift(
    _ classifier: ([Double]) -> [Int], counted: Labelled, target: [Double]
  ) throws(LabelShiftError) -> (estimate: BlackBoxShiftEstimate, confusion: ConfusionMatrix, predicted: [Double]) {
    let confusion = ConfusionMatrix(predicted: classifier(counted.points), actual: counted.labels, classCount: 2)
    let predicted = classShares(classifier(target), classCount: 2)
    let estimate = try BlackBoxShiftEstimate(confusion: confusion, predictedShares: predicted, targetCount: examples)
    return (estimate, confusion, predicted)
  }

  /// The classifier 1[x > 0].
  private static func atZero(_ points: [Double]) -> [Int] { points.map { $0 > 0 ? 1 : 0 } }

  /// Draws, and compares every way with the truth.
  ///
  /// - Throws: ``LabelShiftError`` where most draws have no estimate.
  public func errors(from random: RandomSource) throws(LabelShiftError) -> Errors {
    var (errors, done, unusable) = (Errors(), 0, 0)
    while done < draws {
      let (source, target) = (sample(world.source, random), sample(world.target, random).points)
      do {
        let (estimate, confusion, predicted) = try blackBoxShift(Self.atZero, counted: source, target: target)
        let shrunk = try RegularisedLabelShift(
          confusion: confusion, predictedShares: predicted, penalty: 1 / Double(examples).squareRoot())
        var found = [Way.blackBox: estimate.feasibleShares[1], Way.regularised: min(1, max(0, shrunk.shares[1]))]
        if hasScores {
          let exact = try BlackBoxShiftEstimate(confusion: ConfusionMatrix(joint: world.confusion), predictedShares: predicted)
          found[Way.exactMatrix] = exact.feasibleShares[1]
          found[Way.likelihood] = try expected(target, sharpness: 1)
          found[Way.overconfident] = try expected(target, sharpness: 3)
        }
        for (way, share) in found { errors.means[way, default: 0] += (share - world.target).magnitude / Double(draws) }
        errors.unpenalised += shrunk.regime == .unpenalised ? 1 / Double(draws) : 0
        done += 1
      } catch {
        // A matrix without inverse, or a class without examples: drawn again, unless most are.
        unusable += 1
        if unusable > 20 + done { throw error }
      }
    }
    return errors
  }

  /// EM's share of class 1, from the true log-odds times a factor.
  private func expected(_ target: [Double], sharpness: Double) throws(LabelShiftError) -> Double {
    let posteriors = world.classes.posteriors(at: target, positiveShare: world.source, sharpness: sharpness)
    let likelihood = try PriorLikelihood(posteriors: posteriors, sourceShares: [1 - world.source, world.source])
    return try PriorExpectationMaximization(likelihood, tolerance: 0.01 / Double(examples)).shares[1]
  }

  /// The errors of one draw with a nearest neighbour, which knows its own examples by heart.
  ///
  /// - Throws: ``LabelShiftError`` where the matrix has no inverse.
  public func learntByHeart(from random: RandomSource) throws(LabelShiftError) -> [Way: Double] {
    let (source, fresh) = (sample(world.source, random), sample(world.source, random))
    let target = sample(world.target, random).points
    func column(_ points: [Double]) -> Matrix { Matrix(rowCount: points.count, columnCount: 1, elements: points) }
    let neighbour = NearestNeighbour(points: column(source.points), classes: source.labels)
    func error(_ counted: Labelled) throws(LabelShiftError) -> Double {
      let found = try blackBoxShift({ neighbour.predictions(column($0)) }, counted: counted, target: target).estimate
      return (found.feasibleShares[1] - world.target).magnitude
    }
    return [Way.ownExamples: try error(source), Way.otherExamples: try error(fresh)]
  }

  /// How often 1.96 standard errors of BBSE to either side contain the share.
  ///
  /// - Precondition: there is a draw.
  /// - Throws: ``LabelShiftError`` where a matrix has no inverse.
  public func coverage(draws: Int, from random: RandomSource) throws(LabelShiftError) -> Double {
    var hits = 0
    for _ in 0..<draws {
      let (source, target) = (sample(world.source, random), sample(world.target, random).points)
      let found = try blackBoxShift(Self.atZero, counted: source, target: target).estimate
      hits += (found.shares[1] - world.target).magnitude <= 1.96 * (found.standardErrors?[1] ?? 0) ? 1 : 0
    }
    return Double(hits) / Double(draws)
  }
}
