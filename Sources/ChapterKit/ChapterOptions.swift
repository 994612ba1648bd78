public import ArgumentParser
import Report

/// The options that every chapter has, under the same names and with the same meaning.
///
/// A chapter that draws nothing accepts `--seed` and `--seeds`, and a chapter whose default run is already complete accepts
/// `--full`, so that one command line serves all chapters; a note on standard error says so when they have no effect.
public struct ChapterOptions: ParsableArguments {
  @Option(help: "The first seed.") var seed: UInt64 = 1

  @Option(
    help: "How many consecutive seeds to run, from --seed on. (default: the chapter's own)",
    transform: OptionValue.count(in: 1...1_000_000))
  var seeds: Int?

  @Flag(help: "Run at the size of the published experiment.") var full = false

  @Option(help: "What to write.") var format: OutputFormat = .text

  @Option(help: "What figures are drawn with; none describes them in words.") var plot: PlotChoice = .auto

  @Option(
    help: "The width of a line, 40…160 columns. (default: the terminal's, or 80)",
    transform: OptionValue.count(in: RenderingStyle.widths))
  var width: Int?

  @Option(help: "Whether to colour text.") var color: ColorChoice = .auto

  @Flag(help: "List the claims that the chapter judges, and run nothing.") var listClaims = false

  /// The options of a command line that says nothing.
  public init() {}

  /// Refuses a range of seeds that runs past the last one.
  public func validate() throws {
    guard seed <= UInt64.max - UInt64(seeds ?? 1) + 1 else {
      throw ValidationError("There are no \(seeds ?? 1) seeds from \(seed) on; the last seed is \(UInt64.max).")
    }
  }
}

extension OutputFormat: ExpressibleByArgument {}

/// The values of `--plot`.
public enum PlotChoice: String, Sendable, Hashable, CaseIterable, ExpressibleByArgument {
  /// What the terminal and the locale can show.
  case auto
  /// Quadrant blocks.
  case block
  /// Braille patterns.
  case braille
  /// Plain ASCII characters.
  case ascii
  /// A description and a short table in place of each figure.
  case none
}

/// The values of `--color`.
public enum ColorChoice: String, Sendable, Hashable, CaseIterable, ExpressibleByArgument {
  /// What the environment asks for and the terminal can show.
  case auto
  /// Colour, wherever the output goes.
  case always
  /// No escape sequences.
  case never
}
