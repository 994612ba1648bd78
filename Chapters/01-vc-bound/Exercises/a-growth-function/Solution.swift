func growth(hypotheses: [[Bool]]) -> [Int] {
  let count = hypotheses.first?.count ?? 0
  let codes = Set(hypotheses.map { row in row.indices.reduce(0) { row[$1] ? $0 | 1 << $1 : $0 } })
  var growth = [Int](repeating: 0, count: count + 1)
  for subset in 0..<1 << count {
    let size = subset.nonzeroBitCount
    growth[size] = max(growth[size], Set(codes.map { $0 & subset }).count)
  }
  return growth
}
