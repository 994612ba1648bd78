import Learning
import NumericCore
import Testing
import Transfer

@Suite("What classifies the queries of an episode")
struct FewShotHeadTests {
  /// Four classes of 12 examples that overlap, in 3 or 20 features, and episodes of 3 ways.
  private struct World {
    let embedding: Matrix
    let episodes: [Episode]

    init(seed: Int, shots: Int) throws {
      let random = RandomSource(seed: UInt64(seed))
      let dimension = seed % 2 == 0 ? 3 : 20
      let centres = random.normals(rowCount: 4, columnCount: dimension)
      let classes = random.shuffled((0..<48).map { $0 % 4 })
      embedding = centres.rows(classes) + random.normals(rowCount: 48, columnCount: dimension)
      episodes = try EpisodeSampler(
        classes: classes, classCount: 4, shape: EpisodeShape(wayCount: 3, shotCount: shots, queryCount: 5)
      ).episodes(4, drawnFrom: random)
    }

    /// The share of right answers, a query at a time.
    func accuracy(_ episode: Episode, _ answer: (_ query: [Double], _ support: [(way: Int, features: [Double])]) -> Int) -> Double {
      let support = episode.support.enumerated().map { (way: $0 / episode.shape.shotCount, features: embedding.row($1)) }
      let right = episode.queries.enumerated().count { answer(embedding.row($1), support) == $0 / episode.shape.queryCount }
      return Double(right) / Double(episode.queries.count)
    }
  }

  /// The way of the largest score.
  private func best(_ scores: [Double]) -> Int { scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 } }

  private func means(_ support: [(way: Int, features: [Double])]) -> [[Double]] {
    (0..<3).map { way in
      let members = support.filter { $0.way == way }
      return members[0].features.indices.map { column in
        members.reduce(0) { $0 + $1.features[column] } / Double(members.count)
      }
    }
  }

  @Test("Accuracies are a transcription's: the nearest mean, that of the least angle, the nearest example", arguments: 1...12)
  func accuracies(seed: Int) throws {
    for shots in [1, 4] {
      let world = try World(seed: seed, shots: shots)
      let (embedding, episodes) = (world.embedding, world.episodes)
      let byDistance = episodes.map { episode in
        world.accuracy(episode) { query, support in best(means(support).map { -query.squaredDistance(to: $0) }) }
      }
      #expect(try FewShotHead.prototypes(.squaredEuclidean).accuracies(on: embedding, of: episodes) == byDistance)
      let byAngle = episodes.map { episode in
        world.accuracy(episode) { query, support in best(means(support).map { query.dot($0) / $0.norm }) }
      }
      #expect(try FewShotHead.prototypes(.cosine(scale: 10)).accuracies(on: embedding, of: episodes) == byAngle)
      let byNeighbour = episodes.map { episode in
        world.accuracy(episode) { query, support in
          support[best(support.map { -query.squaredDistance(to: $0.features) })].way
        }
      }
      #expect(try FewShotHead.nearestNeighbour.accuracies(on: embedding, of: episodes) == byNeighbour)
      if shots == 1 { #expect(byDistance == byNeighbour) }
    }
  }

  @Test("The regression's accuracies are those of the minimum for its penalty", arguments: 1...8)
  func regression(seed: Int) throws {
    let world = try World(seed: seed, shots: 4)
    for penalty in [0.1, 30] {
      let expected = try world.episodes.map { episode in
        let regression = try SoftmaxRegression(
          features: world.embedding.rows(episode.support), classes: episode.supportWays, classCount: 3, penalty: penalty,
          tolerance: 1e-9)
        return world.accuracy(episode) { query, _ in best(regression.scores(of: Matrix(rows: [query])).row(0)) }
      }
      #expect(try FewShotHead.logistic(penalty: penalty).accuracies(on: world.embedding, of: world.episodes) == expected)
    }
  }

  @Test("Where all embeddings are equal, as of a network that has died, every head names one way for all queries")
  func deadEmbedding() throws {
    let world = try World(seed: 1, shots: 2)
    let heads: [FewShotHead] = [
      .prototypes(.squaredEuclidean), .prototypes(.cosine(scale: 1)), .nearestNeighbour, .logistic(penalty: 1),
    ]
    let third = 1 / 3.0
    for value in [0, 0.1] {
      let dead = Matrix(rowCount: 48, columnCount: 5, repeating: value)
      for head in heads {
        // A third of the queries belong to each way.
        #expect(try head.accuracies(on: dead, of: world.episodes) == [third, third, third, third], "\(head), \(value)")
      }
    }
  }

  @Test("Features that are not finite are the regression's typed error")
  func notFinite() throws {
    let world = try World(seed: 1, shots: 1)
    let broken = Matrix(rowCount: 48, columnCount: 2, repeating: .nan)
    #expect(throws: LearningError.nonFinite) {
      try FewShotHead.logistic(penalty: 1).accuracies(on: broken, of: world.episodes)
    }
  }
}
