func tables(number: Int, labelCount: Int) -> [[Int]] {
  let labels = 0..<labelCount
  let source = labels.map { input in labels.map { $0 == input ? 2 : 1 } }
  return source + source.map { $0.map { 3 * $0 } }
}
