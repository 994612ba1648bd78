import Learning
import NumericCore
import Testing

@Suite("Hypotheses as conditions")
struct HypothesisConditionTests {
  @Test("sets of points on a line")
  func intervals() {
    func condition(_ ranges: Range<Int>...) -> String { IntervalSet(ranges).condition(count: 20) }
    #expect(condition(0..<8, 18..<20) == "x < 8 or x ≥ 18" && condition(3..<5) == "3 ≤ x < 5")
    #expect(condition(0..<20) == "always" && condition() == "never")
  }

  @Test("stumps and their constants")
  func stumps() {
    func condition(_ threshold: Double, _ isAbove: Bool) -> String {
      Stump(feature: 1, threshold: threshold, isAbove: isAbove).condition { "\($0)" }
    }
    #expect(condition(0.5, true) == "x2 ≥ 0.5" && condition(0.5, false) == "x2 < 0.5")
    #expect(condition(-.infinity, true) == "always" && condition(.infinity, false) == "always")
    #expect(condition(.infinity, true) == "never" && Stump.never.condition { "\($0)" } == "never")
  }

  @Test("half-planes say what they label 1")
  func planes() throws {
    let points = Matrix(rows: [[0, 0], [0, 2], [4, 0]])
    let halfPlanes = HalfPlanes(points: points)
    let upper = halfPlanes.best(gains: [-1, 1, -1]).hypothesis
    let boundary = try #require(upper.boundary)
    let written = upper.condition { "\(($0 * 10).rounded() / 10)" }
    #expect(written.hasSuffix("≥ \((boundary.offset * 10).rounded() / 10)"))
    #expect(written.contains(boundary.normalY < 0 ? " x1 − " : " x1 + ") && boundary.label(x: 0, y: 2))
    #expect(halfPlanes.best(gains: [-1, -1, -1]).hypothesis.condition { "\($0)" } == "never")
    #expect(halfPlanes.best(gains: [1, 1, 1]).hypothesis.condition { "\($0)" } == "always")
  }
}
