import ArgumentParser
import ChapterKit
import Worlds

/// Distances between domains: what each sees and is blind to, how they bound each other, and what samples make of them.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "domain-divergences",
    abstract: "Distances between domains: what each sees and is blind to, their order, and what they show where nothing differs.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var shift: ShiftOptions
  @OptionGroup var sample: SampleOptions
  @OptionGroup var pair: PairOptions
  @OptionGroup var promise: PromiseOptions

  var parts: [any ChapterPart] {
    [
      Seeing(shift: shift, sample: sample), Orders(pair: pair), Samples(sample: sample), Promises(promise: promise),
    ]
  }
}

/// Which difference is shown, and how large it is.
struct ShiftOptions: ParsableArguments {
  @Option(help: "One difference between the domains, in place of all (same, mean, scale, turn, flip, bands, outlier, wide).")
  var world: DomainDifference?
  @Option(help: "How large the differences are, as a multiple of the lesson's.", transform: OptionValue.number(in: 0...100))
  var shift = 1.0
}

extension DomainDifference: ExpressibleByArgument {}

/// How many points, and in how many dimensions.
struct SampleOptions: ParsableArguments {
  @Option(help: "The points of each sample, n.", transform: OptionValue.count(in: 8...200)) var size = 40
  @Option(help: "The dimensions of the wide world and of the largest null, d.", transform: OptionValue.count(in: 1...100))
  var dimension = 20
}
