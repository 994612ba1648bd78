public import ArgumentParser
public import Rendering
internal import Report

/// The options that say how results are written, the same for chapters and for the driver.
public struct RenderingOptions: ParsableArguments {
  /// What to write.
  @Option(help: Self.formatHelp) public var format = OutputFormat.text

  @Option(help: Self.plotHelp) var plot = PlotChoice.auto

  @Option(help: Self.widthHelp, transform: OptionValue.count(in: RenderingStyle.widths)) var width: Int?

  @Option(help: Self.colorHelp) var color = ColorChoice.auto

  static let formatHelp: ArgumentHelp = "What to write."
  static let plotHelp: ArgumentHelp = "What figures are drawn with; none describes them in words."
  static let widthHelp: ArgumentHelp = "The width of a line, from 40 to 160 columns. (default: the terminal's, or 80)"
  static let colorHelp: ArgumentHelp = "Whether to colour text."

  /// The options of a command line that says nothing.
  public init() {}

  /// The style that these options and `environment` make.
  public func style(in environment: OutputEnvironment) -> RenderingStyle {
    RenderingStyle(plot: plot, width: width, color: color, in: environment)
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
