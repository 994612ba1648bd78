internal import NumericCore

/// Classifies the queries of one episode after another by the most alike of several centres: buffers allocated once.
///
/// The centres are the prototypes, or the labelled examples themselves for the nearest neighbour; ``PrototypeClassifier/linear``
/// decides between them.
struct EpisodeScoring {
  private let shape: EpisodeShape
  private let metric: PrototypeMetric
  /// The centres of each way.
  private let centresPerWay: Int
  private var centres: Matrix
  private var queries: Matrix
  private var scores: Matrix

  /// Buffers for episodes of one shape.
  ///
  /// - Parameter centresPerWay: 1 for prototypes, the shots for the nearest neighbour.
  init(_ shape: EpisodeShape, width: Int, metric: PrototypeMetric, centresPerWay: Int) {
    self.shape = shape
    self.metric = metric
    self.centresPerWay = centresPerWay
    let centreCount = shape.wayCount * centresPerWay
    centres = Matrix(rowCount: centreCount, columnCount: width, repeating: 0)
    queries = Matrix(rowCount: shape.totalQueryCount, columnCount: width, repeating: 0)
    scores = Matrix(rowCount: shape.totalQueryCount, columnCount: centreCount, repeating: 0)
  }

  /// The share of queries that are classified rightly; the first of equals decides.
  mutating func accuracy(of episode: Episode, on embedding: Matrix) -> Double {
    centres.averageRows(episode.support, groupSize: shape.shotCount / centresPerWay, of: embedding)
    queries.gatherRows(episode.queries, of: embedding)
    let linear = PrototypeClassifier(prototypes: centres, metric: metric).linear
    Matrix.multiply(queries, linear.weights, transposingRight: true, into: &scores)
    var rightCount = 0
    scores.transformRows { query, scores in
      var (best, largest) = (0, -Double.infinity)
      for centre in 0..<scores.count {
        let score = scores[centre] + linear.biases[centre]
        if score > largest { (best, largest) = (centre, score) }
      }
      if best / centresPerWay == query / shape.queryCount { rightCount += 1 }
    }
    return Double(rightCount) / Double(shape.totalQueryCount)
  }
}
