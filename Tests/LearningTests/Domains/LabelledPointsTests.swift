import Learning
import NumericCore
import Testing

@Suite("Labelled points")
struct LabelledPointsTests {
  @Test("have a label each, and no negative mass")
  func refused() async {
    let points = LabelledPoints(masses: [Rational(1, 4), Rational(3, 4)], labels: [0, 1])
    #expect(points.masses.count == 2 && points.labels == [0, 1])
    await #expect(processExitsWith: .failure) { _ = LabelledPoints(masses: [1], labels: [0, 1]) }
    await #expect(processExitsWith: .failure) { _ = LabelledPoints(masses: [2, -1], labels: [0, 1]) }
  }
}
