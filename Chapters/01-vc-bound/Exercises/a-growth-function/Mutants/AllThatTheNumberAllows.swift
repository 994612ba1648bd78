func growth(hypotheses: [[Bool]]) -> [Int] {
  (0...hypotheses[0].count).map { size in min(1 << size, Set(hypotheses).count) }
}
