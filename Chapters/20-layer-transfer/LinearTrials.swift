import NumericCore
import Transfer

/// Fine-tuning of linear models, where the criterion is exact: random tasks, always the same.
struct LinearTrials: Sendable {
  /// In how many of `count` tasks descent from the source ends nearer to the target than descent from 0 exactly where the criterion says so.
  let agreeingCount: Int
  let count: Int
  /// The largest distance between where descent is and where the formula says that it ends.
  let residual: Double
  /// For sources that have nothing to do with the target, the share that helps, by dimension.
  let helped: [(dimension: Int, share: Double)]

  /// What descent may still have to go, 10⁻¹² of distances of 10 at most, and rounding through matrices of condition 1,000 at most.
  static let tolerance = 1e-9

  init() throws {
    let random = RandomSource(seed: 1)
    var (agreeing, residual) = (0, 0.0)
    let trials = 100
    for trial in 0..<trials {
      let dimension = 4 + trial % 17
      let (tuning, target) = Self.task(dimension: dimension, random)
      // Sources at one thousandth within and beyond the boundary: as far from the target as 0 is in what no example shows, far off in the rest.
      let unseen = try tuning.unseen(of: random.normals(count: dimension))
      let other = random.normals(count: dimension)
      let factor = trial.isMultiple(of: 2) ? 0.999 : 1.001
      let source = target.adding(factor * (try tuning.unseen(of: target)).norm / unseen.norm, times: unseen)
        .adding(1, times: other.subtracting(try tuning.unseen(of: other)))
      let ends = try [source, target.scaled(by: 0)].map { start in
        let walked = try tuning.descent(from: start, leaving: 1e-12)
        residual = max(residual, walked.subtracting(try tuning.end(from: start)).norm)
        return walked.subtracting(target).norm
      }
      if (ends[0] < ends[1]) == (try tuning.isHelped(by: source, towards: target)) { agreeing += 1 }
    }
    (agreeingCount, count, self.residual) = (agreeing, trials, residual)
    helped = try [2, 4, 10, 40].map { dimension in
      let helpful = try (0..<200).count { _ in
        let (tuning, target) = Self.task(dimension: dimension, random)
        return try tuning.isHelped(by: Self.direction(dimension, random), towards: target)
      }
      return (dimension, Double(helpful) / 200)
    }
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
