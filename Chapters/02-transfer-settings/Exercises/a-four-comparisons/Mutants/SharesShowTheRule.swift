func differences(source: [[Int]], target: [[Int]]) -> [Bool] {
  func total(_ counts: [Int]) -> Int { counts.reduce(0, +) }
  func differ(_ first: [Int], _ second: [Int]) -> Bool {
    zip(first, second).contains { $0 * total(second) != $1 * total(first) }
  }
  func turned(_ table: [[Int]]) -> [[Int]] { table[0].indices.map { column in table.map { $0[column] } } }
  let inputsDiffer = differ(source.map(total), target.map(total))
  let sharesDiffer = differ(turned(source).map(total), turned(target).map(total))
  return [inputsDiffer, sharesDiffer, sharesDiffer, inputsDiffer]
}
