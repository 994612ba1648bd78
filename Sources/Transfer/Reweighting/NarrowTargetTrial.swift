public import Learning
public import NumericCore

/// The weighted mean of x² where the source N(0, 1) shifts to the target N(0, s²), with weights by classifiers of the domains.
///
/// log w(x) = x²(1 − 1/s²)/2 − log s: a quadratic logit can express it, a linear one cannot, and by symmetry leaves the source's
/// moment as it is. The truth is s².
public struct NarrowTargetTrial: Codable, Sendable, Hashable {
  /// With a logit that is linear in x.
  public let linear: Double
  /// With one that is quadratic.
  public let quadratic: Double

  /// Draws as many examples of the target as of the source, which is drawn first, and weighs.
  ///
  /// - Parameter deviation: s > 0.
  /// - Throws: ``LearningError`` where there is no example.
  public init(deviation: Double, count: Int, from random: RandomSource) throws(LearningError) {
    let source = random.normals(rowCount: count, columnCount: 1)
    let target = deviation * random.normals(rowCount: count, columnCount: 1)
    func moment(_ expansion: FeatureExpansion) throws(LearningError) -> Double {
      let weights = try DomainClassifier(source: source, target: target, expansion: expansion).weights(of: source)
      return WeightDiagnostics(weights, source: source, target: target).secondMoments[0].weighted
    }
    (linear, quadratic) = (try moment(.linear), try moment(.quadratic))
  }
}
