public import NumericCore

/// EM watched step by step on random posteriors: whether the likelihood falls, and whether other shares have a larger one than its
/// end.
public struct PriorLikelihoodClimb: Sendable, Hashable {
  /// How many of the steps lower L by more than rounding.
  public let fallCount: Int
  /// The same for steps that do not divide by the source's shares.
  public let carelessFallCount: Int
  /// How many of the rivals have an L that exceeds that of EM's end by more than its certificate allows.
  public let betterRivalCount: Int
  /// How many have one that exceeds that of the careless steps' last shares.
  public let carelessRivalCount: Int

  /// The steps watched, and the random shares that rival the end.
  public static let (stepCount, rivalCount) = (30, 50)
  /// How near to the maximum EM is taken.
  public static let tolerance = 1e-7
  /// A mean of 40 logarithms is off by some ulps.
  private static let rounding = 1e-12

  /// Draws 40 posteriors and the source's shares, and climbs.
  ///
  /// - Precondition: there are two classes.
  /// - Throws: what EM throws.
  public init(classCount: Int, from random: RandomSource) throws(LabelShiftError) {
    precondition(classCount > 1, "Shares of one class are known.")
    let source = random.dirichlet(Array(repeating: 2, count: classCount))
    let posteriors = Matrix(rows: (0..<40).map { _ in random.dirichlet(Array(repeating: 0.7, count: classCount)) })
    let likelihood = try PriorLikelihood(posteriors: posteriors, sourceShares: source)
    let careless = try PriorLikelihood(posteriors: posteriors, sourceShares: source.map { _ in 1 / Double(classCount) })
    func path(_ step: ([Double]) -> [Double]) -> [[Double]] {
      (0..<Self.stepCount).reduce(into: [source]) { path, _ in path.append(step(path[path.count - 1])) }
    }
    func falls(_ path: [[Double]]) -> Int {
      let values = path.map(likelihood.value)
      return zip(values, values.dropFirst()).count { $1 < $0 - Self.rounding }
    }
    let (right, wrong) = (path(likelihood.step), path(careless.step))
    let end = try PriorExpectationMaximization(likelihood, tolerance: Self.tolerance, iterationLimit: 100_000)
    // Near the end, where a wrong one would be beaten, and anywhere.
    let rivals = (0..<Self.rivalCount).map { index in
      let other = random.dirichlet(Array(repeating: 1, count: classCount))
      let part = index.isMultiple(of: 2) ? 1 : 0.01
      return zip(end.shares, other).map { $0 + part * ($1 - $0) }
    }
    let rivalValues = rivals.map(likelihood.value)
    let carelessEnd = likelihood.value(at: wrong[Self.stepCount])
    fallCount = falls(right)
    carelessFallCount = falls(wrong)
    betterRivalCount = rivalValues.count { $0 > end.logLikelihood + end.gap + Self.rounding }
    carelessRivalCount = rivalValues.count { $0 > carelessEnd + Self.rounding }
  }
}
