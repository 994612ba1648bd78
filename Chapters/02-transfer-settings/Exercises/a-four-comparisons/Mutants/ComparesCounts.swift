func differences(source: [[Int]], target: [[Int]]) -> [Bool] {
  func total(_ counts: [Int]) -> Int { counts.reduce(0, +) }
  func turned(_ table: [[Int]]) -> [[Int]] { table[0].indices.map { column in table.map { $0[column] } } }
  let (left, right) = (turned(source), turned(target))
  return [source.map(total) != target.map(total), source != target, left.map(total) != right.map(total), left != right]
}
