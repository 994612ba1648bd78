public import NumericCore

/// A regular grid over a rectangle of the plane, on which a classifier's labels are drawn.
public struct PlaneGrid: Sendable, Hashable {
  /// The horizontal positions, ascending.
  public let x: [Double]
  /// The vertical positions, descending: the first row is at the top.
  public let y: [Double]

  /// The grid whose outer nodes lie on the border of the square `range` × `range`.
  ///
  /// - Precondition: there are at least two columns and two rows.
  public init(nodesOf range: ClosedRange<Double>, columnCount: Int, rowCount: Int) {
    precondition(columnCount > 1 && rowCount > 1, "A border has nodes on both sides.")
    func positions(_ count: Int) -> [Double] {
      (0..<count).map { range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1) }
    }
    (x, y) = (positions(columnCount), positions(rowCount).reversed())
  }

  /// The centres of the equal cells of the square (−half, half)².
  ///
  /// - Precondition: no count is negative.
  public init(centresWithin half: Double, columnCount: Int, rowCount: Int) {
    func positions(_ count: Int) -> [Double] {
      (0..<count).map { half * (2 * (Double($0) + 0.5) / Double(count) - 1) }
    }
    (x, y) = (positions(columnCount), positions(rowCount).map { -$0 })
  }

  /// The labels at all positions, row by row from the top.
  ///
  /// - Parameter classify: the label of each row of an n × 2 matrix, a whole number.
  public func labels(_ classify: (Matrix) -> [Double]) -> [[Int]] {
    y.map { y in classify(Matrix(rows: x.map { [$0, y] })).map { Int($0) } }
  }

  /// The same, 1 where a condition holds.
  public func labels(where isPositive: (_ x: Double, _ y: Double) -> Bool) -> [[Int]] {
    y.map { y in x.map { isPositive($0, y) ? 1 : 0 } }
  }
}
