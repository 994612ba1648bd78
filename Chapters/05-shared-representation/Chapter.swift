import ArgumentParser
import ChapterKit
import NumericCore

/// A representation that tasks share: what it saves, what it costs where it is wrong, and what it takes to learn it.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "shared-representation",
    abstract: "Tasks that share k of d features: what that saves the next task, when it misleads, and how many tasks show it.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var model: ModelOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup var given: GivenOptions
  @OptionGroup var source: SourceOptions
  @OptionGroup var pool: PoolOptions
  @OptionGroup var sharing: SharingOptions
  @OptionGroup var digits: DigitOptions

  var parts: [any ChapterPart] {
    [
      Given(model: model, target: target, given: given), Learnt(model: model, target: target, source: source),
      Pooled(model: model, pool: pool), Bound(model: model, sharing: sharing), Digits(digits: digits),
    ]
  }
}

/// The features and what the tasks share.
struct ModelOptions: ParsableArguments {
  @Option(help: "The features d.", transform: OptionValue.count(in: 2...60)) var d = 30
  @Option(help: "The dimension k of what the tasks share, less than d.", transform: OptionValue.count(in: 1...59)) var k = 3

  func validate() throws {
    guard k < d else {
      throw ValidationError("--k must be less than --d: a representation with all \(d) features leaves nothing to find.")
    }
  }
}

/// The target's sample.
struct TargetOptions: ParsableArguments {
  @Option(help: "The target examples n, at least d + 2.", transform: OptionValue.count(in: 1...1_000_000)) var n = 60

  /// Refuses n at which least squares has no mean risk.
  func check(_ model: ModelOptions) throws {
    guard n >= model.d + 2 else {
      throw ValidationError(
        "--n must be at least d + 2 = \(model.d + 2): the mean risk σ²d/(n − d − 1) of least squares on d features is infinite at "
          + "n = d and d + 1, and with fewer examples least squares is not unique.")
    }
  }
}

/// A representation that is given.
struct GivenOptions: ParsableArguments {
  @Option(
    help: "How much of the target φ does not see, β² in units of σ², a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...10, excluding: [], largestDenominator: 100))
  var unseen = Rational(1, 4)
}

/// The source tasks from which a representation is learnt.
struct SourceOptions: ParsableArguments {
  @Option(help: "The source tasks T.", transform: OptionValue.count(in: 1...200)) var tasks = 20
  @Option(help: "The examples of each source task, at least d + 2.", transform: OptionValue.count(in: 1...600)) var examples = 100
}

/// The source examples of all tasks together.
struct PoolOptions: ParsableArguments {
  @Option(help: "The source examples of all tasks together.", transform: OptionValue.count(in: 1000...20_000)) var total = 3000
}

/// What the bound is of.
struct SharingOptions: ParsableArguments {
  @Option(help: "The tasks learnt together.", transform: OptionValue.count(in: 1...300)) var sharing = 100
  @Option(help: "The examples of each of them.", transform: OptionValue.count(in: 2...200)) var each = 20
  @Option(help: "The probability δ with which the bound may fail.", transform: OptionValue.number(in: 1e-6...0.5)) var delta = 0.05
}

/// The representation of digits.
struct DigitOptions: ParsableArguments {
  @Option(help: "The directions that φ takes over from the source's digits.", transform: OptionValue.count(in: 1...64))
  var directions = 10
}
