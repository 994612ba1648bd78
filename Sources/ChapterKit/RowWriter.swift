import Foundation
import Synchronization

/// A file of rows that a run writes to, line by line.
final class RowWriter: Sendable {
  private let file: Mutex<WritableDescriptor>
  /// What was measured before.
  let known: [RowFile.Line]

  /// Opens the file, or begins it; one whose run was ended before its header was whole is begun anew.
  ///
  /// - Throws: ``InvalidInput`` where it cannot be written or holds the rows of another run.
  init(path: String, header: RowFile.Header) throws(InvalidInput) {
    let begun = FileManager.default.contents(atPath: path)
    let isNew = begun.map { header.line.utf8.starts(with: $0) && $0.count < header.line.utf8.count } ?? true
    let wholeByteCount: Int
    if isNew {
      (known, wholeByteCount) = ([], 0)
    } else {
      let earlier = try RowFile(path)
      guard earlier.header == header else {
        throw InvalidInput(
          "'\(path)' holds the rows of another run: \(earlier.header.difference(from: header)). Nothing was appended.")
      }
      (known, wholeByteCount) = (earlier.lines, earlier.wholeByteCount)
    }
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0, ftruncate(descriptor, off_t(wholeByteCount)) == 0 else {
      let reason = errno.reason
      if descriptor >= 0 { close(descriptor) }
      throw InvalidInput(
        "The rows cannot be written to '\(path)', because \(reason); name a file in a folder that exists and is yours.")
    }
    file = Mutex(WritableDescriptor(number: descriptor))
    if isNew { try append(header.line) }
  }

  deinit { file.withLock { _ = close($0.number) } }

  /// Appends a line, whole or not at all.
  ///
  /// - Throws: ``InvalidInput`` where the system refuses.
  func append(_ line: RowFile.Line) throws(InvalidInput) { try append(line.text + "\n") }

  private func append(_ text: String) throws(InvalidInput) {
    do throws(WriteFailure) {
      try file.withLock { file throws(WriteFailure) in try file.write(Array(text.utf8)) }
    } catch .refused(let reason) {
      throw InvalidInput("The rows cannot be written, because \(reason). What was measured so far is kept.")
    } catch {
      throw InvalidInput("The rows cannot be written, because their reader closed them. What was measured so far is kept.")
    }
  }
}
