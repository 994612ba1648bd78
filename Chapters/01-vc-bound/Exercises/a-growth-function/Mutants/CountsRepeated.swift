func growth(hypotheses: [[Bool]]) -> [Int] {
  let count = hypotheses[0].count
  var growth = [Int](repeating: 0, count: count + 1)
  for subset in 0..<1 << count {
    let places = (0..<count).filter { subset >> $0 & 1 == 1 }
    let labelings = hypotheses.map { row in places.map { row[$0] } }
    growth[places.count] = max(growth[places.count], labelings.count)
  }
  return growth
}
