import Foundation
import Subprocess

/// How a worker ended that did not answer.
public enum WorkerFailure: Error, Sendable, Hashable {
  /// It used up its time.
  case timeout
  /// It asked for more memory than there is for it.
  case memory
  /// It trapped, or ended before it answered.
  case crash(String)
  /// What it sent on descriptor 3 is no answer.
  case protocolError(String)
  /// The grader's own fault, or the machine's.
  case grader(String)
}

/// What one run of a worker came to.
public struct WorkerRun<Result: Sendable>: Sendable {
  /// What the calls came to.
  public let result: Swift.Result<Result, WorkerFailure>
  /// What the student's code printed: shown, never scored.
  public let printed: String
  /// The digest of everything that it answered.
  public let answers: String
  /// The arguments of the last call; nil where there was none.
  let lastCall: [Value]?
}

/// A worker that runs: calls go in on its standard input, answers come back on descriptor 3.
final class WorkerSession {
  typealias Running = Execution<CustomWriteInput, SequenceOutput, DiscardedOutput>

  private let running: Running
  private var output: SubprocessOutputSequence.AsyncIterator
  private var received: [UInt8] = []
  private(set) var digest: [UInt8] = []
  private var isDigestClosed = false
  private(set) var lastCall: [Value]?

  /// No answer is longer; of questions there are at most as many as fit in this as well.
  private static let lineLimit = 1 << 16
  private static let questionLimit = 20_000

  init(_ running: Running) {
    self.running = running
    output = running.standardOutput.makeAsyncIterator()
  }

  /// Waits until the confinement stands.
  func begin() async throws(WorkerFailure) {
    guard let line = try? await line(), line == Array("ready".utf8) else {
      throw .grader("The confinement of the worker cannot be set up.")
    }
  }

  /// Leaves later answers out of the digest: how many there will be depends on the clock.
  func closeDigest() { isDigestClosed = true }

  /// Calls the student's function; `played` answers what a property asks meanwhile.
  func call(_ arguments: [Value], played: (([Value]) -> Value)? = nil) async throws(WorkerFailure) -> Value {
    lastCall = arguments
    try await send(.list(arguments))
    var questionCount = 0
    while true {
      guard let line = try await line() else { throw .crash("It ended before it answered") }
      if !isDigestClosed { digest = SHA256.digest(digest + line) }
      guard let message = WorkerMessage(line: line) else {
        throw .protocolError("What came on descriptor 3 is no answer: \(String(decoding: line.prefix(60), as: UTF8.self))")
      }
      if let answer = message.answer { return answer }
      questionCount += 1
      guard let ask = message.ask, let played, questionCount <= Self.questionLimit else {
        throw .protocolError("It asked what there is nobody to answer")
      }
      try await send(played(ask))
    }
  }

  private func send(_ value: Value) async throws(WorkerFailure) {
    // A worker that has ended no longer reads; that it has is found out by reading.
    _ = try? await running.standardInputWriter.write(value.wire + "\n")
  }

  /// The next line; nil at the end.
  private func line() async throws(WorkerFailure) -> [UInt8]? {
    while true {
      if let end = received.firstIndex(of: 10) {
        defer { received.removeFirst(end + 1) }
        return Array(received[..<end])
      }
      guard received.count <= Self.lineLimit else { throw .protocolError("A line on descriptor 3 is longer than 64 KiB") }
      let buffer: SubprocessOutputSequence.Buffer?
      do { buffer = try await output.next() } catch { buffer = nil }
      guard let buffer else { return nil }
      received += unsafe buffer.withUnsafeBytes { unsafe Array($0) }
    }
  }
}

extension Worker {
  /// Starts the worker, lets `body` call it, and ends it.
  func run<Result: Sendable>(
    limits: Limits, confinement: Confinement, _ body: @Sendable (WorkerSession) async throws(WorkerFailure) -> Result
  ) async -> WorkerRun<Result> {
    // A worker that has ended reads no more: that is told by its end, and must not end the grader.
    signal(SIGPIPE, SIG_IGN)
    let folder = program.deletingLastPathComponent().appendingPathComponent("run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    func failed(_ reason: String) -> WorkerRun<Result> {
      WorkerRun(result: .failure(.grader(reason)), printed: "", answers: "", lastCall: nil)
    }
    do {
      try FileManager.default.createDirectory(at: folder.appendingPathComponent("root"), withIntermediateDirectories: true)
    } catch { return failed("The folder '\(folder.path)' cannot be made.") }
    var options = PlatformOptions()
    options.processGroupID = 0
    do {
      let run = try await Subprocess.run(
        .path("/bin/sh"),
        arguments: [
          "-c", confinement.script, "sh", program.path, folder.path, "\(limits.memory)", "\(limits.processorSeconds)",
        ],
        environment: .inherit.updating(["setup": Confinement.setup]), platformOptions: options, input: .inputWriter,
        output: .sequence, error: .discarded
      ) { running in
        let process = running.processIdentifier
        let alarm = Task {
          guard (try? await Task.sleep(for: .seconds(limits.seconds))) != nil else { return false }
          kill(-process.value, SIGKILL)
          return true
        }
        let session = WorkerSession(running)
        let result: Swift.Result<Result, WorkerFailure>
        do throws(WorkerFailure) {
          try await session.begin()
          result = .success(try await body(session))
        } catch {
          result = .failure(error)
        }
        // A worker that answered is let go; one that failed has a moment to end as it would, so that its end can be told.
        if case .failure(.crash) = result {
          try? await Task.sleep(for: .milliseconds(1))
        } else {
          kill(-process.value, SIGKILL)
        }
        return (result, SHA256.hex(of: session.digest), session.lastCall, alarm)
      }
      let (result, answers, lastCall, alarm) = run.closureResult
      alarm.cancel()
      kill(-run.processIdentifier.value, SIGKILL)
      let isLate = await alarm.value
      let printed = ["output", "error"].map { name in
        let bytes = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
        // The runtime's trace names nothing in a program without symbols.
        return String(decoding: bytes.prefix(1 << 16), as: UTF8.self).split(separator: "Current stack trace:").first.map(
          String.init) ?? ""
      }
      let ending = result.mapError { $0.told(run.terminationStatus, error: printed[1], isLate: isLate) }
      return WorkerRun(result: ending, printed: printed.joined(), answers: answers, lastCall: lastCall)
    } catch {
      return failed("The worker cannot be started: \(error).")
    }
  }
}

extension WorkerFailure {
  /// The same failure, as the process's end tells it.
  fileprivate func told(_ status: TerminationStatus, error: String, isLate: Bool) -> WorkerFailure {
    guard case .crash = self else { return self }
    if isLate { return .timeout }
    switch status {
    // Around a worker in namespaces that was killed for its time, 'unshare' of util-linux 2.38 cannot die of the same signal.
    case .exited(1) where error.contains("unshare: sigprocmask unblock failed"): return .timeout
    case .exited(let code): return .crash("It ended with exit code \(code) before it answered")
    case .signaled(let number):
      if [SIGKILL, SIGXCPU].contains(Int32(number)) { return .timeout }
      if ["ailed to allocate", "Could not allocate memory", "out of memory"].contains(where: error.contains) { return .memory }
      let fatal = error.split(separator: "\n").first { $0.contains("Fatal error") }.map { String($0.prefix(300)) }
      let usual =
        Int32(number) == SIGSEGV
        ? "an endless recursion, as a rule" : "an index out of range, an overflow, a division by zero, or a nil, as a rule"
      return .crash("It trapped (signal \(number)): \(fatal ?? usual)")
    }
  }
}
