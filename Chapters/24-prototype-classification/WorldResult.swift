import Learning
import NumericCore
import Transfer

/// What one seed measured on images of one kind.
struct WorldResult: Codable, Sendable, Hashable {
  /// The accuracy of one way to classify one kind of task.
  struct Score: Codable, Sendable, Hashable {
    let embedding: Embedding
    let head: Head
    let wayCount: Int
    let shotCount: Int
    /// The mean over tasks, in 0…1.
    let accuracy: Double
    /// Half of Student's 95 % interval over the tasks.
    let halfWidth: Double
  }

  private(set) var scores: [Score]

  init(scores: [Score] = []) { self.scores = scores }

  /// The shots from which on a task counts as supervised.
  static let supervisedShotCount = 100
  /// The supervised tasks, of which each takes much longer and varies less.
  static let supervisedEpisodeCount = 20

  /// Measures heads on an embedding.
  ///
  /// The tasks are the same for every embedding and head of a seed, so that differences are paired.
  ///
  /// - Parameter features: of all novel examples.
  mutating func add(
    _ embedding: Embedding, _ features: Matrix, _ heads: [Head], of novel: ClassifiedExamples, shape: EpisodeShape,
    episodeCount: Int,
    _ source: RandomSource
  ) throws {
    let sampler = try EpisodeSampler(classes: novel.classes, classCount: novel.classCount, shape: shape)
    let episodes = sampler.episodes(episodeCount, drawnFrom: source.stream("tasks \(shape)"))
    let meanSquare = features.squaredRowNorms.mean
    for head in heads {
      let accuracies = try head.algorithm(meanSquare: meanSquare).accuracies(on: features, of: episodes)
      scores.append(
        Score(
          embedding: embedding, head: head, wayCount: shape.wayCount, shotCount: shape.shotCount, accuracy: accuracies.mean,
          halfWidth: ConfidenceInterval.mean(of: accuracies, level: 0.95).width / 2))
    }
  }

  /// One score; nil where it was not measured.
  func score(_ embedding: Embedding, _ head: Head, ways: Int, shots: Int) -> Score? {
    scores.first { $0.embedding == embedding && $0.head == head && $0.wayCount == ways && $0.shotCount == shots }
  }
}
