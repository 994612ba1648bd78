public import Learning
public import NumericCore

/// The proxy A-distance of two samples of one law, the standard normal one in d dimensions, from the points that its linear
/// classifier was trained on and from others.
///
/// A hyperplane divides the share `separableShare` of all labellings of 2n points: more than half of them where d ≥ n, and all
/// where d ≥ 2n − 1. On the training points the distance is then 2, although nothing differs.
public struct NullSeparation: Codable, Sendable, Hashable {
  /// d.
  public let dimension: Int
  /// The proxy A-distance from the error on the points that the classifier was trained on.
  public let trained: Double
  /// From the error on held-out points, see ``HeldOutDomainClassifier``.
  public let heldOut: Double

  /// Whether the classifier made no error on its training points.
  public var isComplete: Bool { trained == 2 }

  /// Draws samples and trains on them.
  ///
  /// - Parameters:
  ///   - dimension: d.
  ///   - size: n, the points of each sample.
  /// - Throws: `LearningError` where a classifier's optimum is not found.
  /// - Precondition: there are two points and a dimension.
  public init(dimension: Int, size: Int, random: RandomSource) throws(LearningError) {
    let source = random.normals(rowCount: size, columnCount: dimension)
    let target = random.normals(rowCount: size, columnCount: dimension)
    let all = Sample.domains(source: source, target: target)
    // Nearly no penalty, so that it separates what can be separated.
    let classifier = try LogisticRegression(all, penalty: 1e-3, tolerance: 1e-6)
    let labels = classifier.labels(of: all.features)
    let errorCount = labels[..<size].count { $0 == 1 } + labels[size...].count { $0 == 0 }
    self.dimension = dimension
    trained = proxyADistance(balancedError: Double(errorCount) / Double(2 * size))
    heldOut = try HeldOutDomainClassifier(source: source, target: target, random: random).distance
  }
}
