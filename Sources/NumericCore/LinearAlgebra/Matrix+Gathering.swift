// Rows of one matrix brought together in another, which keeps its storage: what a loop over many small selections repeats.

extension Matrix {
  /// Copies the rows of `source` with these indices into the rows of this matrix, in this order.
  ///
  /// - Precondition: there is an index for each row, every index is a row of `source`, and both matrices have as many columns.
  public mutating func gatherRows(_ indices: [Int], of source: Matrix) { averageRows(indices, groupSize: 1, of: source) }

  /// Sets each row to the mean of a group of rows of `source`: the first to that of the first `groupSize` indices, and so on.
  ///
  /// - Precondition: there are `groupSize` indices for each row, every index is a row of `source`, and both matrices have as many
  ///   columns.
  public mutating func averageRows(_ indices: [Int], groupSize: Int, of source: Matrix) {
    precondition(groupSize > 0 && indices.count == rowCount * groupSize, "Every row needs \(groupSize) indices.")
    precondition(source.columnCount == columnCount, "A row of \(source.columnCount) elements is none of \(columnCount).")
    let (columnCount, sourceCount, scale) = (columnCount, source.rowCount, 1 / Double(groupSize))
    storage.withUnsafeMutableBufferPointer { elements in
      source.elements.withUnsafeBufferPointer { source in
        guard let first = elements.baseAddress, let all = source.baseAddress else { return }
        for (place, index) in indices.enumerated() {
          precondition(index >= 0 && index < sourceCount, "A matrix of \(sourceCount) rows has no row \(index).")
          let (row, other) = (first + place / groupSize * columnCount, all + index * columnCount)
          if place % groupSize == 0 {
            row.update(from: other, count: columnCount)
          } else {
            for column in 0..<columnCount { row[column] += other[column] }
          }
          guard groupSize > 1, place % groupSize == groupSize - 1 else { continue }
          for column in 0..<columnCount { row[column] *= scale }
        }
      }
    }
  }
}
