import ArgumentParser
import ChapterKit

/// Moving one domain onto another: what a plan is, which maps it finds, what entropy makes of it, and when it adapts a classifier.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimal-transport",
    abstract:
      "Optimal transport: plans and their proofs, the maps that it finds, what entropy does, and when it adapts a classifier.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var line: LineOptions
  @OptionGroup var turn: TurnOptions
  @OptionGroup var entropy: EntropyOptions
  @OptionGroup var moons: MoonOptions

  var parts: [any ChapterPart] { [Plan(line: line), Map(turn: turn), Entropy(entropy: entropy), Adapt(moons: moons)] }
}

/// The mass that moves along a line.
struct LineOptions: ParsableArguments {
  @Option(help: "The power p of the cost |x − y|^p.", transform: OptionValue.number(in: 0.1...4)) var power = 2.0
  @Option(help: "The points of each domain.", transform: OptionValue.count(in: 2...10)) var points = 6
}

/// The cloud that is turned.
struct TurnOptions: ParsableArguments {
  @Option(help: "The angle by which the target is turned, in degrees.", transform: OptionValue.number(in: 0...180)) var angle = 30.0
  @Option(help: "The points of the cloud.", transform: OptionValue.count(in: 3...60)) var cloud = 12
}

/// The plan with entropy.
struct EntropyOptions: ParsableArguments {
  @Option(
    help: "The weight ε of the entropy, in units of the variance of a coordinate.", transform: OptionValue.number(in: 1...100))
  var epsilon = 3.0
}

/// The moons that are adapted to.
struct MoonOptions: ParsableArguments {
  @Option(help: "The angle by which the target's moons are turned, in degrees.", transform: OptionValue.number(in: 0...180))
  var turned = 60.0
  @Option(help: "The share of class 1 in the target.", transform: OptionValue.number(in: 0.05...0.95)) var share = 0.5
}
