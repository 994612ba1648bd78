import Foundation
import Testing

@testable import ChapterKit

@Suite struct WritableDescriptorTests {
  @Test("A pipe that does not block takes everything, however slowly it is read")
  func nonBlocking() async throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (readEnd, writeEnd) = (ends[0], ends[1])
    #expect(fcntl(writeEnd, F_SETFL, O_NONBLOCK) == 0)
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
    let reader = Task.detached { () -> [UInt8] in
      var all: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 5000)
      while case let count = read(readEnd, &part, part.count), count > 0 { all += part[..<count] }
      return all
    }
    try WritableDescriptor(number: writeEnd).write(bytes)
    close(writeEnd)
    #expect(await reader.value == bytes)
    close(readEnd)
  }

  @Test("A closed pipe and a closed descriptor are errors")
  func closed() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let writeEnd = ends[1]
    close(ends[0])
    #expect(throws: WriteFailure.closedPipe) { try WritableDescriptor(number: writeEnd).write([1]) }
    close(writeEnd)
    #expect(throws: WriteFailure.refused("it is closed")) { try WritableDescriptor(number: -1).write([1]) }
  }

  @Test("Every reason of the system's is the end of a sentence", arguments: 1...133)
  func reasons(code: Int32) {
    #expect(!code.reason.isEmpty && code.reason.first?.isLowercase == true && code.reason.last != ".")
  }
}
