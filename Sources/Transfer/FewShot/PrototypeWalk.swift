public import Learning
public import NumericCore

/// One query classified by prototypes step by step: three classes, two examples of each.
public struct PrototypeWalk: Sendable {
  /// The class of each way.
  public let classes: [Int]
  /// The two examples of each way, way by way, a row each.
  public let support: Matrix
  /// The query, one row: it belongs to way 0.
  public let query: Matrix
  /// The prototypes.
  public let classifier: PrototypeClassifier

  /// The examples of a class.
  public static let shotCount = 2

  /// The walk that `random` determines.
  ///
  /// - Throws: ``EpisodeError`` where there are fewer than three classes, or a class has fewer than three examples.
  public init(through examples: ClassifiedExamples, from random: RandomSource) throws(EpisodeError) {
    let shape = EpisodeShape(wayCount: 3, shotCount: Self.shotCount, queryCount: 1)
    let sampler = try EpisodeSampler(classes: examples.classes, classCount: examples.classCount, shape: shape)
    let episode = sampler.episode(drawnFrom: random)
    let points = Matrix(examples.inputs)
    classes = episode.classes
    (support, query) = (points.rows(episode.support), points.rows([episode.queries[0]]))
    classifier = PrototypeClassifier(support: support, ways: episode.supportWays, wayCount: shape.wayCount)
  }

  /// The way that the query is classified as.
  public var decision: Int { classifier.predictedWays(of: query)[0] }
  /// Of each way: ‖q − c‖², 2cᵀq − ‖c‖² and the probability.
  public var steps: [(squaredDistance: Double, linearScore: Double, probability: Double)] {
    let (scores, linear) = (classifier.scores(of: query), classifier.linear.values(of: query))
    let probabilities = classifier.probabilities(of: query)
    return classes.indices.map { (-scores[0, $0], linear[0, $0], probabilities[0, $0]) }
  }
  /// ‖q‖², the sum of the first two, whatever the way.
  public var squaredNorm: Double { query.squaredRowNorms[0] }
}
