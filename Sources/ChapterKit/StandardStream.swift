import Foundation

/// Standard output and standard error, written completely or with an error; the standard library's `print` ignores failures.
public enum StandardStream: Int32, Sendable, Hashable {
  /// For results.
  case output = 1
  /// For progress and diagnostics.
  case error = 2

  /// Writes all of `text`.
  ///
  /// From the first call on, the process ignores SIGPIPE: a closed pipe is an error that is thrown, not a signal that kills.
  public func write(_ text: String) throws(WriteFailure) {
    signal(SIGPIPE, SIG_IGN)
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let writtenCount = unsafe bytes.withUnsafeBytes { unsafe Foundation.write(rawValue, $0.baseAddress, $0.count) }
      if writtenCount >= 0 {
        bytes = bytes.dropFirst(writtenCount)
      } else if errno != EINTR {
        throw errno == EPIPE ? .closedPipe : .refused(unsafe String(cString: strerror(errno)))
      }
    }
  }
}

/// Why a text did not arrive.
public enum WriteFailure: Error, Hashable, CustomStringConvertible {
  /// The reader has closed its end of the pipe.
  case closedPipe
  /// The system refused, with this reason.
  case refused(String)

  /// A sentence.
  public var description: String {
    switch self {
    case .closedPipe: "The reader closed the pipe before everything was written."
    case .refused(let reason): "The results cannot be written: \(reason)."
    }
  }
}
