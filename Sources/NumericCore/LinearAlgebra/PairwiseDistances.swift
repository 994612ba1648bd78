/// The squared Euclidean distances |xᵢ − yⱼ|² between the rows of two matrices; never negative, and 0 between equal rows.
///
/// Few columns are subtracted one by one. From `productColumnCount` columns on, the distances come from |x|² + |y|² − 2 x·y by one
/// matrix product over centred rows, and the few in which that difference cancels most of its digits are subtracted after all:
/// the relative error is at most about 10⁻¹² either way.
///
/// - Parameters:
///   - points: n × d.
///   - others: m × d.
/// - Returns: n × m.
/// - Precondition: both have the same number of columns.
/// - Complexity: O(*n* *m* *d*)
public func pairwiseSquaredDistances(_ points: Matrix, _ others: Matrix) -> Matrix {
  precondition(
    points.columnCount == others.columnCount,
    "Distances need points of one dimension, not of \(points.columnCount) and \(others.columnCount).")
  return points.columnCount < productColumnCount ? subtractedDistances(points, others) : productDistances(points, others)
}

/// The Euclidean distances |xᵢ − yⱼ| between the rows of two matrices; never negative, and 0 between equal rows.
///
/// - Parameters:
///   - points: n × d.
///   - others: m × d.
/// - Returns: n × m.
/// - Precondition: both have the same number of columns.
/// - Complexity: O(*n* *m* *d*)
public func pairwiseDistances(_ points: Matrix, _ others: Matrix) -> Matrix {
  var distances = pairwiseSquaredDistances(points, others)
  distances.transformRows { _, line in
    for other in 0..<line.count { line[other] = line[other].squareRoot() }
  }
  return distances
}

/// From here on a matrix product is the faster way; measured between 8 and 32 on the reference machine.
private let productColumnCount = 16

/// A squared distance below this share of |x|² + |y|² has lost too many digits to cancellation.
private let cancellationShare = 1e-3

private func subtractedDistances(_ points: Matrix, _ others: Matrix) -> Matrix {
  let (rowCount, otherCount, dimension) = (points.rowCount, others.rowCount, points.columnCount)
  var distances = Matrix(rowCount: rowCount, columnCount: otherCount, repeating: 0)
  let columns = others.transposed.elements
  // One coordinate of all other points at a time, so that neighbouring sums grow in neighbouring lanes.
  columns.withUnsafeBufferPointer { columns in
    distances.transformRows { row, line in
      line.withUnsafeMutableBufferPointer { line in
        for coordinate in 0..<dimension {
          let value = points.elements[row * dimension + coordinate]
          let column = columns.extracting(coordinate * otherCount..<(coordinate + 1) * otherCount)
          for other in 0..<otherCount {
            let difference = value - column[other]
            line[other] += difference * difference
          }
        }
      }
    }
  }
  return distances
}

private func productDistances(_ points: Matrix, _ others: Matrix) -> Matrix {
  // Distances do not change when both sides move; near the origin the squares are small, and so is what cancels.
  let centre = others.columnMeans
  let (centred, centredOthers) = (points.subtracting(rowwise: centre), others.subtracting(rowwise: centre))
  let (squares, otherSquares) = (centred.squaredRowNorms, centredOthers.squaredRowNorms)
  var distances = centred.timesTransposed(centredOthers)
  distances.transformRows { row, line in
    for other in 0..<line.count {
      let sum = squares[row] + otherSquares[other]
      let distance = sum - 2 * line[other]
      line[other] =
        distance > cancellationShare * sum ? distance : points.row(row).squaredDistance(to: others.row(other))
    }
  }
  return distances
}
