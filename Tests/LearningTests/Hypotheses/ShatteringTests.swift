import Learning
import Testing

/// The labellings of `count` ordered points by thresholds, one- or two-sided.
private func thresholds(count: Int, isTwoSided: Bool) -> FiniteClass {
  let below = (0...count).map { cut in (0..<count).map { $0 < cut } }
  return FiniteClass(labelings: below + (isTwoSided ? below.map { $0.map { !$0 } } : []))
}

@Suite("The VC dimension of a finite class")
struct ShatteringTests {
  @Test("thresholds have 1 and their disagreements 2; two-sided ones 2 and 3", arguments: 4...8)
  func thresholdDimensions(count: Int) {
    let (one, two) = (thresholds(count: count, isTwoSided: false), thresholds(count: count, isTwoSided: true))
    #expect(one.vcDimension == 1 && one.differences.vcDimension == 2)
    #expect(two.vcDimension == 2 && two.differences.vcDimension == 3)
  }

  @Test("BD-05: 16 hypotheses on 5 points of dimension 2 whose disagreements have dimension 5")
  func beyondTwice() {
    let masks = [4, 5, 6, 10, 12, 14, 16, 18, 19, 20, 21, 22, 23, 26, 30, 31]
    let hypotheses = FiniteClass(labelings: masks.map { mask in (0..<5).map { mask >> $0 & 1 == 1 } })
    #expect(hypotheses.vcDimension == 2)
    #expect(hypotheses.differences.distinctLabelingCount == 32 && hypotheses.differences.vcDimension == 5)
  }

  @Test("one hypothesis shatters nothing; all labellings shatter everything; repeats do not count")
  func ends() {
    #expect(FiniteClass(labelings: [[true, false]]).largestShatteredSet.isEmpty)
    let all = FiniteClass(labelings: (0..<8).map { bits in (0..<3).map { bits >> $0 & 1 == 1 } })
    #expect(all.largestShatteredSet == [0, 1, 2])
    #expect(FiniteClass(labelings: [[true], [true]]).vcDimension == 0)
  }
}
