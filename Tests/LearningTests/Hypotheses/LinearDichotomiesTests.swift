import Learning
import NumericCore
import Testing

struct LinearDichotomiesTests {
  @Test("All labellings of d + 1 points, half of those of 2(d + 1)", arguments: [0, 1, 2, 5, 40])
  func ends(dimension: Int) {
    #expect(separableShare(pointCount: dimension + 1, dimension: dimension) == 1)
    #expect((separableShare(pointCount: 2 * (dimension + 1), dimension: dimension) - 0.5).magnitude < 1e-12)
  }

  @Test("On the line it counts the 2N labellings of a threshold", arguments: 2...12)
  func line(pointCount: Int) {
    let share = separableShare(pointCount: pointCount, dimension: 1)
    #expect((share - Double(2 * pointCount) / Double(1 << pointCount)).magnitude < 1e-12)
  }
}
