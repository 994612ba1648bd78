import Learning
import NumericCore
import Testing

struct NearestNeighbourTests {
  @Test("The nearest example decides, and of equally near ones the first")
  func nearest() {
    let learner = NearestNeighbour(points: Matrix(rows: [[0, 0], [2, 0], [0, 3]]), classes: [4, 7, 1])
    #expect(learner.predictions(Matrix(rows: [[0.9, 0], [1.1, 0], [1, 0], [0, 9]])) == [4, 7, 4, 1])
    #expect(learner.accuracy(on: Matrix(rows: [[0.9, 0], [0, 9]]), classes: [4, 7]) == 0.5)
  }

  @Test("Neighbours are kept by translations and turns, and few by a map that has nothing to do with the points")
  func overlap() {
    let random = RandomSource(seed: 1)
    let points = random.normals(rowCount: 60, columnCount: 2)
    let turn = Matrix(rows: [[0.6, 0.8], [-0.8, 0.6]])
    #expect(neighbourOverlap(points, (points * turn).subtracting(rowwise: [3, 1]), count: 5) == 1)
    let other = neighbourOverlap(points, random.normals(rowCount: 60, columnCount: 2), count: 5)
    #expect(other > 0.02 && other < 0.2)
    // 0, 1, 3 to 0, 2, 3: the middle one's neighbour changes from the first to the last.
    let (line, image) = (Matrix(rows: [[0], [1], [3]]), Matrix(rows: [[0], [2], [3]]))
    #expect(neighbourOverlap(line, image, count: 1) == 2.0 / 3)
  }
}
