internal import CProduct

/// A matrix of costs in single precision, to look for the least cᵢⱼ + pⱼ of a row in less than half of the time.
///
/// What is found is near the least, and wants to be judged by the costs themselves.
public struct RoundedCosts: Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The number of terms pⱼ that a search takes: the columns, and so many more that they fill vectors.
  public let stride: Int
  /// The power of two in whose multiples costs are held, so that none is above 2.
  public let unit: Double
  /// Its inverse, which is a power of two too.
  @usableFromInline let scale: Double
  /// Infinite beyond the columns.
  private let singles: [Float]

  /// - Parameters:
  ///   - costs: c, finite, a row after another.
  ///   - columnCount: the length of a row.
  /// - Precondition: the rows are whole.
  public init(_ costs: [Double], columnCount: Int) {
    precondition(costs.count.isMultiple(of: columnCount), "\(costs.count) costs are not whole rows of \(columnCount).")
    let (rowCount, stride) = (costs.count / columnCount, (columnCount + 15) / 16 * 16)
    let unit = max(costs.largestMagnitude.binade, 0x1p-1000)
    singles = [Float](unsafeUninitializedCapacity: rowCount * stride) { singles, count in
      adviseHugePages(UnsafeMutableRawBufferPointer(singles))
      count = rowCount * stride
      guard let singles = singles.baseAddress else { return }
      transferlab_round_rows(costs, rowCount, columnCount, 1 / unit, singles, stride)
    }
    (self.rowCount, self.columnCount, self.stride) = (rowCount, columnCount, stride)
    (self.unit, scale) = (unit, 1 / unit)
  }

  /// A cost, rounded.
  public subscript(row: Int, column: Int) -> Double {
    precondition(
      0..<rowCount ~= row && 0..<columnCount ~= column,
      "There is no cost (\(row), \(column)) among \(rowCount) × \(columnCount).")
    return Double(singles[row * stride + column]) * unit
  }

  /// A term or a bound as a search takes it.
  @inlinable public func rounded(_ number: Double) -> Float { Float(scale * number) }

  /// Where cᵢⱼ + pⱼ is smallest in row i, if it is below `bound` anywhere; the first such place among equals.
  ///
  /// - Parameters:
  ///   - row: i.
  ///   - terms: p, rounded and finite, `stride` of them; those beyond the columns have no effect.
  ///   - bound: rounded too.
  /// - Precondition: there is such a row, and as many terms.
  /// - Complexity: O(*m*) for *m* columns.
  public func smallestSum(inRow row: Int, _ terms: Span<Float>, below bound: Float) -> Int? {
    precondition(0..<rowCount ~= row && terms.count == stride, "A row of \(rowCount) takes \(stride) terms, not \(terms.count).")
    return singles.withUnsafeBufferPointer { singles in
      terms.withUnsafeBufferPointer { terms in
        guard let singles = singles.baseAddress else { return nil }
        let place = transferlab_place_of_least(singles + row * stride, terms.baseAddress, stride, bound)
        return place < 0 ? nil : place
      }
    }
  }
}
