/// Scales rows to unit sums and sums the columns of what they weigh then, reading the kernel K once:
///
///     rᵢ ← 1 / Σⱼ Kᵢⱼ cⱼ,     tⱼ ← Σᵢ aᵢ rᵢ Kᵢⱼ.
///
/// This is what an iteration of Sinkhorn's consists of. Two matrix–vector products would read K from memory twice.
///
/// - Parameters:
///   - kernel: K, n × m.
///   - rowWeights: a, for the n rows.
///   - columnScales: c, for the m columns.
///   - rowScales: r, for the n rows; replaced.
///   - columnSums: t, for the m columns; replaced.
/// - Returns: by how much the rows were out of scale before, Σᵢ aᵢ |rᵢ Σⱼ Kᵢⱼ cⱼ − 1|.
/// - Precondition: the counts match.
/// - Complexity: O(*n* *m*)
public func balanceRows(
  of kernel: Matrix, rowWeights: [Double], columnScales: [Double], rowScales: inout [Double], columnSums: inout [Double]
) -> Double {
  let (rowCount, columnCount) = (kernel.rowCount, kernel.columnCount)
  precondition(
    rowWeights.count == rowCount && rowScales.count == rowCount && columnScales.count == columnCount
      && columnSums.count == columnCount,
    "Balancing a matrix of \(kernel.shape) takes a weight and a scale for each row, and a scale and a sum for each column.")
  var error = 0.0
  for column in columnSums.indices { columnSums[column] = 0 }
  kernel.elements.withUnsafeBytes { kernel in
    columnScales.withUnsafeBytes { scales in
      columnSums.withUnsafeMutableBytes { sums in
        for row in 0..<rowCount {
          let line = UnsafeRawBufferPointer(rebasing: kernel[row &* columnCount &* stride..<(row &+ 1) &* columnCount &* stride])
          let sum = dotProduct(line, scales, count: columnCount)
          error += rowWeights[row] * abs(rowScales[row] * sum - 1)
          rowScales[row] = 1 / sum
          add(rowWeights[row] * rowScales[row], times: line, to: sums, count: columnCount)
        }
      }
    }
  }
  return error
}

private typealias Lanes = SIMD8<Double>
private let stride = MemoryLayout<Double>.stride

@inline(__always)
private func dotProduct(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, count: Int) -> Double {
  // Two sets of lanes, because an addition waits for the one before it.
  var (even, odd) = (Lanes(), Lanes())
  var index = 0
  while index &+ 16 <= count {
    even += lanes(first, at: index) * lanes(second, at: index)
    odd += lanes(first, at: index &+ 8) * lanes(second, at: index &+ 8)
    index &+= 16
  }
  var sum = (even + odd).sum()
  while index < count {
    sum += element(first, at: index) * element(second, at: index)
    index &+= 1
  }
  return sum
}

@inline(__always)
private func add(_ scale: Double, times line: UnsafeRawBufferPointer, to sums: UnsafeMutableRawBufferPointer, count: Int) {
  var index = 0
  let readable = UnsafeRawBufferPointer(sums)
  while index &+ 8 <= count {
    let sum = lanes(readable, at: index) + scale * lanes(line, at: index)
    sums.storeBytes(of: sum, toByteOffset: index &* stride, as: Lanes.self)
    index &+= 8
  }
  while index < count {
    sums.storeBytes(
      of: element(readable, at: index) + scale * element(line, at: index), toByteOffset: index &* stride, as: Double.self)
    index &+= 1
  }
}

@inline(__always)
private func lanes(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Lanes {
  bytes.loadUnaligned(fromByteOffset: index &* stride, as: Lanes.self)
}

@inline(__always)
private func element(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Double {
  bytes.loadUnaligned(fromByteOffset: index &* stride, as: Double.self)
}
