internal import CProduct

/// A sum Σ sᵢ² xᵢxᵢᵀ over the rows of many small matrices, such as the examples of many tasks, each row with a scale sᵢ.
///
/// Rows are copied, scaled, into a block that fits into the nearest caches, and each block is one product: a product for every
/// small matrix would cost more than the sums. The result is exactly symmetric and has the same bits on every processor.
public struct GramSum: Sendable {
  private let columnCount: Int
  private let blockCount: Int
  private var block: [Double]
  private var usedCount = 0
  private var sum: Matrix

  /// An empty sum, for rows of so many elements.
  public init(columnCount: Int) {
    precondition(columnCount > 0, "A Gram matrix has a column.")
    self.columnCount = columnCount
    blockCount = max(8, 4096 / columnCount)
    block = Array(repeating: 0, count: blockCount * columnCount)
    sum = Matrix(rowCount: columnCount, columnCount: columnCount, repeating: 0)
  }

  /// Adds sᵢ² xᵢxᵢᵀ for every row.
  ///
  /// - Precondition: the rows are as long as the sum's, and there is a scale for each.
  /// - Complexity: O(*n* *d*²) for *n* rows of *d* elements
  public mutating func add(_ rows: Matrix, scales: [Double]) {
    precondition(rows.columnCount == columnCount, "Rows of \(rows.columnCount) elements do not fit those of \(columnCount).")
    precondition(scales.count == rows.rowCount, "A sum over \(rows.rowCount) rows needs as many scales.")
    var first = 0
    while first < rows.rowCount {
      let next = min(rows.rowCount, first + blockCount - usedCount)
      rows.copyRows(first..<next, scaledBy: { scales[$0] }, to: &block, at: usedCount)
      usedCount += next - first
      first = next
      if usedCount == blockCount { addBlock() }
    }
  }

  /// The sum of what has been added, *d* × *d*.
  public consuming func total() -> Matrix {
    addBlock()
    return sum.mirroringLowerTriangle
  }

  private mutating func addBlock() {
    var gram = [Double](repeating: 0, count: columnCount * columnCount)
    transferlab_lower_gram(&gram, block, usedCount, columnCount)
    for place in gram.indices { sum.storage[place] += gram[place] }
    usedCount = 0
  }
}
