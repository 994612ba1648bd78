internal import CProduct

/// The kernel of entropic optimal transport, Kᵢⱼ = exp((uᵢ + vⱼ − cᵢⱼ) / ε).
///
/// Elements below e⁻⁶⁰⁰ are 0, so that none has subnormal digits, on which arithmetic is slow. The same bits on every processor.
public struct EntropicKernel: Sendable {
  /// K, n × m.
  public let elements: Matrix
  /// K in single precision, where that was asked for.
  public let coarse: CoarseKernel?

  /// - Parameters:
  ///   - costs: c, n × m.
  ///   - rowPotentials: u, for the n rows.
  ///   - columnPotentials: v, for the m columns.
  ///   - regularization: ε.
  ///   - hasCoarse: whether the kernel is wanted in single precision too.
  /// - Precondition: the counts match.
  /// - Complexity: O(*n* *m*)
  public init(costs: Matrix, rowPotentials: [Double], columnPotentials: [Double], regularization: Double, hasCoarse: Bool) {
    let (rowCount, columnCount) = (costs.rowCount, costs.columnCount)
    precondition(
      rowPotentials.count == rowCount && columnPotentials.count == columnCount,
      "A kernel of \(rowCount) × \(columnCount) takes a potential for each row and each column.")
    let shape = transferlab_kernel_shape(
      rows: rowCount, columns: columnCount, stride: CoarseKernel.stride(columnCount: columnCount),
      scale: min(1 / regularization, .greatestFiniteMagnitude))
    var elements: [Double] = []
    let singles = [Float](unsafeUninitializedCapacity: hasCoarse ? rowCount * shape.stride : 0) { singles, singleCount in
      adviseHugePages(UnsafeMutableRawBufferPointer(singles))
      elements = [Double](unsafeUninitializedCapacity: rowCount * columnCount) { elements, count in
        adviseHugePages(UnsafeMutableRawBufferPointer(elements))
        transferlab_make_kernel(
          shape, costs.elements, rowPotentials, columnPotentials, elements.baseAddress, hasCoarse ? singles.baseAddress : nil)
        count = rowCount * columnCount
      }
      singleCount = hasCoarse ? rowCount * shape.stride : 0
    }
    self.elements = Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
    coarse = hasCoarse ? CoarseKernel(rowCount: rowCount, columnCount: columnCount, singles: singles) : nil
  }
}

/// The kernel of entropic optimal transport in single precision: half the memory, and twice as many numbers in a vector.
///
/// Elements have a relative error of at most ``roundingError``; below 2⁻¹³⁰ they are 0.
public struct CoarseKernel: Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements times 2⁶⁴, which leaves room below for small factors, in rows of `stride` with zeros at their ends.
  let singles: [Float]

  /// The largest relative error of an element, 2⁻²⁴.
  public static let roundingError = 0x1p-24

  /// Weights may not be less: a product of an element, a weight and a scale has no subnormal digits then, and does not overflow.
  public static let leastWeight = 0x1p-20

  /// Scales that may be used on it; at their ends an element that is 0 here would still be less than 2⁻⁵⁰.
  public static let acceptableScales = 0x1p-40...0x1p40

  /// How far apart rows begin.
  static func stride(columnCount: Int) -> Int { (columnCount + 15) / 16 * 16 }

  /// An element.
  public subscript(row: Int, column: Int) -> Double {
    precondition(row < rowCount && column < columnCount, "There is no element (\(row), \(column)) in \(rowCount) × \(columnCount).")
    return Double(singles[row * Self.stride(columnCount: columnCount) + column]) * 0x1p-64
  }
}
