// 2a · What has shifted
//
// Two domains are tables of counts on the same inputs and labels: a row is an input, a column a label, and a count over the
// total of its table is a probability. Return four truth values: whether P(X) differs, whether P(Y | X) differs at some input
// that has mass in both domains, whether P(Y) differs, and whether P(X | Y) differs at some label that has mass in both. One
// table may be of more examples than the other.

func differences(source: [[Int]], target: [[Int]]) -> [Bool] {
  let isOther = source != target
  return [isOther, isOther, isOther, isOther]
}
