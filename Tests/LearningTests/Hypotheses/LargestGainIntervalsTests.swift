import Learning
import NumericCore
import Testing

/// The largest total of at most `limit` intervals, by the table over (position, intervals used, inside or outside).
private func naiveTotal(_ gains: [Int], limit: Int) -> Int {
  var outside = Array(repeating: 0, count: limit + 1)
  var inside = Array(repeating: Int.min / 2, count: limit + 1)
  for gain in gains {
    for used in stride(from: limit, through: 1, by: -1) {
      inside[used] = max(inside[used], outside[used - 1]) + gain
      outside[used] = max(outside[used], inside[used])
    }
  }
  return outside.max() ?? 0
}

@Suite("At most k intervals of largest total")
struct LargestGainIntervalsTests {
  @Test("agree with the dynamic programme for few intervals, on random integers with ties and zeros")
  func fewAgreeWithDynamicProgramme() {
    var generator = RandomSource(seed: 1)
    for _ in 0..<2000 {
      let gains = (0..<Int.random(in: 0...14, using: &generator)).map { _ in Int.random(in: -4...4, using: &generator) }
      for limit in 0...8 { expectOptimum(gains, limit: limit) }
    }
  }

  @Test("agree with it for many intervals too, which are found by elimination")
  func manyAgreeWithDynamicProgramme() {
    var generator = RandomSource(seed: 2)
    for _ in 0..<100 {
      // About a third of so many numbers are runs of positive ones.
      let gains = (0..<Int.random(in: 100...200, using: &generator)).map { _ in Int.random(in: -4...4, using: &generator) }
      for limit in 33...40 { expectOptimum(gains, limit: limit) }
    }
  }

  private func expectOptimum(_ gains: [Int], limit: Int) {
    let found = LargestGainIntervals(gains: gains, limit: limit)
    #expect(found.gain == naiveTotal(gains, limit: limit), "\(gains), at most \(limit)")
    #expect(found.set.ranges.count <= limit, "\(gains), at most \(limit)")
    #expect(found.set.ranges.reduce(0) { $0 + gains[$1].reduce(0, +) } == found.gain, "\(gains), at most \(limit)")
  }

  @Test("give nothing where there is nothing to gain")
  func nothingToGain() {
    #expect(LargestGainIntervals<Int>(gains: [], limit: 3).gain == 0)
    #expect(LargestGainIntervals(gains: [-1, 0, -2], limit: 1).set == IntervalSet([]))
  }
}
