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
  var head: NamedHead { self == .episodicCosine || self == .episodicScaledCosine ? .cosine : .prototypes }

  /// Those that are measured with all heads and with many examples of a class.
  static let compared = [pixels, classifier, episodic]
}

/// What one seed measured on images of one kind.
struct ImageRow: Codable, Sendable, Hashable {
  typealias Score = FewShotScore<Embedding>

  let scores: [Score]
  /// The network that was trained on episodes of many ways, where it is to be saved.
  var network: [UInt8]?
}

/// The novel classes of one seed, on which embeddings are measured.
typealias NovelClasses = FewShotBenchmark<Embedding>

extension NovelClasses {
  /// - Throws: `ValidationError` where the examples are too few for the tasks: before anything that takes long.
  init(_ examples: ClassifiedExamples, named name: String, _ plan: FewShotPlan, random: RandomSource) throws {
    self.init(examples, plan, random: random)
    for shots in [plan.shotCount, FewShotPlan.manyShots] { try examples.requireTasks(plan.shape(shots: shots), of: name) }
  }

  /// Measures the embeddings that linear algebra finds, and the pixels.
  mutating func measureLinear(base: ClassifiedExamples, componentCount: Int, discriminantCount: Int) throws {
    let linear = try LinearEmbeddings(base: base, componentCount: componentCount, discriminantCount: discriminantCount)
    let heads = NamedHead.allCases.filter { $0 != .logistic }
    try measure(.pixels, linear.centred(examples))
    try measure(.principalComponents, linear.principalComponents(of: examples), heads)
    try measure(.discriminants, linear.discriminants(of: examples), heads)
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
  } catch let error where error is TrainingError || error is EpisodicTrainingError || error is LearningError {
    throw UnusableSeed("\(error)")
  }
}
