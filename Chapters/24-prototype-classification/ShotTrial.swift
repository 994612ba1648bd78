import NumericCore
import Transfer

/// Simulated errors of prototypes of two normal classes, one seed.
struct ShotTrial: Codable, Sendable, Hashable {
  /// Δ, the distance between the means of the classes in standard deviations.
  static let separation = 3.0
  static let dimensions = [2, 20, 200]
  static let shotCounts = [1, 5, 20]
  /// The queries of one seed for each combination, each with prototypes of its own.
  static let trialCount = 2000

  /// Errors by dimension, then by shots.
  let errorCounts: [[Int]]

  /// Measures one seed.
  init(seed: UInt64) {
    errorCounts = Self.dimensions.map { dimension in
      Self.shotCounts.map { shots in
        let source = RandomSource(seed: seed).stream("shots \(dimension) \(shots)")
        return (0..<Self.trialCount).count { _ in Self.errs(dimension, shots, source) }
      }
    }
  }

  /// Whether a query of the first class, whose mean is 0, is nearer to the prototype of the second.
  ///
  /// A prototype is the mean of K normal examples, hence normal with the variance 1/K.
  private static func errs(_ dimension: Int, _ shots: Int, _ source: RandomSource) -> Bool {
    let spread = 1 / Double(shots).squareRoot()
    let first = source.normals(count: dimension).scaled(by: spread)
    var second = source.normals(count: dimension).scaled(by: spread)
    second[0] += separation
    let query = source.normals(count: dimension)
    return query.squaredDistance(to: second) < query.squaredDistance(to: first)
  }

  /// The exact rate of errors and its approximations.
  static func rate(_ dimension: Int, _ shots: Int) -> PrototypeErrorRate {
    PrototypeErrorRate(dimension: dimension, shotCount: shots, separation: separation)
  }
}
