public import Learning
public import NumericCore

/// What classifies the queries of an episode, given its labelled examples: both as rows of features.
public enum FewShotHead: Sendable, Hashable {
  /// The most alike prototype.
  case prototypes(PrototypeMetric)
  /// The class of the nearest labelled example, by Euclidean distance.
  case nearestNeighbour
  /// Softmax regression on the labelled examples, with its penalty λ.
  case logistic(penalty: Double)

  /// The relative gradient of the regression; a smaller one changes its decision on a few queries in a million.
  private static let tolerance = 1e-4

  /// The predicted way of each query.
  ///
  /// - Parameters:
  ///   - queries: `n × d`.
  ///   - support: labelled examples, `m × d`.
  ///   - ways: the way of each labelled example, in `0 ..< wayCount`.
  /// - Precondition: there is one way a labelled example, and every way has an example.
  /// - Throws: ``LearningError`` of the softmax regression.
  public func predictedWays(of queries: Matrix, support: Matrix, ways: [Int], wayCount: Int) throws(LearningError) -> [Int] {
    switch self {
    case .prototypes(let metric):
      PrototypeClassifier(support: support, ways: ways, wayCount: wayCount, metric: metric).predictedWays(of: queries)
    case .nearestNeighbour:
      PrototypeClassifier(prototypes: support).predictedWays(of: queries).map { ways[$0] }
    case .logistic(let penalty):
      try SoftmaxRegression(features: support, classes: ways, classCount: wayCount, penalty: penalty, tolerance: Self.tolerance)
        .predictedClasses(of: queries)
    }
  }

  /// The share of queries that are classified rightly, an episode each.
  ///
  /// - Parameter embedding: the features of all examples, a row each, which episodes refer to.
  /// - Throws: ``LearningError`` of the softmax regression.
  public func accuracies(on embedding: Matrix, of episodes: [Episode]) throws(LearningError) -> [Double] {
    switch self {
    case .prototypes(let metric): Self.accuracies(on: embedding, of: episodes, metric) { _ in 1 }
    case .nearestNeighbour: Self.accuracies(on: embedding, of: episodes, .squaredEuclidean) { $0.shotCount }
    case .logistic:
      try episodes.map { episode throws(LearningError) in
        let predicted = try predictedWays(
          of: embedding.rows(episode.queries), support: embedding.rows(episode.support), ways: episode.supportWays,
          wayCount: episode.shape.wayCount)
        return Double(zip(predicted, episode.queryWays).count { $0 == $1 }) / Double(predicted.count)
      }
    }
  }

  /// The same for heads that compare with centres.
  private static func accuracies(
    on embedding: Matrix, of episodes: [Episode], _ metric: PrototypeMetric, centresPerWay: (EpisodeShape) -> Int
  ) -> [Double] {
    var scorings: [EpisodeShape: EpisodeScoring] = [:]
    return episodes.map { episode in
      scorings[
        episode.shape,
        default: EpisodeScoring(
          episode.shape, width: embedding.columnCount, metric: metric, centresPerWay: centresPerWay(episode.shape))
      ].accuracy(of: episode, on: embedding)
    }
  }
}
