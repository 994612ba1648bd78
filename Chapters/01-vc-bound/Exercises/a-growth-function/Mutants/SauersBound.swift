func growth(hypotheses: [[Bool]]) -> [Int] {
  let count = hypotheses[0].count
  let codes = Set(hypotheses.map { row in row.indices.reduce(0) { row[$1] ? $0 | 1 << $1 : $0 } })
  let shattered = (0..<1 << count).filter { subset in Set(codes.map { $0 & subset }).count == 1 << subset.nonzeroBitCount }
  let dimension = shattered.map(\.nonzeroBitCount).max() ?? 0
  return (0...count).map { size in
    var (sum, binomial) = (0, 1)
    for chosen in 0...dimension {
      sum += binomial
      binomial = binomial * (size - chosen) / (chosen + 1)
    }
    return sum
  }
}
