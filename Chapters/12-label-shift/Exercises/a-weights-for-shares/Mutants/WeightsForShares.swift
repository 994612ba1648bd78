func shares(matrix: [[Double]], predicted: [Double]) -> [Double] {
  var rows = zip(matrix, predicted).map { $0 + [$1] }
  for column in rows.indices {
    let left = rows.indices.dropFirst(column)
    guard let pivot = left.max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }), abs(rows[pivot][column]) > 1e-9 else {
      return []
    }
    rows.swapAt(column, pivot)
    for row in rows.indices where row != column {
      let factor = rows[row][column] / rows[column][column]
      rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
    }
  }
  let weights = rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  return weights
}
