public import ArgumentParser
public import Report

/// A chapter's program: its claims, its own options, and the function that turns them into a report.
///
/// Everything else — the common options, the output formats, progress, errors, exit codes — is the same in every chapter and comes
/// from this protocol:
///
///     @main struct Chapter: ChapterCommand {
///       static let configuration = CommandConfiguration(
///         commandName: "coin-bias", abstract: "A fair coin comes up heads half of the time.")
///       static let claims = [Claim(id: "COIN-1", …)]
///       static let seedCounts = SeedCounts(standard: 20, full: 1_000)
///
///       @OptionGroup var options: ChapterOptions
///       @Option(help: "The tosses of one seed.", transform: OptionValue.count(in: 1...1_000_000)) var tosses = 100
///
///       func report(for run: ChapterRun) throws -> ChapterReport {
///         let shares = try run.overSeeds { seed in headsShare(tosses: tosses, seed: seed) }
///         return run.report(headline: …, body: …, findings: …, tryNext: [run.command("--tosses", "10")], parameters: …)
///       }
///     }
///
/// One process makes one report. It goes to standard output, complete or not at all; errors go to standard error as sentences that
/// begin with the command's name; the process ends with an ``ProgramStatus``.
public protocol ChapterCommand: ParsableCommand {
  /// Every claim that the chapter judges, in the order in which it judges them.
  static var claims: [Claim] { get }

  /// How many seeds a run uses; ``SeedCounts/none``, the default, for a chapter that draws nothing.
  static var seedCounts: SeedCounts { get }

  /// The options that every chapter has, declared as `@OptionGroup var options: ChapterOptions`.
  var options: ChapterOptions { get }

  /// Runs the experiment.
  ///
  /// Reads nothing but its parameters and `run`, and prints nothing.
  ///
  /// - Precondition: the report judges no claim whose id is not among ``claims``.
  /// - Throws: ``InvalidInput`` for data that cannot be used, `ValidationError` for options that contradict each other,
  ///   ``NotInstalled`` for what is missing. Any other error counts as internal.
  func report(for run: ChapterRun) throws -> ChapterReport
}

extension ChapterCommand {
  /// The chapter draws nothing.
  public static var seedCounts: SeedCounts { .none }

  /// The command that a student types.
  static var commandName: String { configuration.commandName ?? String(describing: Self.self).lowercased() }
}

/// How many seeds the runs of a chapter use when `--seeds` does not say.
public struct SeedCounts: Sendable, Hashable {
  /// The seeds of a default run.
  public let standard: Int
  /// The seeds of a run with `--full`.
  public let full: Int

  /// Counts of seeds.
  ///
  /// - Precondition: both counts are positive.
  public init(standard: Int, full: Int) {
    precondition(
      standard > 0 && full > 0, "A chapter that draws needs at least one seed; one that draws nothing has SeedCounts.none.")
    self.standard = standard
    self.full = full
  }

  private init() {
    standard = 0
    full = 0
  }

  /// For a chapter that draws nothing: its options `--seed` and `--seeds` are accepted and have no effect.
  public static let none = SeedCounts()
}
