import ArgumentParser
import ChapterKit
import NumericCore
import Transfer

/// The source as a prior: when it helps, what it is worth, and what several sources make of it.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "source-prior",
    abstract: "Transfer as a prior on the target's parameter: when it helps, how many examples it is worth, and how it is learnt.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var gap: GapOptions
  @OptionGroup var sample: SampleOptions
  @OptionGroup var tasks: TaskOptions

  var parts: [any ChapterPart] {
    [Prior(gap: gap, sample: sample), Worth(gap: gap, sample: sample), Several(tasks: tasks), Learned(sample: sample)]
  }
}

/// How far the source is off.
struct GapOptions: ParsableArguments {
  @Option(
    help: "The distance |θ − μ₀| of the target's parameter from the prior's mean, a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...10, excluding: [], largestDenominator: 20))
  var gap = Rational(3, 4)
}

/// The prior's width and the target's sample.
struct SampleOptions: ParsableArguments {
  @Option(
    help: "The prior's standard deviation τ, a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...5, excluding: [0], largestDenominator: 20))
  var tau = Rational(1, 2)
  @Option(
    help: "The standard deviation σ of a target example, a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...5, excluding: [0], largestDenominator: 20))
  var sigma = Rational(1)
  @Option(help: "The target examples.", transform: OptionValue.count(in: 1...100)) var n = 5

  /// The prior with mean 0.
  var prior: NormalPrior { NormalPrior(variance: tau * tau, noise: sigma * sigma) }
}

/// Several tasks, in units of the standard error σ/√n of one of them.
struct TaskOptions: ParsableArguments {
  @Option(help: "How many tasks are estimated together.", transform: OptionValue.count(in: 4...100)) var tasks = 10
  @Option(
    help: "How far one task lies from the others, in standard errors.", transform: OptionValue.number(in: 0...1000))
  var outlier = 4.0
}
