public import ArgumentParser

/// The options that every chapter has, under the same names and with the same meaning.
///
/// A chapter that draws nothing accepts `--seed` and `--seeds`, and a chapter whose default run is already complete accepts
/// `--full`, so that one command line serves all chapters. A note on standard error tells of seeds that have no effect.
public struct ChapterOptions: ParsableArguments {
  /// The seed of a command line that does not name one.
  static let firstSeed: UInt64 = 1

  @Option(help: "The first seed.") var seed = Self.firstSeed

  @Option(
    help: "How many consecutive seeds to run, from --seed on. (default: the chapter's own)",
    transform: OptionValue.count(in: 1...1_000_000))
  var seeds: Int?

  @Flag(help: "Run at the size of the published experiment.") var full = false

  @OptionGroup var rendering: RenderingOptions

  @Flag(help: "List the claims that the chapter judges, and run nothing.") var listClaims = false

  /// Where the driver reads the verdicts of a run that shows its text to the student.
  @Option(help: ArgumentHelp("Also write the report as JSON to this file.", visibility: .hidden)) var record: String?

  /// The options of a command line that says nothing.
  public init() {}
}
