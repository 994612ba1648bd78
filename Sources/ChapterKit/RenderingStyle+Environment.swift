public import Rendering
internal import Report

extension RenderingStyle {
  /// The widths that `--width` takes.
  public static let widths = 40...160

  /// The style for what the command line asks and the environment allows.
  ///
  /// - Canvas: as asked; `auto` is ASCII unless standard output is a terminal that is not dumb, in a UTF-8 locale, and no drawing
  ///   on a terminal narrower than 40 columns.
  /// - Width: as asked, else 80 when standard output is no terminal, else `COLUMNS`, else the terminal's, else 80.
  /// - Colour: as asked, else by `NO_COLOR`, then `FORCE_COLOR` or `CLICOLOR_FORCE` (`0` forces nothing), then `TERM=dumb`, then
  ///   whether standard output is a terminal.
  ///
  /// - Parameter width: in 40…160, or nil where the command line does not say.
  public init(plot: PlotChoice = .auto, width: Int? = nil, color: ColorChoice = .auto, in environment: OutputEnvironment) {
    let available = width ?? environment.width
    self.init(canvas: plot.canvas(in: environment, width: available), color: color.isOn(in: environment), width: available)
  }
}

extension PlotChoice {
  fileprivate func canvas(in environment: OutputEnvironment, width: Int) -> RenderingStyle.Canvas {
    switch self {
    case .block: .block
    case .braille: .braille
    case .ascii: .ascii
    case .none: .none
    case .auto where width < RenderingStyle.widths.lowerBound: .none
    case .auto: environment.showsBlocks ? .block : .ascii
    }
  }
}

extension ColorChoice {
  fileprivate func isOn(in environment: OutputEnvironment) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto where environment.value("NO_COLOR") != nil: false
    case .auto where environment.forcesColor: true
    case .auto: environment.value("TERM") != "dumb" && environment.outputIsTerminal
    }
  }
}

extension OutputEnvironment {
  fileprivate var showsBlocks: Bool {
    let terminal = value("TERM") ?? "dumb"
    return outputIsTerminal && terminal != "dumb" && localeIsUTF8
  }

  fileprivate var forcesColor: Bool {
    ["FORCE_COLOR", "CLICOLOR_FORCE"].contains { value($0).map { $0 != "0" } ?? false }
  }

  /// The columns of a line before they are clamped to 40…160.
  fileprivate var width: Int {
    guard outputIsTerminal else { return 80 }
    let stated = value("COLUMNS").flatMap { Int($0) } ?? 0
    return [stated, terminalColumns].first { $0 > 0 } ?? 80
  }
}
