import ArgumentParser
import ChapterKit
import Learning
import Report
import Transfer

/// Classification from a few examples by prototypes: what they are, what they cost, and what embedding they need.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "prototype-classification",
    abstract: "Classes learnt from a few examples: prototypes, their error, and the embeddings that they need.")
  static let claims = Claims.all
  static let seedCounts = SeedCounts(standard: 4, full: 40)

  @OptionGroup var options: ChapterOptions
  @Option(help: "One part instead of all: \(Part.allCases.map(\.rawValue).joined(separator: ", ")).") var part: Part?
  @Option(help: "N, the classes of a task.", transform: OptionValue.count(in: 2...1000)) var ways = 5
  @Option(help: "K, the examples of a class in tasks of several shots.", transform: OptionValue.count(in: 1...1000)) var shots = 5
  @Option(help: "The queries of a class.", transform: OptionValue.count(in: 1...1000)) var queries = 15
  @Option(help: "The tasks of an accuracy.", transform: OptionValue.count(in: 2...100_000)) var episodes = 600
  @Option(help: "The base classes of the glyphs.", transform: OptionValue.count(in: 2...2000)) var baseClasses = 200
  @Option(help: "The ways of the episodes that networks train on.", transform: OptionValue.count(in: 2...1000)) var trainingWays =
    20
  @Option(
    help: "The images that a network sees in training on glyphs, repetitions counted.",
    transform: OptionValue.count(in: 1...10_000_000))
  var trainingImages = 60_000
  @Option(
    help: "The largest step size of training on episodes. (default: 0.003 or 0.006, by network)",
    transform: OptionValue.number(in: 1e-6...1e6))
  var stepSize: Double?

  @Option(help: "Write the first seed's network that is trained on episodes of glyphs to this file.") var saveNetwork: String?
  @Option(help: "Measure the network of this file too, which --save-network wrote.") var network: String?

  func validate() throws {
    guard trainingImages >= GlyphTrial.imagesOfBaseClass * baseClasses else {
      throw ValidationError(
        "--training-images is at least \(GlyphTrial.imagesOfBaseClass) for each base class, so that each image is seen.")
    }
    if saveNetwork != nil || network != nil, let part, part != .glyphs {
      throw ValidationError("Saved networks embed glyphs; choose --part glyphs, or no part.")
    }
  }

  func report(for run: ChapterRun) throws -> ChapterReport {
    let parts = part.map { [$0] } ?? Part.allCases
    let settings = Settings(
      wayCount: ways, shotCount: shots, queryCount: queries, episodeCount: episodes, baseClassCount: baseClasses,
      trainingWayCount: trainingWays, trainingImageCount: trainingImages, stepSize: stepSize)
    let parameters = parameters
    let saved = try network.map(SavedNetwork.network)
    do {
      if let saveNetwork, let seed = run.seeds.first {
        try SavedNetwork.write(GlyphTrial(seed: seed, settings).episodicNetwork(), to: saveNetwork)
      }
      let rows = try run.overSeeds { seed in try Experiment.Row(seed: seed, parts: parts, settings, saved: saved) }
      let experiment = Experiment(rows: rows, parts: parts, settings: settings)
      return run.report(
        headline: experiment.headline, body: experiment.body, findings: experiment.findings,
        tryNext: [run.command("--part", "glyphs", "--shots", "1"), run.command("--part", "glyphs", "--base-classes", "20")],
        parameters: parameters)
    } catch let error as UnusableTask {
      throw ValidationError("\(error)")
    } catch let error as EpisodicTrainingError {
      return run.report(
        headline: "\(error) Nothing can be concluded from this run.", body: [],
        findings: parts.flatMap(Claims.judged).map { Finding($0, verdict: .inconclusive, predicted: .missing, measured: .missing) },
        tryNext: [run.command()], parameters: parameters)
    }
  }

  private var parameters: [ChapterReport.Parameter] {
    [
      .init("part", .text(part?.rawValue ?? "all")), .init("ways", .integer(ways)), .init("shots", .integer(shots)),
      .init("queries", .integer(queries)), .init("episodes", .integer(episodes)), .init("base-classes", .integer(baseClasses)),
      .init("training-ways", .integer(trainingWays)), .init("training-images", .integer(trainingImages)),
    ] + (stepSize.map { [.init("step-size", .number($0))] } ?? []) + (network.map { [.init("network", .text($0))] } ?? [])
  }
}

extension Part: ExpressibleByArgument {}
