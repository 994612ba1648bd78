import ArgumentParser
import ChapterKit
import Transfer

/// What importance weights can do, when they help, how they are estimated, and how they are got wrong.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "instance-reweighting",
    abstract: "Importance weights under covariate shift: when they help, what they cost, and how they are estimated.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var line: LineOptions
  @OptionGroup var shift: ShiftOptions
  @OptionGroup var relative: RelativeOptions
  @OptionGroup var machine: MachineOptions
  @OptionGroup var mistake: MistakeOptions

  var parts: [any ChapterPart] {
    [
      Misfit(line: line), Weighting(shift: shift, relative: relative), Machines(options: machine),
      Estimation(relative: relative, mistake: mistake),
    ]
  }
}

/// The regression that a line is fitted to.
struct LineOptions: ParsableArguments {
  @Option(help: "How much the truth bends: y = −x + c x³ + noise.", transform: OptionValue.number(in: -100...100))
  var curvature = 1.0
  @Option(help: "How many source examples the line is fitted to.", transform: OptionValue.count(in: 5...10_000))
  var examples = 100
}

/// The shift of one Gaussian.
struct ShiftOptions: ParsableArguments {
  @Option(help: "The shift μ, from N(0, 1) to N(μ, 1).", transform: OptionValue.number(in: 0...4))
  var shift = 1.0
  @Option(help: "From how many source examples the target's mean is estimated.", transform: OptionValue.count(in: 2...10_000))
  var draws = 50
}

/// Relative weights.
struct RelativeOptions: ParsableArguments {
  @Option(
    help: "α of the relative weights p_T/(α p_T + (1 − α) p_S), which are at most 1/α.",
    transform: OptionValue.number(in: 0.001...0.999))
  var relativity = 0.1
}

/// What else the machines are trained on.
struct MachineOptions: ParsableArguments {
  @Flag(help: "Train on biased samples of real data, too: a third of a second a seed.")
  var real = false
}

extension PublishedMistake: ExpressibleByArgument {}

/// A published mistake.
struct MistakeOptions: ParsableArguments {
  @Option(help: "Make a published error again: \(PublishedMistake.allCases.map(\.rawValue).joined(separator: ", ")).")
  var mistake: PublishedMistake?
}
