import ArgumentParser
import ChapterKit
import Learning
import NumericCore

/// The source restricts the class: how many target examples that saves, what it costs where the true function is lost, and what it
/// takes to find out.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "hypothesis-restriction",
    abstract:
      "A class restricted by the source: the examples that it saves, the floor where it is wrong, and the price of finding it.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var classes: ClassOptions
  @OptionGroup var accuracy: AccuracyOptions
  @OptionGroup var floor: FloorOptions
  @OptionGroup var tumours: TumourOptions

  var parts: [any ChapterPart] {
    [
      Need(classes: classes, accuracy: accuracy), Floor(classes: classes, floor: floor),
      Finding(classes: classes, accuracy: accuracy), Tumours(options: tumours),
    ]
  }
}

/// How large the class is, and how much of it is left.
struct ClassOptions: ParsableArguments {
  @Option(help: "The bits of the class: |H| = 2^bits.", transform: OptionValue.count(in: 2...20)) var bits = 10
  @Option(help: "The bits that the source tells, fewer than all: |H′| = 2^(bits − told).", transform: OptionValue.count(in: 1...19))
  var told = 6

  func validate() throws {
    guard told < bits else {
      throw ValidationError("--told must be less than --bits, so that the target has something left to learn.")
    }
  }

  /// |H|.
  var whole: Int { 1 << bits }
  /// |H′|.
  var restricted: Int { 1 << (bits - told) }
}

/// What counts as learnt.
struct AccuracyOptions: ParsableArguments {
  @Option(
    help: "The accuracy ε: a hypothesis of this risk is bad. A decimal or a fraction.",
    transform: OptionValue.fraction(in: Rational(1, 1000)...Rational(1, 2), largestDenominator: 1000))
  var epsilon = Rational(1, 10)
  @Option(
    help: "How often learning may fail, δ, a decimal or a fraction.",
    transform: OptionValue.fraction(in: 0...1, excluding: [0, 1], largestDenominator: 1_000_000))
  var delta = Rational(1, 20)

  /// The size that suffices for a class of so many hypotheses.
  func size(_ count: Int) -> FiniteClassSampleSize {
    FiniteClassSampleSize(size: count, accuracy: epsilon.doubleValue, failureProbability: delta.doubleValue)
  }

  /// The fewest examples at which a class of so many hypotheses, all but one bad, is learnt.
  func need(_ count: Int, _ overlap: ErrorOverlap) -> Int {
    overlap.need(count: count - 1, mass: epsilon.doubleValue, failureProbability: delta.doubleValue)
  }
}

/// How good the best of a wrong class is.
struct FloorOptions: ParsableArguments {
  @Option(
    help: "The risk of the best hypothesis of a restricted class without f, a decimal or a fraction below 1/2.",
    transform: OptionValue.fraction(in: 0...Rational(1, 2), excluding: [0, Rational(1, 2)], largestDenominator: 1000))
  var floor = Rational(1, 10)
}

/// What is learnt from of the real tumours.
struct TumourOptions: ParsableArguments {
  @Option(help: "The target's labelled tumours.", transform: OptionValue.count(in: 2...160)) var tumours = 10
}
