public import ArgumentParser

/// A chapter's program: its table of contents.
///
///     @main struct Chapter: ChapterCommand {
///       static let configuration = CommandConfiguration(
///         commandName: "coin-bias", abstract: "A fair coin comes up heads half of the time.")
///
///       @OptionGroup var options: ChapterOptions
///       @OptionGroup var coin: CoinParameters
///
///       var parts: [any ChapterPart] { [Tosses(coin: coin), Runs(coin: coin)] }
///     }
///
/// Everything else — the common options, the loop over parts and seeds, sweeps, the output formats, progress, errors, exit codes —
/// is the same in every chapter and comes from this protocol. The options of a part are those of the `ParsableArguments` values
/// that it stores: an option that does not apply to the parts that run is refused.
///
/// One process makes one report. It goes to standard output, complete or not at all; errors go to standard error as sentences that
/// begin with the command's name; the process ends with a ``ProgramStatus``.
public protocol ChapterCommand: ParsableCommand, SendableMetatype {
  /// The options that every chapter has, declared as `@OptionGroup var options: ChapterOptions`.
  var options: ChapterOptions { get }

  /// At most five experiments, in the order of the lesson; the first is the one that a default run shows.
  var parts: [any ChapterPart] { get }
}

extension ChapterCommand {
  /// The command that a student types.
  static var commandName: String { configuration.commandName ?? String(describing: Self.self).lowercased() }
}
