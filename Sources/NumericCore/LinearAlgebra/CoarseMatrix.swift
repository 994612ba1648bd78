/// A dense matrix of numbers that are rounded to 21 binary digits, in half the memory of doubles: their upper halves.
///
/// Numbers have the range of doubles, unlike those of ``FloatMatrix``, and a relative error of at most ``roundingError``.
public struct CoarseMatrix: Sendable, Hashable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The upper halves, row by row.
  let halves: [UInt32]

  /// The largest relative error of a number, 2⁻²¹.
  public static let roundingError = 0x1p-21

  /// A matrix whose rows `write` gives, from the first to the last.
  ///
  /// - Precondition: the numbers are not negative, and not above 2¹⁰²³.
  public init(rowCount: Int, columnCount: Int, writing write: (_ row: Int, _ elements: inout MutableSpan<Double>) -> Void) {
    (self.rowCount, self.columnCount) = (rowCount, columnCount)
    var row = [Double](repeating: 0, count: columnCount)
    halves = [UInt32](unsafeUninitializedCapacity: rowCount * columnCount) { halves, count in
      adviseHugePages(UnsafeMutableRawBufferPointer(halves))
      for index in 0..<rowCount {
        var elements = row.mutableSpan
        write(index, &elements)
        for column in 0..<columnCount {
          halves[index &* columnCount &+ column] = UInt32(truncatingIfNeeded: (row[column].bitPattern &+ 0x8000_0000) &>> 32)
        }
      }
      count = rowCount * columnCount
    }
  }

  /// The numbers as they are here.
  public subscript(row: Int, column: Int) -> Double {
    precondition(row < rowCount && column < columnCount, "There is no element (\(row), \(column)) in \(rowCount) × \(columnCount).")
    return Double(bitPattern: UInt64(halves[row * columnCount + column]) << 32)
  }
}
