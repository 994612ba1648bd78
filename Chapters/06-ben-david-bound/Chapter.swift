import ArgumentParser
import ChapterKit
import NumericCore

/// The bound of Ben-David et al., term by term, where every term is known.
@main struct Chapter: ChapterCommand {
  static let configuration = CommandConfiguration(
    commandName: "ben-david-bound",
    abstract: "R_T(h) ≤ R_S(h) + ½ d_HΔH + λ with every term computed exactly: when it is tight, and what it does not say.")

  @OptionGroup var options: ChapterOptions
  @OptionGroup var line: LineOptions
  @OptionGroup var plane: PlaneOptions
  @OptionGroup var sample: SampleOptions
  @OptionGroup var worlds: WorldOptions

  var parts: [any ChapterPart] {
    [Terms(line: line, plane: plane), Distances(), Samples(sample: sample), Failures(worlds: worlds)]
  }
}

/// The line: which points the domains have, and how they are labelled.
struct LineOptions: ParsableArguments {
  @Option(help: "The points of the line.", transform: OptionValue.count(in: 2...400)) var points = 20
  @Option(help: "By how many points the target's marginal is moved.", transform: OptionValue.count(in: 0...399)) var shift = 4
  @Option(help: "By how many points the target's labels are moved.", transform: OptionValue.count(in: 0...400)) var labelShift = 3
  @Option(help: "How many points at the target's end are labelled 1 against the rule.", transform: OptionValue.count(in: 0...399))
  var novel = 2

  func validate() throws {
    guard shift < points else { throw ValidationError("--shift must be less than --points, so that the domains have points.") }
    guard novel <= shift else {
      throw ValidationError("--novel must be at most --shift: the new group is where the source has no points.")
    }
    guard labelShift <= points else { throw ValidationError("--label-shift must be at most --points.") }
  }
}

/// The plane: two samples, one turned against the other.
struct PlaneOptions: ParsableArguments {
  @Option(help: "By how many degrees the plane's target is turned.", transform: OptionValue.number(in: -360...360)) var angle = 60.0
  @Option(help: "The plane's points of each domain.", transform: OptionValue.count(in: 1...40)) var planePoints = 12
}

/// What is promised of samples.
struct SampleOptions: ParsableArguments {
  @Option(help: "The probability δ with which a bound from samples may fail.", transform: OptionValue.number(in: 1e-6...0.25))
  var delta = 0.05
  @Option(
    help: "The labelled examples of each domain from which all terms are measured.", transform: OptionValue.count(in: 10...100_000))
  var examples = 1000
}

/// The worlds in which terms and outcome disagree.
struct WorldOptions: ParsableArguments {
  @Option(
    help: "The source's mass ε where the target lies, a fraction in (0, 1/5).",
    transform: OptionValue.fraction(in: 0...Rational(1, 5), excluding: [0, Rational(1, 5)], largestDenominator: 1_000_000))
  var rarity = Rational(1, 10)
  @Option(
    help: "The label noise ρ of the source, a fraction in [0, 1/2).",
    transform: OptionValue.fraction(in: 0...Rational(1, 2), excluding: [Rational(1, 2)], largestDenominator: 1_000_000))
  var noise = Rational(2, 5)
}

/// How many random instances a seed draws.
let instanceCount = 100

extension Seen {
  /// The random instances of all seeds.
  var instances: Int { rows.count * instanceCount }
}
