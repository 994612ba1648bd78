import ArgumentParser
import Foundation
internal import NumericCore

/// The memory that this process can still take, and refusals in words before it takes more.
///
///     try AvailableMemory.check(24 * count * count, for: "The distances between \(count) rows", lowering: "--rows")
public struct AvailableMemory: Sendable, Hashable {
  /// In bytes; nil where the system does not say.
  public let byteCount: Int?

  /// What this machine, its container and the shell's limits leave now.
  public static var current: AvailableMemory {
    AvailableMemory(reading: { try? String(contentsOfFile: $0, encoding: .utf8) }, addressSpaceLimit: addressSpaceLimit)
  }

  /// What these files say, named as Linux names them.
  init(reading text: (String) -> String?, addressSpaceLimit: Int?) {
    let machine = text("/proc/meminfo")?.number(after: "MemAvailable:").map { $0 << 10 }
    let pages = text("/proc/self/statm")?.split(separator: " ").first.flatMap { Int($0) }
    let addresses = addressSpaceLimit.map { max(0, $0 - (pages ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))) }
    let known = [machine ?? Self.physical, Self.container(reading: text), addresses].compactMap(\.self)
    byteCount = known.min()
  }

  /// So many bytes.
  init(byteCount: Int?) { self.byteCount = byteCount }

  /// Refuses a demand that this memory does not hold.
  ///
  /// - Parameters:
  ///   - demand: in bytes.
  ///   - purpose: what takes them, in the plural: the start of a sentence.
  ///   - option: the option that makes it less.
  /// - Throws: `ValidationError`.
  public func check(_ demand: Double, for purpose: String, lowering option: String) throws {
    guard let byteCount, demand > Double(byteCount) else { return }
    throw ValidationError(
      "\(purpose) take \(Self.text(demand)) of memory, and \(Self.text(Double(byteCount))) are free; lower \(option).")
  }

  /// Refuses a demand that this machine's memory does not hold now.
  ///
  /// - Throws: `ValidationError`.
  public static func check(_ demand: Double, for purpose: String, lowering option: String) throws {
    try current.check(demand, for: purpose, lowering: option)
  }

  /// Ends the process with a sentence where the shell allows less address space than OpenBLAS takes.
  ///
  /// OpenBLAS gives each thread that uses it a buffer of 128 MB, and where it gets none asks again for ever. To be called before
  /// anything is computed.
  public static func requireAddressSpace(program: String) {
    guard let refusal = addressSpaceRefusal(limit: addressSpaceLimit, coreCount: ProcessInfo.processInfo.activeProcessorCount)
    else {
      return
    }
    try? StandardStream.error.write("\(program): \(refusal)\n")
    // No orderly end: OpenBLAS would wait in it for threads that never got their buffers.
    _exit(ProgramStatus.notInstalled.rawValue)
  }

  /// The sentence for a limit in bytes that is too low.
  static func addressSpaceRefusal(limit: Int?, coreCount: Int) -> String? {
    let need = (256 + 128 * (coreCount + 1)) << 20
    guard NumericLibraries.openBLAS != nil, let limit, limit < need else { return nil }
    return "The shell allows programs \(text(Double(limit))) of address space, and OpenBLAS takes \(text(Double(need))) on "
      + "\(coreCount) \(coreCount == 1 ? "core" : "cores"); lift the limit with 'ulimit -v unlimited'."
  }

  private static func text(_ bytes: Double) -> String {
    bytes < 1e9 ? "\(Int((bytes / 1e6).rounded())) MB" : "\((bytes / 1e8).rounded() / 10) GB"
  }
}

// MARK: - Where it is written

extension AvailableMemory {
  /// Where Linux's file of the free memory is missing, all that there is.
  private static var physical: Int? { Int(exactly: ProcessInfo.processInfo.physicalMemory) }

  /// The limit of `ulimit -v`; nil where there is none.
  private static var addressSpaceLimit: Int? {
    #if os(Linux)
      var limit = rlimit()
      let resource = __rlimit_resource_t(UInt32(RLIMIT_AS.rawValue))
      guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur != rlim_t(bitPattern: -1) else { return nil }
      return Int(exactly: limit.rlim_cur)
    #else
      return nil
    #endif
  }

  /// What the container leaves, by both versions of Linux's control groups: of each level the limit without what is in use for
  /// good.
  private static func container(reading text: (String) -> String?) -> Int? {
    let lines = (text("/proc/self/cgroup") ?? "").split(separator: "\n").map {
      $0.split(separator: ":", omittingEmptySubsequences: false)
    }
    var room: [Int] = []
    for line in lines where line.count >= 3 {
      let (root, limitName, usageName): (String, String, String)
      if line[1].isEmpty {
        (root, limitName, usageName) = ("/sys/fs/cgroup", "memory.max", "memory.current")
      } else if line[1].split(separator: ",").contains("memory") {
        (root, limitName, usageName) = ("/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes")
      } else {
        continue
      }
      let names = line[2...].joined(separator: ":").split(separator: "/").map(String.init)
      for depth in 0...names.count {
        let folder = ([root] + names.prefix(depth)).joined(separator: "/")
        guard let limit = text("\(folder)/\(limitName)")?.number(after: ""), limit < 1 << 60 else { continue }
        let usage = text("\(folder)/\(usageName)")?.number(after: "") ?? 0
        let statistics = text("\(folder)/memory.stat")
        let cache = statistics?.number(after: "total_inactive_file") ?? statistics?.number(after: "inactive_file") ?? 0
        room.append(max(0, limit - max(0, usage - cache)))
      }
    }
    return room.min()
  }
}

extension String {
  /// The whole number that follows `name` on the first line that begins with it.
  fileprivate func number(after name: String) -> Int? {
    let line = split(separator: "\n").first { $0.hasPrefix(name) }
    return line.flatMap { Int($0.dropFirst(name.count).split(whereSeparator: \.isWhitespace).first ?? "") }
  }
}
