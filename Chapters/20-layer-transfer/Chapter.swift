import ArgumentParser
import ChapterKit

/// How transferable the layers of a network are: Yosinski et al. at a scale that trains in seconds.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "layer-transfer",
    abstract: "Networks cut at every layer in turn: what of them serves another task, and what does not.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var networks: NetworkOptions
  @OptionGroup var step: StepOptions
  @OptionGroup var sources: SourceOptions

  var parts: [any ChapterPart] {
    let trainsAll = options.full || step.controls
    return [
      Equal(networks: networks, step: step, trainsAll: trainsAll), Low(networks: networks, step: step, trainsAll: trainsAll),
      World(networks: networks, step: step, sources: sources, trainsAll: trainsAll), CoAdaptation(step: step, trainsAll: trainsAll),
    ]
  }
}

/// The shape of the networks, but for the co-adaptation part, whose point is its own shape.
struct NetworkOptions: ParsableArguments {
  @Option(help: "The widths of the hidden layers, two at least.", transform: Self.widths) var net = [64, 64, 64, 64, 64]

  /// Reads `64,64,64`.
  @Sendable private static func widths(_ text: String) throws -> [Int] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let widths = parts.compactMap { Int($0) }
    guard widths.count == parts.count, widths.allSatisfy({ 1...1024 ~= $0 }) else {
      throw ValidationError("Widths are whole numbers from 1 to 1024 with commas between them, such as 64,64,64.")
    }
    guard 2...16 ~= widths.count else {
      throw ValidationError("The network needs from 2 to 16 hidden layers, to be cut between them.")
    }
    return widths
  }
}

/// How all networks are trained, and how many.
struct StepOptions: ParsableArguments {
  @Option(
    help: "The largest step size, before its cosine schedule. (default: 0.02 or 0.03, by part)",
    transform: OptionValue.number(in: 1e-6...1e6))
  var stepSize: Double?

  @Flag(help: "Train also the networks that no verdict needs, as --full does.") var controls = false
}

/// What the sources of the teacher world are given.
struct SourceOptions: ParsableArguments {
  @Option(
    help: "How many examples a source of the teacher world has, for equally many steps.",
    transform: OptionValue.count(in: 100...100_000))
  var sourceExamples = 8000
}
