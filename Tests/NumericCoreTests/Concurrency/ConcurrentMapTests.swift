import NumericCore
import Synchronization
import Testing

@Suite struct ConcurrentMapTests {
  @Test("The images are those of map, in order", arguments: [0, 1, 2, 7, 1_000])
  func order(count: Int) {
    let numbers = Array(0..<count)
    #expect(numbers.concurrentMap { $0 * $0 } == numbers.map { $0 * $0 })
    #expect(numbers.dropFirst(3).concurrentMap { $0 + 1 } == numbers.dropFirst(3).map { $0 + 1 })
  }

  @Test("Optional images are kept")
  func optionalImages() {
    #expect((0..<4).concurrentMap { $0.isMultiple(of: 2) ? $0 : nil } == [0, nil, 2, nil])
  }

  @Test("Of several errors that of the earliest element is thrown", arguments: 0..<50)
  func earliestError(round: Int) {
    #expect(throws: Failure(at: 17)) {
      try (0..<200).concurrentMap { (number) throws(Failure) in
        // Later failures are reached sooner, so that only the order of the elements can bring 17 to the front.
        if number == 17 { for _ in 0..<1_000 { spun.add(1, ordering: .relaxed) } }
        if number >= 17 { throw Failure(at: number) }
        return number
      }
    }
  }

  @Test("Every element is transformed exactly once")
  func once() {
    let calls = Mutex([Int: Int]())
    _ = (0..<500).concurrentMap { number in calls.withLock { $0[number, default: 0] += 1 } }
    #expect(calls.withLock { $0.count } == 500)
    #expect(calls.withLock { $0.values.allSatisfy { $0 == 1 } })
  }

  private struct Failure: Error, Equatable {
    let at: Int
  }
}

private let spun = Atomic(0)
