func growth(hypotheses: [[Bool]]) -> [Int] {
  (0...hypotheses[0].count).map { size in Set(hypotheses.map { Array($0.prefix(size)) }).count }
}
