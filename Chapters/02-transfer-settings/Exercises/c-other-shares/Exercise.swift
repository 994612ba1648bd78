// 2c · Other shares of the classes
//
// “Where the classes have other shares, P(Y | X) differs.” “Label shift changes both P(X) and P(Y | X).” “Where P(X) and P(Y |
// X) both change, so do the shares.” Refute each by two tables of counts, a row for an input and a column for a label; `number`
// says which. Case 0: P(Y) differs, P(X | Y) and P(Y | X) are the same. Case 1: P(Y) differs, P(X | Y) and P(X) are the same.
// Case 2: P(X) and P(Y | X) differ, P(Y) is the same. Return the rows of the source, then as many of the target: at least two
// inputs, `labelCount` labels, counts up to 1000, and every input and every label with some mass in both domains.

func tables(number: Int, labelCount: Int) -> [[Int]] {
  let row = [Int](repeating: 1, count: labelCount)
  return [row, row, row, row]
}
