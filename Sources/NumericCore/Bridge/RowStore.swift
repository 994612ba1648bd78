/// Memory for rows of doubles that are filled one by one, as they are needed.
///
/// One block for all rows, of which only what is written to takes memory. A large block comes in large pages: thousands of arrays
/// that come and go cost more than what is computed for them.
public final class RowStore {
  /// The elements of a row.
  public let columnCount: Int
  /// How many rows there is room for.
  public let capacity: Int
  private let memory: ScratchMemory
  private var isFilled: [Bool]

  /// - Precondition: neither is negative.
  public init(capacity: Int, columnCount: Int) {
    precondition(capacity >= 0 && columnCount >= 0, "A store has no negative number of rows or columns.")
    (self.capacity, self.columnCount) = (capacity, columnCount)
    memory = ScratchMemory(byteCount: capacity * columnCount * MemoryLayout<Double>.stride)
    isFilled = Array(repeating: false, count: capacity)
  }

  /// Fills a row.
  ///
  /// - Precondition: there is such a row, and it is as long as the values.
  public func fill(_ row: Int, with values: [Double]) {
    precondition(values.count == columnCount, "A row of \(columnCount) elements does not hold \(values.count).")
    _ = elements(of: row).initialize(from: values)
    isFilled[row] = true
  }

  /// Lends a row.
  ///
  /// - Precondition: the row is filled.
  public func withRow<Result>(_ row: Int, _ body: (Span<Double>) -> Result) -> Result {
    precondition(isFilled[row], "Row \(row) is read before it is filled.")
    return body(elements(of: row).span)
  }

  private func elements(of row: Int) -> UnsafeMutableBufferPointer<Double> {
    precondition(row >= 0 && row < capacity, "A store of \(capacity) rows has no row \(row).")
    return UnsafeMutableBufferPointer(
      rebasing: memory.bytes.bindMemory(to: Double.self)[row * columnCount..<(row + 1) * columnCount])
  }
}
