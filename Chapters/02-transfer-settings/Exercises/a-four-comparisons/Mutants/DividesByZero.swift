func differences(source: [[Int]], target: [[Int]]) -> [Bool] {
  func total(_ counts: [Int]) -> Int { counts.reduce(0, +) }
  func shares(_ counts: [Int]) -> [Double] { counts.map { Double($0) / Double(total(counts)) } }
  func turned(_ table: [[Int]]) -> [[Int]] { table[0].indices.map { column in table.map { $0[column] } } }
  let (left, right) = (turned(source), turned(target))
  return [
    shares(source.map(total)) != shares(target.map(total)), source.map(shares) != target.map(shares),
    shares(left.map(total)) != shares(right.map(total)), left.map(shares) != right.map(shares),
  ]
}
