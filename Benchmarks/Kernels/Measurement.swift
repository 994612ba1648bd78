import Foundation

/// What one process found out about a row: the best time of several, what the work came to, and the memory that it took.
struct Measurement: Codable {
  /// Seconds of processor time, of all threads: what else runs on the machine does not count.
  var seconds = Double.infinity
  /// Seconds by the clock.
  var elapsed = Double.infinity
  /// The objective value of the work; nil where it has none.
  var objective: Double?
  /// Bytes at the peak, beyond what was in memory before; nil where the system does not tell.
  var peak: Int?

  /// Runs the work once to see its memory, then until `budget` seconds have passed, at least three times.
  init(budget: Double, of work: () throws -> Double) rethrows {
    let before = PeakMemory.resident
    PeakMemory.forget()
    let value = try work()
    objective = value.isNaN ? nil : value
    if let before, let highest = PeakMemory.sinceForgotten { peak = max(0, highest - before) }
    let end = Self.now(CLOCK_MONOTONIC) + budget
    var count = 0
    while count < 3 || Self.now(CLOCK_MONOTONIC) < end {
      let (processor, clock) = (Self.now(CLOCK_PROCESS_CPUTIME_ID), Self.now(CLOCK_MONOTONIC))
      _ = try work()
      seconds = min(seconds, Self.now(CLOCK_PROCESS_CPUTIME_ID) - processor)
      elapsed = min(elapsed, Self.now(CLOCK_MONOTONIC) - clock)
      count += 1
    }
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}

/// The peak of resident memory, which Linux can forget and count anew.
enum PeakMemory {
  static var resident: Int? { bytes(of: "VmRSS:") }
  static var sinceForgotten: Int? { bytes(of: "VmHWM:") }

  static func forget() {
    try? FileHandle(forWritingTo: URL(filePath: "/proc/self/clear_refs")).write(contentsOf: Data("5".utf8))
  }

  private static func bytes(of key: String) -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix(key) }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }
}
