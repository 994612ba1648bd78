import ArgumentParser
import Foundation
import Report

/// A file that a program writes for a person: whole or not at all, and never over what was not meant.
///
///     let file = try OutputFile(path, replacesExisting: force, inputs: [source, target])   // before the work
///     try file.write(Array(text.utf8))                                                     // after it
///
/// The bytes go to a file beside it that takes its place at the end, with the permissions of what was there. A symbolic link is
/// followed to its file and stays. Into a device or a pipe they are written directly. A hard link to the old file keeps the old
/// bytes.
public struct OutputFile: Sendable, Hashable {
  /// The path as the person gave it.
  public let path: String
  private let replacesExisting: Bool
  private let permissions: UInt16
  /// Where all symbolic links lead.
  private let place: String

  /// A file to be written later; what can be known to prevent it is refused now.
  ///
  /// - Parameters:
  ///   - replacesExisting: whether a plain file that is already there may be replaced: the person said `--force`.
  ///   - inputs: what the same run reads. None of it is ever replaced, however it is spelled.
  ///   - permissions: those of a new file, less what the process's mask takes away; a file that is replaced keeps its own.
  /// - Throws: `ValidationError` for a path that is not to be written over, ``InvalidInput`` for one that cannot be written.
  public init(_ path: String, replacesExisting: Bool, inputs: [String] = [], permissions: UInt16 = 0o666) throws {
    self.path = path
    self.replacesExisting = replacesExisting
    self.permissions = permissions
    place = try Self.withoutLinks(path)
    guard !path.isEmpty else { throw ValidationError("The name of the file to write is empty.") }
    guard let status = FileStatus(path: place) else {
      guard !path.hasSuffix("/") else { throw Self.refusal(path, EISDIR) }
      guard let folder = FileStatus(path: folder) else { throw Self.refusal(path, errno) }
      guard folder.kind == .folder else { throw Self.refusal(path, ENOTDIR) }
      return
    }
    switch status.kind {
    case .folder: throw Self.refusal(path, EISDIR)
    case .symbolicLink, .other: throw InvalidInput("'\(path.shown)' cannot be written, because it is no file.")
    case .device: return
    case .plain, .pipe:
      if let input = inputs.first(where: { FileStatus(path: $0)?.identity == status.identity }) {
        throw ValidationError(
          "'\(path.shown)' is the file '\(input.shown)', which this run reads; choose another name to write to.")
      }
    }
    guard status.kind == .plain else { return }
    guard ![STDOUT_FILENO, STDERR_FILENO].contains(where: { FileStatus(descriptor: $0)?.identity == status.identity }) else {
      throw ValidationError("'\(path.shown)' is where the results go already; choose another name to write to.")
    }
    guard replacesExisting else { throw Self.exists(path) }
    guard unsafe access(place, W_OK) == 0 else { throw Self.refusal(path, errno) }
  }

  /// Writes the file.
  ///
  /// - Throws: `ValidationError` for a path that is not to be written over, ``InvalidInput`` for what the system refuses; then
  ///   whatever was at the path is still there, but for a device or a pipe that took a part.
  public func write(_ bytes: some Collection<UInt8>) throws {
    let old = FileStatus(path: place)
    if let old, old.kind != .plain {
      try write(bytes, toOpen: unsafe open(place, O_WRONLY | O_NOCTTY | O_CLOEXEC))
      return
    }
    // A short name of its own, so that it cannot be too long.
    let beside = folder + "/" + Self.temporaryPrefix + String(UInt64.random(in: 0...(.max)), radix: 36)
    let descriptor = unsafe open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(permissions))
    do {
      if let old, descriptor >= 0 {
        _ = fchown(descriptor, old.owner, old.group)  // Only the superuser can give a file away.
        _ = fchmod(descriptor, old.mode)
      }
      try write(bytes, toOpen: descriptor)
      try replace(with: beside)
    } catch {
      if descriptor >= 0 { _ = unsafe unlink(beside) }
      throw error
    }
  }

  private func write(_ bytes: some Collection<UInt8>, toOpen descriptor: Int32) throws {
    guard descriptor >= 0 else { throw Self.refusal(path, errno) }
    do throws(WriteFailure) {
      try WritableDescriptor(number: descriptor).write(bytes)
    } catch {
      close(descriptor)
      throw Self.refusal(path, error)
    }
    // What is no plain file need not know how to synchronise.
    let isSafe = fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS
    let code = errno
    guard close(descriptor) == 0, isSafe else { throw Self.refusal(path, isSafe ? errno : code) }
  }

  /// Puts the complete file where it belongs; without `replacesExisting` only if nothing has come there in the meantime.
  private func replace(with beside: String) throws {
    if !replacesExisting {
      if unsafe link(beside, place) == 0 {
        _ = unsafe unlink(beside)
        return
      }
      // Some file systems have no hard links; there the look before has to do.
      if errno == EEXIST || FileStatus(withoutFollowing: place) != nil { throw Self.exists(path) }
    }
    guard unsafe rename(beside, place) == 0 else { throw Self.refusal(path, errno) }
  }

  /// What a write that was killed leaves begins so.
  public static let temporaryPrefix = ".transferlab-"

  private var folder: String { Self.folder(of: place) }

  /// The folder of a path; that of a mere name is the working directory.
  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path behind the symbolic links at its end, also where nothing is there yet.
  private static func withoutLinks(_ path: String) throws -> String {
    var place = path
    for _ in 0..<40 {
      guard FileStatus(withoutFollowing: place)?.kind == .symbolicLink else { return place }
      // A link of the kernel's, such as /dev/stdout, can lead to what has no path.
      if let status = FileStatus(path: place), status.kind != .plain { return place }
      var target = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = unsafe readlink(place, &target, target.count)
      guard count > 0 else { throw refusal(path, errno) }
      let destination = String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      place = destination.hasPrefix("/") ? destination : folder(of: place) + "/" + destination
    }
    throw refusal(path, ELOOP)
  }

  private static func exists(_ path: String) -> ValidationError {
    ValidationError("'\(path.shown)' exists already; choose another name, or replace it with --force.")
  }

  private static func refusal(_ path: String, _ code: Int32) -> InvalidInput { refusal(path, .refused(code.reason)) }

  private static func refusal(_ path: String, _ failure: WriteFailure) -> InvalidInput {
    switch failure {
    case .closedPipe: InvalidInput("'\(path.shown)' cannot be written, because its reader closed it.")
    case .refused(let reason): InvalidInput("'\(path.shown)' cannot be written, because \(reason).")
    }
  }
}
