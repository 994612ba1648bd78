import ArgumentParser
import ChapterKit
import Learning
import NumericCore
import Transfer

/// What the images of novel classes are turned into before they are classified, all learnt on base classes alone.
enum Embedding: String, Codable, Sendable, Hashable, CaseIterable {
  /// The pixels.
  case pixels
  /// The principal components of the base images.
  case principalComponents
  /// The discriminants of the base classes, white within a class.
  case discriminants
  /// The last layer before the logits of a network that classifies 5 base classes, 20, or all of them.
  case classifierOf5, classifierOf20, classifier
  /// A network trained on episodes of many ways by squared distance, and the same on episodes of as many ways as are tested.
  case episodic, episodicFewWays
  /// On episodes of many ways, by cosine and by ten times the cosine.
  case episodicCosine, episodicScaledCosine
  /// A network from a file.
  case saved

  /// The head that it was trained for.
  var head: Head { self == .episodicCosine || self == .episodicScaledCosine ? .cosine : .prototypes }

  /// Those that are measured with all heads and with many examples of a class.
  static let compared = [pixels, classifier, episodic]
}

/// What classifies queries.
enum Head: String, Codable, Sendable, Hashable, CaseIterable {
  case prototypes, cosine
  case nearestNeighbour = "1-NN"
  case logistic

  /// The algorithm.
  ///
  /// Features differ in scale between embeddings, so the penalty of the regression is relative to their mean square.
  func algorithm(meanSquare: Double) -> FewShotHead {
    switch self {
    case .prototypes: .prototypes(.squaredEuclidean)
    case .cosine: .prototypes(.cosine(scale: 1))
    case .nearestNeighbour: .nearestNeighbour
    case .logistic: .logistic(penalty: 0.01 * meanSquare)
    }
  }
}

/// What one seed measured on images of one kind.
struct ImageRow: Codable, Sendable, Hashable {
  /// The accuracy of one way to classify one kind of task.
  struct Score: Codable, Sendable, Hashable {
    let embedding: Embedding
    let head: Head
    let wayCount: Int
    let shotCount: Int
    /// How many examples of a class were drawn for the tasks, of which the first `shotCount` are shown to the head.
    let drawnCount: Int
    /// The mean over tasks, in 0…1.
    let accuracy: Double
    /// Half of Student's 95 % interval over the tasks.
    let halfWidth: Double
  }

  let scores: [Score]
  /// The network that was trained on episodes of many ways, where it is to be saved.
  var network: [UInt8]?

  /// One score; nil where it was not measured.
  func score(_ embedding: Embedding, _ head: Head, ways: Int, shots: Int, of drawn: Int) -> Score? {
    scores.first {
      $0.embedding == embedding && $0.head == head && $0.wayCount == ways && $0.shotCount == shots && $0.drawnCount == drawn
    }
  }
}

/// The novel classes of one seed, on which every embedding and head is measured by the same tasks, so that differences are paired.
struct NovelClasses {
  /// The examples of a class that count as many.
  static let manyShots = 100
  /// The tasks of many examples that a head is measured on: regressions take long.
  static func manyShotTaskCount(_ head: Head) -> Int { head == .logistic ? 20 : 200 }
  /// The ways of the second kind of task, where there are so many classes: the usual other column of the literature's tables.
  static let manyWays = 20

  let examples: ClassifiedExamples
  let tasks: TaskOptions
  let random: RandomSource
  private(set) var scores: [ImageRow.Score] = []

  /// - Throws: `ValidationError` where the examples are too few for the tasks: before anything that takes long.
  init(_ examples: ClassifiedExamples, named name: String, tasks: TaskOptions, random: RandomSource) throws {
    (self.examples, self.tasks, self.random) = (examples, tasks, random)
    for shots in [tasks.shots, Self.manyShots] { try examples.requireTasks(tasks.shape(shots: shots), of: name) }
  }

  /// Measures an embedding: on tasks of one and of several shots with `heads`, and if all are asked for on tasks of many ways
  /// and many shots too.
  ///
  /// - Parameter features: of all novel examples.
  mutating func measure(_ embedding: Embedding, _ features: Matrix, _ heads: [Head] = Head.allCases) throws {
    for shots in tasks.shotCounts {
      // The regression, which takes longest, is measured where it has several examples of a class.
      for head in heads where head != .logistic || shots > 1 {
        try add(embedding, features, head, tasks.shape(shots: shots), tasks.episodes)
      }
    }
    guard heads == Head.allCases else { return }
    if examples.classCount >= Self.manyWays, tasks.ways != Self.manyWays {
      for shots in tasks.shotCounts {
        try add(embedding, features, .prototypes, tasks.shape(ways: Self.manyWays, shots: shots), tasks.episodes)
      }
    }
    // Few examples and many, on the same tasks and queries.
    for shots in Set([min(tasks.shots, Self.manyShots), Self.manyShots]).sorted() {
      for head in [Head.prototypes, .logistic] {
        let count = min(tasks.episodes, Self.manyShotTaskCount(head))
        try add(embedding, features, head, tasks.shape(shots: Self.manyShots), count, showing: shots)
      }
    }
  }

  /// Measures the embeddings that linear algebra finds, and the pixels.
  mutating func measureLinear(base: ClassifiedExamples, componentCount: Int, discriminantCount: Int) throws {
    let (points, images) = (Matrix(base.inputs), Matrix(examples.inputs))
    let components = try LinearProjection.principalComponents(of: points, count: componentCount)
    let discriminants = try LinearProjection.discriminants(
      of: points, classes: base.classes, classCount: base.classCount, count: discriminantCount)
    let heads = Head.allCases.filter { $0 != .logistic }
    try measure(.pixels, images.subtracting(rowwise: points.columnMeans))
    try measure(.principalComponents, components.projections(of: images), heads)
    try measure(.discriminants, discriminants.projections(of: images), heads)
  }

  private mutating func add(
    _ embedding: Embedding, _ features: Matrix, _ head: Head, _ shape: EpisodeShape, _ count: Int, showing shots: Int? = nil
  ) throws {
    let sampler = try EpisodeSampler(classes: examples.classes, classCount: examples.classCount, shape: shape)
    let shots = shots ?? shape.shotCount
    let episodes = sampler.episodes(count, drawnFrom: random.stream("tasks \(shape)")).map { $0.keeping(shots: shots) }
    let accuracies = try head.algorithm(meanSquare: features.squaredRowNorms.mean).accuracies(on: features, of: episodes)
    scores.append(
      ImageRow.Score(
        embedding: embedding, head: head, wayCount: shape.wayCount, shotCount: shots, drawnCount: shape.shotCount,
        accuracy: accuracies.mean,
        halfWidth: ConfidenceInterval.mean(of: accuracies, level: 0.95).width / 2))
  }
}

extension ClassifiedExamples {
  /// Throws where no tasks of this size can be drawn.
  func requireTasks(_ shape: EpisodeShape, of name: String) throws {
    do {
      _ = try EpisodeSampler(classes: classes, classCount: classCount, shape: shape)
    } catch {
      throw ValidationError("The \(name): \(error)")
    }
  }
}

/// What `body` measures; a training that diverged, or a regression without an end, is the seed's.
func usable<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as TrainingError {
    throw UnusableSeed("\(error)")
  } catch let error as EpisodicTrainingError {
    throw UnusableSeed("\(error)")
  } catch let error as LearningError {
    throw UnusableSeed("\(error)")
  }
}
