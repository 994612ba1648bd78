import ArgumentParser
import ChapterKit
import Learning
import Transfer
import Worlds

/// Classification from a few examples by prototypes: what they are, what they cost, and what embedding they need.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "prototype-classification",
    abstract: "Classes learnt from a few examples: prototypes, their error, and the embeddings that they need.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var tasks: TaskOptions
  @OptionGroup var training: GlyphOptions
  @OptionGroup var law: LawOptions

  var parts: [any ChapterPart] {
    [Glyphs(tasks: tasks, training: training), Identities(), Shots(law: law), Digits(tasks: tasks)]
  }
}

/// The tasks on images.
struct TaskOptions: ParsableArguments {
  @Option(help: "N, the classes of a task.", transform: OptionValue.count(in: 2...1000)) var ways = 5
  @Option(help: "K, the examples of a class in tasks of several shots.", transform: OptionValue.count(in: 1...1000)) var shots = 5
  @Option(help: "The queries of a class.", transform: OptionValue.count(in: 1...1000)) var queries = 15
  @Option(help: "The tasks of an accuracy.", transform: OptionValue.count(in: 2...100_000)) var episodes = 600
  @Option(
    help: "The largest step size of training on episodes. (default: 0.003 or 0.006, by network)",
    transform: OptionValue.number(in: 1e-6...1e6))
  var stepSize: Double?

  /// What embeddings are measured by.
  var plan: FewShotPlan { FewShotPlan(wayCount: ways, shotCount: shots, queryCount: queries, taskCount: episodes) }
}

// MARK: - How networks train

extension TaskOptions {
  /// The size of the episodes that a network trains on.
  func trainingShape(ways: Int) -> EpisodeShape { EpisodeShape(wayCount: ways, shotCount: shots, queryCount: 5) }

  /// The rates of training on episodes: a network's own, with the step size that is asked for.
  func trainingRates(_ own: EmbeddingTraining.Rates) -> EmbeddingTraining.Rates { (stepSize ?? own.stepSize, own.weightDecay) }
}

/// What networks learn from, for glyphs, and the file of a network.
struct GlyphOptions: ParsableArguments {
  @Option(help: "The base classes of the glyphs.", transform: OptionValue.count(in: 2...2000)) var baseClasses = 200
  @Option(help: "The ways of the episodes that networks train on.", transform: OptionValue.count(in: 2...1000)) var trainingWays =
    20
  @Option(
    help: "The images that a network sees in training on glyphs, repetitions counted.",
    transform: OptionValue.count(in: 1...10_000_000))
  var trainingImages = 60_000
  @Option(help: "Measure the network of this file too, which --save-network wrote.") var network: String?
  @Option(help: "Write the first seed's network, trained on episodes, to this file.") var saveNetwork: String?
  @Flag(help: "Let --save-network replace a file that is there.") var force = false

  func validate() throws {
    guard trainingImages >= FewShotGlyphs.imagesOfBaseClass * baseClasses else {
      throw ValidationError(
        "--training-images is at least \(FewShotGlyphs.imagesOfBaseClass) for each base class, so that each image is seen.")
    }
    if force && saveNetwork == nil { throw ValidationError("--force goes with --save-network.") }
  }
}

/// The classes of the law.
struct LawOptions: ParsableArguments {
  @Option(help: "Δ, the distance of two normal classes in standard deviations.", transform: OptionValue.number(in: 0.01...20))
  var separation = 3.0
}
