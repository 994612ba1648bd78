import Foundation

/// Why output did not arrive.
public enum WriteFailure: Error, Hashable, CustomStringConvertible {
  /// The reader has closed its end of the pipe.
  case closedPipe
  /// The system refused, with this reason.
  case refused(String)

  /// A sentence.
  public var description: String {
    switch self {
    case .closedPipe: "The reader closed the pipe before all output was written."
    case .refused(let reason): "Cannot write to standard output: \(reason)."
    }
  }
}

/// Standard output, written completely or with an error; the standard library's `print` ignores failures.
public enum StandardOutput {
  /// Writes all of `text`.
  ///
  /// SIGPIPE must be ignored, or a closed pipe ends the process before the error is thrown.
  public static func write(_ text: String) throws(WriteFailure) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { unsafe Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        throw errno == EPIPE ? .closedPipe : .refused(unsafe String(cString: strerror(errno)))
      }
    }
  }
}
