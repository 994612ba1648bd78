/// A matrix of values as shades.
public struct HeatMap: Sendable, Hashable {
  /// The label of the columns.
  public let x: Axis
  /// The label of the rows.
  public let y: Axis
  /// The names of the columns.
  public let columnNames: [String]
  /// The names of the rows.
  public let rowNames: [String]
  /// The values, `values[row][column]`, first row on top.
  public let values: [[Double]]

  /// A heat map.
  public init(x: Axis, y: Axis, columnNames: [String], rowNames: [String], values: [[Double]]) {
    self.x = x
    self.y = y
    self.columnNames = columnNames
    self.rowNames = rowNames
    self.values = values
  }
}
