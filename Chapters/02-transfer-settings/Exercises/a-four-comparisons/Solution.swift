func differences(source: [[Int]], target: [[Int]]) -> [Bool] {
  func total(_ counts: [Int]) -> Int { counts.reduce(0, +) }
  func differ(_ first: [Int], _ second: [Int]) -> Bool {
    zip(first, second).contains { $0 * total(second) != $1 * total(first) }
  }
  func compared(_ first: [[Int]], _ second: [[Int]]) -> [Bool] {
    let rowsDiffer = zip(first, second).contains { total($0) > 0 && total($1) > 0 && differ($0, $1) }
    return [differ(first.map(total), second.map(total)), rowsDiffer]
  }
  func turned(_ table: [[Int]]) -> [[Int]] { table[0].indices.map { column in table.map { $0[column] } } }
  return compared(source, target) + compared(turned(source), turned(target))
}
