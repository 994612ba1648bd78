import ArgumentParser
import ChapterKit
import Learning

/// What a sample tells of a class: the bound of Vapnik and Chervonenkis, and what it is worth.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "vc-bound",
    abstract:
      "How far a sample can mislead a class of classifiers: the VC bound against the truth, memorising, and growth functions.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var line: LineOptions
  @OptionGroup var sample: SampleOptions
  @OptionGroup var memory: MemoryOptions
  @OptionGroup var growth: GrowthOptions
  @OptionGroup var confidence: ConfidenceOptions

  var parts: [any ChapterPart] {
    [
      Deviation(line: line, sample: sample, confidence: confidence), Memory(memory: memory, confidence: confidence),
      Growth(growth: growth), Tumours(confidence: confidence),
    ]
  }
}

/// The class and the world of part `deviation`.
struct LineOptions: ParsableArguments {
  @Option(
    help: "The VC dimension: classifiers of a line that change their label at most so often.",
    transform: OptionValue.count(in: 1...20))
  var changes = 1
  @Option(help: "The probability that a label is turned over, from 0 to 0.5.", transform: OptionValue.number(in: 0...0.5))
  var noise = 0.1
}

/// The sample of part `deviation`.
struct SampleOptions: ParsableArguments {
  @Option(help: "The examples.", transform: OptionValue.count(in: 10...100_000)) var n = 1000
}

/// The failure probability of the bounds.
struct ConfidenceOptions: ParsableArguments {
  @Option(
    help: "The probability δ with which a bound may fail, between 0 and 1.",
    transform: { text in
      let delta = try OptionValue.number(in: 0...1)(text)
      guard delta >= 1e-300, delta < 1 else {
        throw ValidationError("It must lie between 1e-300 and 1: ln(4/δ) has no value at 0, and at 1 a bound may always fail.")
      }
      return delta
    })
  var delta = 0.05
}

/// What memorises, and how many examples.
struct MemoryOptions: ParsableArguments {
  @Option(help: "The dimension of the inputs, which is the VC dimension.", transform: OptionValue.count(in: 1...400))
  var dimension = 60
  @Option(help: "The examples with labels tossed by a coin.", transform: OptionValue.count(in: 10...100)) var examples = 50
}

/// The class whose labellings are counted.
struct GrowthOptions: ParsableArguments {
  @Option(help: "Which class: \(CountedClass.allCases.map(\.rawValue).joined(separator: ", ")).")
  var family = CountedClass.intervals
  @Option(help: "On how many points.", transform: OptionValue.count(in: 1...8)) var points = 4
}

extension CountedClass: ExpressibleByArgument {}
