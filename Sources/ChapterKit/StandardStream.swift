/// Standard output and standard error, written completely or with an error; the standard library's `print` ignores failures.
public enum StandardStream: Int32, Sendable, Hashable {
  /// For results.
  case output = 1
  /// For progress and diagnostics.
  case error = 2

  /// Writes all of `text`.
  ///
  /// From the first call on, the process ignores SIGPIPE and SIGXFSZ: a closed pipe and a limit on the size of files are errors
  /// that are thrown, not signals that kill. A stream that does not block is waited for. A plain file keeps nothing of a text that
  /// does not fit.
  public func write(_ text: String) throws(WriteFailure) { try WritableDescriptor(number: rawValue).write(text.utf8) }
}
