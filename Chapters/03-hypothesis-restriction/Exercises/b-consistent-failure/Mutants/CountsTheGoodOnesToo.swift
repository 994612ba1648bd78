func failure(masses: [Double], errors: [[Bool]], epsilon: Double, examples: Int) -> Double {
  func missed(_ row: [Bool]) -> Double { masses.indices.reduce(0) { row[$1] ? $0 : $0 + masses[$1] } }
  var sets: [(union: [Bool], sign: Double)] = [(masses.map { _ in false }, -1)]
  for row in errors {
    sets += sets.map { set in (zip(set.union, row).map { $0 || $1 }, -set.sign) }
  }
  return sets.dropFirst().reduce(0) { $0 + $1.sign * pow(missed($1.union), Double(examples)) }
}
