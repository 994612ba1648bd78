import Foundation

/// What the program finds around it that bears on how it writes; read once, so that everything below is a function of it.
public struct OutputEnvironment: Sendable, Hashable {
  /// The environment's variables.
  public let variables: [String: String]
  /// Whether standard output is a terminal.
  public let outputIsTerminal: Bool
  /// Whether standard error is a terminal.
  public let errorIsTerminal: Bool
  /// The columns that the terminal reports; 0 when it reports none.
  public let terminalColumns: Int

  /// An environment, real or made up.
  public init(
    variables: [String: String] = [:], outputIsTerminal: Bool = false, errorIsTerminal: Bool = false, terminalColumns: Int = 0
  ) {
    self.variables = variables
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.terminalColumns = terminalColumns
  }

  /// The environment of this process.
  public static var current: OutputEnvironment {
    OutputEnvironment(
      variables: ProcessInfo.processInfo.environment, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      errorIsTerminal: isatty(STDERR_FILENO) == 1, terminalColumns: columns(of: STDOUT_FILENO))
  }

  /// A variable's value; nil when it is unset or empty.
  func value(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The locale for characters, by the variable that POSIX gives precedence; nil where none is set.
  public var localeName: String? { value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") }

  /// Whether the locale's character set is UTF-8.
  public var localeIsUTF8: Bool {
    let name = localeName?.lowercased() ?? ""
    return name.contains("utf-8") || name.contains("utf8")
  }

  private static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    return unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
  }
}
