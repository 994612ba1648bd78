import ArgumentParser
import Foundation
import NumericCore
import Testing

@testable import ChapterKit

@Suite struct AvailableMemoryTests {
  private func bytes(_ files: [String: String], limit: Int? = nil) -> Int? {
    AvailableMemory(reading: { files[$0] }, addressSpaceLimit: limit).byteCount
  }

  private static let machine = ["/proc/meminfo": "MemTotal:       24684096 kB\nMemAvailable:   20000000 kB\n"]

  @Test("It is what the machine has to spare")
  func machine() { #expect(bytes(Self.machine) == 20_000_000 << 10) }

  @Test("A container's limit counts at every level, without what its cache would give back")
  func container() {
    var files = Self.machine
    files["/proc/self/cgroup"] = "0::/course/student\n"
    files["/sys/fs/cgroup/course/memory.max"] = "1000000\n"
    files["/sys/fs/cgroup/course/memory.current"] = "500000\n"
    files["/sys/fs/cgroup/course/memory.stat"] = "anon 1\ninactive_file 100000\n"
    files["/sys/fs/cgroup/course/student/memory.max"] = "max\n"
    #expect(bytes(files) == 600_000)
    files["/sys/fs/cgroup/course/student/memory.max"] = "300000\n"
    #expect(bytes(files) == 300_000)
  }

  @Test("The older control groups count too, and their number for no limit is none")
  func olderContainer() {
    var files = Self.machine
    files["/proc/self/cgroup"] = "7:cpu:/\n4:memory:/course\n0::/\n"
    files["/sys/fs/cgroup/memory/memory.limit_in_bytes"] = "9223372036854771712\n"
    #expect(bytes(files) == 20_000_000 << 10)
    files["/sys/fs/cgroup/memory/course/memory.limit_in_bytes"] = "5000\n"
    files["/sys/fs/cgroup/memory/course/memory.usage_in_bytes"] = "4000\n"
    #expect(bytes(files) == 1000)
  }

  @Test("A shell's limit of address space counts, less what is taken")
  func addressSpace() {
    var files = Self.machine
    files["/proc/self/statm"] = "1 1 1 1 0 1 0\n"
    let left = bytes(files, limit: 1 << 20) ?? 0
    #expect(left < 1 << 20 && left > 0)
    #expect(bytes(files, limit: 0) == 0)
  }

  #if os(Linux)
    @Test("The shell's limit of address space is the system's")
    func addressSpaceOfProcess() async {
      await #expect(processExitsWith: .success) {
        let room = 64 << 20
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ").first.flatMap { Int($0) }
        let limit = try #require(pages) * sysconf(Int32(_SC_PAGESIZE)) + room
        var both = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
        guard setrlimit(__rlimit_resource_t(UInt32(RLIMIT_AS.rawValue)), &both) == 0 else { exit(3) }
        guard let left = AvailableMemory.current.byteCount, left <= room else { exit(4) }
      }
    }
  #endif

  @Test("A demand beyond it is refused with the option to lower, one within it is not")
  func check() throws {
    let memory = AvailableMemory(byteCount: 8_000_000_000)
    try memory.check(8e9, for: "The distances", lowering: "--rows")
    try AvailableMemory(byteCount: nil).check(1e30, for: "The distances", lowering: "--rows")
    let error = #expect(throws: ValidationError.self) {
      try memory.check(38.4e9, for: "The distances between 40000 rows", lowering: "--rows")
    }
    #expect(
      error?.message == "The distances between 40000 rows take 38.4 GB of memory, and 8.0 GB are free; lower --rows.")
  }

  @Test("OpenBLAS takes 128 MB a thread, one more than the cores, beside the program's 256; less is refused with both figures")
  func addressSpaceRefusal() {
    let need = (256 + 128 * 3) << 20
    let refusal = AvailableMemory.addressSpaceRefusal(limit: need - 1, coreCount: 2)
    #expect(refusal == nil || refusal?.contains("671 MB of address space, and OpenBLAS takes 671 MB on 2 cores") == true)
    #expect((refusal == nil) == (NumericLibraries.openBLAS == nil))
    #expect(AvailableMemory.addressSpaceRefusal(limit: need, coreCount: 2) == nil)
    #expect(AvailableMemory.addressSpaceRefusal(limit: nil, coreCount: 64) == nil)
  }
}
