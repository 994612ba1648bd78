import Learning
import NumericCore
import Testing

@Suite("Grids over the plane")
struct PlaneGridTests {
  @Test("Nodes reach the border, centres stay half a cell within, and rows descend")
  func positions() {
    let nodes = PlaneGrid(nodesOf: -1...3, columnCount: 5, rowCount: 3)
    #expect(nodes.x == [-1, 0, 1, 2, 3])
    #expect(nodes.y == [3, 1, -1])
    let centres = PlaneGrid(centresWithin: 2, columnCount: 4, rowCount: 2)
    #expect(centres.x == [-1.5, -0.5, 0.5, 1.5])
    #expect(centres.y == [1, -1])
  }

  @Test("Labels come row by row from the top, each row from left to right")
  func labels() {
    let grid = PlaneGrid(centresWithin: 2, columnCount: 4, rowCount: 2)
    let labels = grid.labels { points in (0..<points.rowCount).map { points[$0, 0] > points[$0, 1] ? 1 : 0 } }
    #expect(labels == [[0, 0, 0, 1], [0, 1, 1, 1]])
    #expect(grid.labels(where: >) == labels)
  }
}
