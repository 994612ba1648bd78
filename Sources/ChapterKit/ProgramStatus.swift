/// How a program of the course ends; the raw value is the exit code.
public enum ProgramStatus: Int32, Sendable, Hashable, CaseIterable {
  /// Every claim came out as the chapter states it.
  case asStated = 0
  /// A claim came out otherwise; other parameters than the default may well cause that.
  case notAsStated = 1
  /// An internal error, or output that could not be written.
  case internalError = 2
  /// The command line is wrong.
  case usage = 64
  /// The input data cannot be used.
  case invalidInput = 65
  /// Something that is needed is not installed.
  case notInstalled = 69
}
