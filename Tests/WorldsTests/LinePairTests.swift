import NumericCore
import Testing
import Worlds

@Suite("Targets on the line for one source")
struct LinePairTests {
  @Test("Masses are distributions on ten points, and the source is always uniform on 3 … 6", arguments: LinePair.allCases)
  func distributions(pair: LinePair) {
    let (source, target) = pair.masses
    #expect(source == [0, 0, 0, 0.25, 0.25, 0.25, 0.25, 0, 0, 0] && target.count == 10)
    #expect((target.sum() - 1).magnitude < 1e-12 && target.allSatisfy { $0 >= 0 })
  }

  @Test("The total variation of each target is as its name says")
  func totalVariation() {
    let expected: [LinePair: Double] = [.same: 0, .near: 0.25, .far: 0.75, .wide: 0.6, .even: 0.5, .outlier: 0.01]
    for pair in LinePair.allCases {
      let (source, target) = pair.masses
      let variation = zip(source, target).map { ($0 - $1).magnitude }.sum() / 2
      #expect(expected[pair].map { ($0 - variation).magnitude < 1e-12 } == true, "\(pair.rawValue)")
    }
  }
}
