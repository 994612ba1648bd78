func differences(source: [[Int]], target: [[Int]]) -> [Bool] {
  func total(_ table: [[Int]]) -> Int { table.joined().reduce(0, +) }
  func turned(_ table: [[Int]]) -> [[Int]] { table[0].indices.map { column in table.map { $0[column] } } }
  func differ(_ first: [[Int]], _ second: [[Int]]) -> Bool {
    zip(first.joined(), second.joined()).contains { $0 * total(second) != $1 * total(first) }
  }
  func sums(_ table: [[Int]]) -> [[Int]] { [table.map { $0.reduce(0, +) }] }
  return [
    differ(sums(source), sums(target)), differ(source, target),
    differ(sums(turned(source)), sums(turned(target))), differ(source, target),
  ]
}
