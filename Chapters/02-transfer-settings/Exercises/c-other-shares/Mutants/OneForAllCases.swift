func tables(number: Int, labelCount: Int) -> [[Int]] {
  let labels = 0..<labelCount
  let source = labels.map { input in labels.map { $0 == input ? 1 : 0 } }
  return source + labels.map { input in labels.map { $0 == input ? 1 + input : 0 } }
}
