public import ArgumentParser

/// The options that every chapter has, under the same names and with the same meaning.
///
/// A chapter that draws nothing accepts `--seed` and `--seeds`, and a chapter whose default run is already complete accepts
/// `--full`, so that one command line serves all chapters. A note on standard error tells of seeds that have no effect.
public struct ChapterOptions: ParsableArguments {
  /// The seed of a command line that does not name one.
  static let firstSeed: UInt64 = 1

  @Option(help: "One part only, by its name. (default: all)") var part: String?

  @Flag(help: "Show the whole record: every table, figure and claim.") var all = false

  @Option(help: ArgumentHelp("Show one claim in full.", valueName: "id")) var claim: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Run for one value after another of an option that takes a number, such as angle=0:180:15, and show the quantities as a table and a curve.",
      valueName: "name=from:to:step"))
  var sweep: [String] = []

  @Option(help: "The first seed.") var seed = Self.firstSeed

  @Option(
    help: "How many consecutive seeds to run, from --seed on. (default: each part's own)",
    transform: OptionValue.count(in: 1...1_000_000))
  var seeds: Int?

  @Flag(help: "Run at the size of the published experiment.") public var full = false

  @OptionGroup var rendering: RenderingOptions

  @Flag(help: "List the claims that the chapter judges, and run nothing.") var listClaims = false

  @Flag(help: "With --list-claims: also the verdicts that the lesson states.") var spoil = false

  /// Where the driver reads the verdicts of a run that shows its text to the student.
  @Option(help: ArgumentHelp("Also write the report as JSON to this file.", visibility: .hidden)) var record: String?

  /// The options of a command line that says nothing.
  public init() {}

  /// Refuses combinations that mean nothing.
  public func validate() throws {
    if all && claim != nil { throw ValidationError("Choose --all or --claim, not both.") }
    if !sweep.isEmpty && (all || claim != nil) { throw ValidationError("A sweep shows quantities; leave --all and --claim out.") }
    if spoil && !listClaims { throw ValidationError("--spoil goes with --list-claims.") }
  }
}
