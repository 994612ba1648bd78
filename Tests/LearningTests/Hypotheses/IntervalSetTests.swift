import Learning
import NumericCore
import Testing

@Suite("Sets of points in order, as ranges")
struct IntervalSetTests {
  @Test("drop empty ranges and join touching ones")
  func joining() {
    #expect(IntervalSet([0..<2, 2..<3, 3..<3, 5..<6, 6..<8]).ranges == [0..<3, 5..<8])
    #expect(IntervalSet([4..<4]).ranges.isEmpty)
  }

  @Test("are their labels, and their complement is the other labels", arguments: 0..<64)
  func labels(mask: Int) {
    let labels = (0..<6).map { mask >> $0 & 1 == 1 }
    let set = IntervalSet(labels: labels)
    #expect(set.labels(count: 6) == labels && set == IntervalSet(set.ranges))
    #expect(set.complement(count: 6).labels(count: 6) == labels.map { !$0 })
  }

  @Test("that overlap or descend stop the program", arguments: [[0..<3, 2..<4], [4..<5, 0..<1]])
  func disorder(ranges: [Range<Int>]) async {
    await #expect(processExitsWith: .failure) { [ranges] in _ = IntervalSet(ranges) }
  }
}
