import Foundation

/// A file descriptor that is open for writing.
struct WritableDescriptor {
  let number: Int32

  /// Writes all of `bytes`, or throws.
  ///
  /// A descriptor that does not block is waited for. From the first call on, the process ignores SIGPIPE and SIGXFSZ: a closed pipe
  /// and a limit on the size of files are errors that are thrown, not signals that kill. A plain file at whose end the bytes are
  /// written does not keep a part of them.
  func write(_ bytes: some Collection<UInt8>) throws(WriteFailure) {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let end = plainFileEnd
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(number, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      let code = errno
      switch code {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: waitUntilWritable()
      default:
        if let end { takeBack(bytes.count - rest.count, behind: end) }
        throw code == EPIPE ? .closedPipe : .refused(code.reason)
      }
    }
  }

  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }

  /// The length of a plain file whose next byte is written at its end; nil for everything else.
  private var plainFileEnd: off_t? {
    guard let status = FileStatus(descriptor: number), status.kind == .plain else { return nil }
    let appends = fcntl(number, F_GETFL) & O_APPEND != 0
    return appends || lseek(number, 0, SEEK_CUR) == status.size ? status.size : nil
  }

  /// Shortens a plain file by the last `count` bytes, if nobody has written behind them.
  private func takeBack(_ count: Int, behind end: off_t) {
    guard count > 0, FileStatus(descriptor: number)?.size == end + off_t(count), ftruncate(number, end) == 0 else { return }
    lseek(number, end, SEEK_SET)
  }
}

/// Why bytes did not arrive.
public enum WriteFailure: Error, Hashable, CustomStringConvertible {
  /// The reader has closed its end of the pipe.
  case closedPipe
  /// The system refused; the rest of a sentence that begins with what could not be written and "because".
  case refused(String)

  /// A sentence.
  public var description: String {
    switch self {
    case .closedPipe: "The reader closed the pipe before everything was written."
    case .refused(let reason): "The results cannot be written, because \(reason)."
    }
  }
}

extension Int32 {
  /// What an error number of the system means to a person who wanted to write: the end of a sentence.
  var reason: String {
    switch self {
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk space that you may use is used up"
    case EFBIG: "the file would be larger than the limit on the size of files allows (see 'ulimit -f')"
    case EIO: "the device reports an error"
    case EACCES, EPERM: "it is not yours to write"
    case EROFS: "the disk can only be read"
    case ENOENT: "its folder does not exist"
    case ENOTDIR: "a part of its path is no folder"
    case EISDIR: "it is a folder"
    case ENAMETOOLONG: "its name is too long"
    case ELOOP: "its symbolic links go round in a circle"
    case EMFILE, ENFILE: "too many files are open"
    case EBADF: "it is closed"
    default: unsafe "the system says: " + String(cString: strerror(self))
    }
  }
}
