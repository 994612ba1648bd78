import Foundation
import Subprocess

/// A student's file, compiled with the adapter into a program that answers and decides nothing.
public struct Worker: Sendable {
  /// The program.
  public let program: URL
}

/// What the compiler made of a file.
public enum Compilation: Sendable {
  /// A worker.
  case worker(Worker)
  /// The compiler's complaints.
  case rejected(messages: String)
  /// There is no compiler, or it cannot work.
  case unavailable(reason: String)
}

/// Compiles workers with `swiftc` on the named files only: no package of a student's is ever evaluated, because on Linux a manifest
/// runs unsandboxed.
public struct WorkerCompiler: Sendable {
  /// Where the workers are kept, by the digest of what they are made from.
  let cache: URL

  /// A compiler that keeps its workers in this folder.
  public init(cache: URL) { self.cache = cache }

  /// Removes all but the workers that were compiled last, and what runs that were interrupted an hour ago or more have left.
  public func removeOldest(keeping count: Int) {
    let manager = FileManager.default
    let hourAgo = Date(timeIntervalSinceNow: -3600)
    let dated = ExerciseFolder.names(in: cache).compactMap { name -> (url: URL, date: Date)? in
      let url = cache.appendingPathComponent(name)
      return ((try? manager.attributesOfItem(atPath: url.path))?[.modificationDate] as? Date).map { (url, $0) }
    }
    let (workers, others) = (
      dated.filter { $0.url.lastPathComponent.hasPrefix("worker-") }.sorted { $0.date > $1.date },
      dated.filter { ["build-", "run-"].contains(where: $0.url.lastPathComponent.hasPrefix) && $0.date < hourAgo }
    )
    for old in workers.dropFirst(count) + others { try? manager.removeItem(at: old.url) }
  }

  /// The most that one compilation may take, in seconds of processor time.
  static let processorSeconds = 60

  /// Compiles a student's text, or finds what was compiled before.
  public func worker(for text: String, signature: Signature) async -> Compilation {
    await worker(for: text, main: Adapter.main(signature))
  }

  /// Compiles a text with the main program that calls it.
  func worker(for text: String, main: String) async -> Compilation {
    let sources = [("Exercise.swift", text), ("main.swift", main), ("Mathematics.swift", Adapter.mathematics)]
    let digest = SHA256.hex(of: SHA256.digest(Array(sources.map(\.1).joined(separator: "\0").utf8))).prefix(32)
    let program = cache.appendingPathComponent("worker-\(digest)")
    if FileManager.default.isExecutableFile(atPath: program.path) { return .worker(Worker(program: program)) }
    let folder = cache.appendingPathComponent("build-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in sources { try text.write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8) }
    } catch {
      return .unavailable(reason: "The folder '\(cache.path)' cannot be written to.")
    }
    return await compile(sources.map(\.0), in: folder, into: program)
  }

  private func compile(_ files: [String], in folder: URL, into program: URL) async -> Compilation {
    #if os(Linux)
      let linking = ["-static-executable", "-use-ld=lld"]
    #else
      let linking: [String] = []
    #endif
    let limited = "ulimit -t \(Self.processorSeconds) && exec swiftc \"$@\""
    let arguments =
      [
        "-c", limited, "swiftc", "-O", "-wmo", "-swift-version", "6", "-module-name", "Worker", "-suppress-warnings",
        "-no-color-diagnostics",
      ]
      + linking + ["-o", "worker"] + files
    do {
      let result = try await Subprocess.run(
        .path("/bin/sh"), arguments: Arguments(arguments), workingDirectory: .init(folder.path),
        output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
      if case .exited(127) = result.terminationStatus { return .unavailable(reason: "There is no 'swiftc' on PATH.") }
      guard result.terminationStatus.isSuccess else {
        let messages = (result.standardOutput + result.standardError).replacing(folder.path + "/", with: "")
        return .rejected(messages: messages.isEmpty ? "The compiler gave up after \(Self.processorSeconds) seconds." : messages)
      }
      // Two that compile the same text at once make the same program: the later takes the earlier's place.
      guard unsafe rename(folder.appendingPathComponent("worker").path, program.path) == 0 else {
        return .unavailable(reason: "The folder '\(cache.path)' cannot be written to.")
      }
      return .worker(Worker(program: program))
    } catch {
      return .unavailable(reason: "The compiler cannot be run: \(error).")
    }
  }
}
