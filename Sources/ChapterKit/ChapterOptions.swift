public import ArgumentParser
internal import Rendering

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
      "Run for one value after another of an option that takes a number, such as angle=0:180:15, and show the quantities as a "
        + "table and a curve.",
      valueName: "name=from:to:step"))
  var sweep: [String] = []

  @Option(help: "The first seed.") var seed = Self.firstSeed

  @Option(
    help: ArgumentHelp(
      "How many consecutive seeds to run, from --seed on, or the first and the last, as 3:4000. (default: each part's own)",
      valueName: "count|first:last"))
  var seeds: SeedChoice?

  /// Whether the run is to be as large as the published experiment.
  @Flag(help: "Run at the size of the published experiment.") public var full = false

  // Those of `RenderingOptions`, and no group within this group: ArgumentParser, built for debugging, checks the inner group anew
  // at each of four checks of the outer one, which takes longer than all else that a start does.
  @Option(help: RenderingOptions.formatHelp) var format = OutputFormat.text

  @Option(help: RenderingOptions.plotHelp) var plot = PlotChoice.auto

  @Option(help: RenderingOptions.widthHelp, transform: OptionValue.count(in: RenderingStyle.widths)) var width: Int?

  @Option(help: RenderingOptions.colorHelp) var color = ColorChoice.auto

  @Flag(help: "List the claims that the chapter judges, and run nothing.") var listClaims = false

  @Flag(help: "With --list-claims: also the verdicts that the lesson states.") var spoil = false

  @Option(
    help: ArgumentHelp(
      "Write what each seed measures to this file, a line each; a run that was ended goes on where it stopped. 'lab merge' reports "
        + "such files.",
      valueName: "file"))
  var rows: String?

  /// Files of rows to report in place of a run.
  @Option(name: .customLong("merged"), parsing: .singleValue, help: ArgumentHelp("Report these rows.", visibility: .hidden))
  var merged: [String] = []

  /// Where the driver reads the verdicts of a run that shows its text to the student.
  @Option(help: ArgumentHelp("Also write the report as JSON to this file.", visibility: .hidden)) var record: String?

  /// The options of a command line that says nothing.
  public init() {}

  /// Refuses combinations that mean nothing.
  public func validate() throws {
    if all && claim != nil { throw ValidationError("Choose --all or --claim, not both.") }
    if !sweep.isEmpty && (all || claim != nil) { throw ValidationError("A sweep shows quantities; leave --all and --claim out.") }
    if case .range? = seeds, seed != Self.firstSeed {
      throw ValidationError("Give the first seed in --seeds or in --seed, not in both.")
    }
    if rows != nil && (!sweep.isEmpty || !merged.isEmpty) { throw ValidationError("--rows goes with a plain run.") }
    if spoil && !listClaims { throw ValidationError("--spoil goes with --list-claims.") }
  }
}

/// The seeds of a run.
enum SeedChoice: Sendable, Hashable, ExpressibleByArgument {
  /// So many, from `--seed` on.
  case count(Int)
  /// From the first to the last.
  case range(ClosedRange<UInt64>)

  /// The most seeds of a run.
  static let largestCount = 1_000_000

  init?(argument: String) {
    if let count = Int(argument), 1...Self.largestCount ~= count {
      self = .count(count)
      return
    }
    let ends = argument.split(separator: ":", omittingEmptySubsequences: false).map { UInt64($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last, last - first < UInt64(Self.largestCount) else {
      return nil
    }
    self = .range(first...last)
  }
}

extension ChapterOptions {
  /// The seeds to run.
  ///
  /// - Throws: `ValidationError` where there are not so many.
  func seedRange(standard counts: SeedCounts) throws -> [UInt64] {
    if let stated = try statedSeeds { return Array(stated) }
    return Array(try consecutive(full ? counts.full : counts.standard))
  }

  /// The seeds that the command line names; nil where it leaves them to the parts.
  ///
  /// - Throws: `ValidationError` where there are not so many.
  var statedSeeds: ClosedRange<UInt64>? {
    get throws {
      switch seeds {
      case .range(let range): range
      case .count(let count): try consecutive(count)
      case nil: nil
      }
    }
  }

  private func consecutive(_ count: Int) throws -> ClosedRange<UInt64> {
    guard seed <= UInt64.max - UInt64(count) + 1 else {
      throw ValidationError("There are no \(count) seeds from \(seed) on; the last seed is \(UInt64.max).")
    }
    return seed...(seed + (UInt64(count) - 1))
  }
}
