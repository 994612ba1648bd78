public import NumericCore

/// The criterion of ``LinearFineTuning`` against descent, walked step by step, on random tasks that are always the same: half as
/// many examples as dimensions, of a target of norm 1.
public struct LinearFineTuningTrial: Sendable {
  /// In how many of `count` tasks descent from the source ends nearer to the target than descent from 0 exactly where the criterion
  /// says so.
  public let agreeingCount: Int
  /// The tasks, of 4 to 20 dimensions; their sources are one thousandth within and beyond the boundary in turn.
  public let count: Int
  /// The largest distance between where descent is and where the formula says that it ends.
  public let residual: Double
  /// For sources that have nothing to do with the target, the share that helps, by dimension.
  public let helped: [(dimension: Int, share: Double)]

  /// What descent may still have to go, 10⁻¹² of distances of 10 at most, and rounding through matrices of condition 1,000 at most.
  public static let tolerance = 1e-9

  /// Whether the criterion was right in every task, and descent ended where the formula says.
  public var isRight: Bool { agreeingCount == count && residual <= Self.tolerance }

  /// Tries them.
  ///
  /// - Throws: `NumericalError` of the decompositions.
  public init() throws(NumericalError) {
    let random = RandomSource(seed: 1)
    var (agreeing, residual) = (0, 0.0)
    let trials = 100
    for trial in 0..<trials {
      let dimension = 4 + trial % 17
      let (tuning, target) = Self.task(dimension: dimension, random)
      let factor = trial.isMultiple(of: 2) ? 0.999 : 1.001
      let source = try Self.source(factor, of: tuning, target, random)
      var distances: [Double] = []
      for start in [source, target.scaled(by: 0)] {
        let walked = try tuning.descent(from: start, leaving: 1e-12)
        residual = max(residual, walked.subtracting(try tuning.end(from: start)).norm)
        distances.append(walked.subtracting(target).norm)
      }
      if (distances[0] < distances[1]) == (try tuning.isHelped(by: source, towards: target)) { agreeing += 1 }
    }
    (agreeingCount, count, self.residual) = (agreeing, trials, residual)
    var helped: [(dimension: Int, share: Double)] = []
    for dimension in [2, 4, 10, 40] {
      var helpful = 0
      for _ in 0..<200 {
        let (tuning, target) = Self.task(dimension: dimension, random)
        if try tuning.isHelped(by: Self.direction(dimension, random), towards: target) { helpful += 1 }
      }
      helped.append((dimension, Double(helpful) / 200))
    }
    self.helped = helped
  }

  /// A source `factor` times as far from the target as 0 is in what no example shows, and far off in the rest.
  private static func source(
    _ factor: Double, of tuning: LinearFineTuning, _ target: [Double], _ random: RandomSource
  ) throws(NumericalError) -> [Double] {
    let unseen = try tuning.unseen(of: random.normals(count: target.count))
    let other = random.normals(count: target.count)
    return target.adding(factor * (try tuning.unseen(of: target)).norm / unseen.norm, times: unseen)
      .adding(1, times: other.subtracting(try tuning.unseen(of: other)))
  }

  /// Half as many examples as dimensions of a target of norm 1.
  private static func task(dimension: Int, _ random: RandomSource) -> (LinearFineTuning, target: [Double]) {
    let examples = random.normals(rowCount: dimension / 2, columnCount: dimension)
    let target = direction(dimension, random)
    return (LinearFineTuning(examples: examples, values: examples.times(target)), target)
  }

  private static func direction(_ dimension: Int, _ random: RandomSource) -> [Double] {
    let vector = random.normals(count: dimension)
    return vector.scaled(by: 1 / vector.norm)
  }
}
