func failure(masses: [Double], errors: [[Bool]], epsilon: Double, examples: Int) -> Double {
  func missed(_ row: [Bool]) -> Double { masses.indices.reduce(0) { row[$1] ? $0 : $0 + masses[$1] } }
  let bad = errors.filter { 1 - missed($0) >= epsilon }
  var sum = 0.0
  for i in bad.indices {
    sum += pow(missed(bad[i]), Double(examples))
    for j in 0..<i { sum -= pow(missed(zip(bad[i], bad[j]).map { $0 || $1 }), Double(examples)) }
  }
  return sum
}
