/// A titled table of cells; rows are records, columns are named.
public struct Table: Sendable, Hashable {
  /// The title, a noun phrase.
  public let title: String
  /// The column heads, units in parentheses.
  public let columns: [String]
  /// The rows, each as long as `columns`.
  public let rows: [[Cell]]

  /// A table.
  ///
  /// - Precondition: every row has as many cells as there are columns.
  public init(title: String, columns: [String], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "Every row of '\(title)' needs \(columns.count) cells.")
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}
