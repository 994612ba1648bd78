internal import CProduct

// The loops that a training step repeats besides its products. The formula is the caller's; inlined there, the loop vectorises,
// which a loop that checks each index does not. Every range is checked once, before the loop.

extension [Float] {
  /// Replaces each element in `range` by a formula of itself: x ← f(x).
  ///
  /// - Precondition: `range` lies within the array.
  @inlinable @inline(__always)
  public mutating func update(_ range: Range<Int>, _ formula: (Float) -> Float) {
    require(range)
    withUnsafeMutableBufferPointer { buffer in
      guard let x = buffer.baseAddress else { return }
      var index = range.lowerBound
      while index < range.upperBound {
        x[index] = formula(x[index])
        index &+= 1
      }
    }
  }

  /// Replaces each element in `range` by a formula of itself and the element of `other` at the same place: x ← f(x, y).
  ///
  /// - Precondition: `range` lies within both arrays.
  @inlinable @inline(__always)
  public mutating func update(_ range: Range<Int>, with other: [Float], _ formula: (Float, Float) -> Float) {
    require(range)
    other.require(range)
    withUnsafeMutableBufferPointer { buffer in
      other.withUnsafeBufferPointer { other in
        guard let x = buffer.baseAddress, let y = other.baseAddress else { return }
        var index = range.lowerBound
        while index < range.upperBound {
          x[index] = formula(x[index], y[index])
          index &+= 1
        }
      }
    }
  }

  /// Replaces each element in `range` by a formula of itself and the elements of two others at the same place: x ← f(x, y, z).
  ///
  /// - Precondition: `range` lies within the three arrays.
  @inlinable @inline(__always)
  public mutating func update(
    _ range: Range<Int>, with first: [Float], _ second: [Float], _ formula: (Float, Float, Float) -> Float
  ) {
    require(range)
    first.require(range)
    second.require(range)
    withUnsafeMutableBufferPointer { buffer in
      first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
          guard let x = buffer.baseAddress, let y = first.baseAddress, let z = second.baseAddress else { return }
          var index = range.lowerBound
          while index < range.upperBound {
            x[index] = formula(x[index], y[index], z[index])
            index &+= 1
          }
        }
      }
    }
  }

  @usableFromInline
  func require(_ range: Range<Int>) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "The elements \(range) are not within an array of \(count).")
  }
}

// MARK: - Rows

extension [Float] {
  /// Writes the `columnCount` elements of `source` from `start` on into each of the first `rowCount` rows of this array.
  ///
  /// - Precondition: both arrays are long enough.
  public mutating func fillRows(_ rowCount: Int, of columnCount: Int, with source: [Float], from start: Int) {
    require(0..<rowCount * columnCount)
    source.require(start..<start + columnCount)
    withUnsafeMutableBufferPointer { buffer in
      source.withUnsafeBufferPointer { source in
        guard let rows = buffer.baseAddress, let row = source.baseAddress else { return }
        for index in 0..<rowCount { (rows + index * columnCount).update(from: row + start, count: columnCount) }
      }
    }
  }

  /// Copies the rows of `source` with these indices to the beginning of this array, in this order.
  ///
  /// - Precondition: every index is a row of `source`, and this array holds as many rows.
  public mutating func gatherRows(_ indices: ArraySlice<Int>, of source: [Float], columnCount: Int) {
    require(0..<indices.count * columnCount)
    withUnsafeMutableBufferPointer { buffer in
      source.withUnsafeBufferPointer { source in
        guard let rows = buffer.baseAddress, let all = source.baseAddress else { return }
        for (place, index) in indices.enumerated() {
          precondition(index >= 0 && (index + 1) * columnCount <= source.count, "There is no row \(index) to gather.")
          (rows + place * columnCount).update(from: all + index * columnCount, count: columnCount)
        }
      }
    }
  }

  /// Writes the sum of each column of a matrix, which lies row by row at the beginning of `rows`, to the elements from `start` on.
  ///
  /// - Precondition: both arrays are long enough.
  public mutating func sumColumns(of rows: [Float], rowCount: Int, columnCount: Int, at start: Int) {
    require(start..<start + columnCount)
    rows.require(0..<rowCount * columnCount)
    withMutablePointer(at: start) { sums in
      rows.withPointer(at: 0) { rows in transferlab_sum_columns(sums, rows, rowCount, columnCount) }
    }
  }
}

// MARK: - Rectifiers

extension [Float] {
  /// Replaces each element in `range` that is negative by 0: the rectifier of a layer.
  ///
  /// - Precondition: `range` lies within the array.
  public mutating func rectify(_ range: Range<Int>) {
    require(range)
    withMutablePointer(at: range.lowerBound) { transferlab_rectify($0, range.count) }
  }

  /// Replaces each element in `range` by 0 where `values` is not positive: the derivative of a rectifier with these values.
  ///
  /// - Precondition: `range` lies within both arrays.
  public mutating func gate(_ range: Range<Int>, by values: [Float]) {
    require(range)
    values.require(range)
    withMutablePointer(at: range.lowerBound) { elements in
      values.withPointer(at: range.lowerBound) { values in transferlab_gate(elements, values, range.count) }
    }
  }
}
