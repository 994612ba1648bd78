import Divergences
import Learning
import NumericCore
import Testing

@Suite("Thresholds: the extremes of F_S − F_T") struct ThresholdDivergenceTests {
  /// The sizes and the number of different values of two samples.
  static let cases = [
    (1, 1, 3), (64, 64, 1000), (65, 1, 5), (100, 900, 20), (900, 100, 100_000), (700, 700, 100_000), (600, 700, 8),
  ]

  @Test("they agree with the differences at every value, and lie at the first of these", arguments: cases, [0.0, 0.3])
  func everyValue(sizes: (Int, Int, Int), shift: Double) {
    let random = RandomSource(seed: 17).stream("\(sizes) \(shift)")
    func draw(_ count: Int, _ shift: Double) -> [Double] {
      (0..<count).map { _ in ((random.uniform() + shift * random.uniform()) * Double(sizes.2)).rounded(.down) }
    }
    let (source, target) = (draw(sizes.0, 0).sorted(), draw(sizes.1, shift).sorted())
    var (largest, smallest) = ((value: 0, place: -Double.infinity), (value: 0, place: -Double.infinity))
    for place in Set(source + target).sorted() {
      let value = source.count { $0 <= place } * target.count - target.count { $0 <= place } * source.count
      if value > largest.value { largest = (value, place) }
      if value < smallest.value { smallest = (value, place) }
    }
    let whole = Double(source.count) * Double(target.count)
    let found = ThresholdDivergence(SortedSample(source), SortedSample(target))
    #expect(found.sourceExcess == Double(largest.value) / whole)
    #expect(found.targetExcess == -Double(smallest.value) / whole)
    #expect(found.sourceExcessLocation == largest.place)
    #expect(found.targetExcessLocation == smallest.place)
  }
}
