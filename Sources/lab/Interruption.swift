import Foundation

/// What lets the driver be ended without leaving a chapter running or a folder behind.
enum Interruption {
  /// What a person, a terminal that closes and a system that shuts down send.
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// A handler may do next to nothing; it writes the signal's number into this pipe.
  private static let ends: (read: Int32, write: Int32) = {
    var ends: [Int32] = [-1, -1]
    _ = unsafe pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }()

  /// Runs `body`, cancelled when the process is told to end; then, after everything that `body` defers, the process ends as it was
  /// told to.
  ///
  /// A cancelled task ends the program that it waits for.
  static func endingChildren<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
    let (readEnd, task) = (ends.read, Task(operation: body))
    let received = DispatchSource.makeReadSource(fileDescriptor: readEnd, queue: .global())
    received.setEventHandler { task.cancel() }
    received.activate()
    signals.forEach(catchUnlessIgnored)
    let result = await task.result
    signals.forEach { signal($0, SIG_DFL) }
    received.cancel()
    if task.isCancelled {
      var number: UInt8 = 0
      if unsafe read(readEnd, &number, 1) == 1 { endProcess(by: Int32(number)) }
    }
    return try result.get()
  }

  /// The threads that tasks run on block all signals.
  private static func endProcess(by number: Int32) {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(number)
  }

  /// What runs under 'nohup' ignores SIGHUP, and is to go on doing so.
  private static func catchUnlessIgnored(_ number: Int32) {
    _ = ends
    let before = signal(number, note)
    let old = unsafe unsafeBitCast(before, to: Int.self)
    let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
    if old == ignored { signal(number, SIG_IGN) }
  }

  /// The handler of all signals.
  private static let note: @convention(c) (Int32) -> Void = { number in
    var byte = UInt8(truncatingIfNeeded: number)
    _ = unsafe write(ends.write, &byte, 1)
  }
}
