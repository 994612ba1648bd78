// 12a · Weights taken for shares
//
// A classifier predicts class i, and the class is j, for the fraction matrix[i][j] of all source examples; of the target it
// predicts class i for the fraction predicted[i]. Under label shift return the target's shares of the classes; where the matrix
// has no inverse, nothing can be said, and the answer is an empty list. The program below does what a textbook says. It
// compiles, runs, and returns numbers above 1. Find what they are, and mend the program; mind the singular case too.

func shares(matrix: [[Double]], predicted: [Double]) -> [Double] {
  // Gauss and Jordan: each column in turn is cleared but for the largest number left in it.
  var rows = zip(matrix, predicted).map { $0 + [$1] }
  for column in rows.indices {
    var pivot = column
    for row in rows.indices.dropFirst(column) where abs(rows[row][column]) > abs(rows[pivot][column]) { pivot = row }
    rows.swapAt(column, pivot)
    for row in rows.indices where row != column {
      let factor = rows[row][column] / rows[column][column]
      rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
    }
  }
  return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
}
