func failure(masses: [Double], errors: [[Bool]], epsilon: Double, examples: Int) -> Double {
  let risks = errors.map { row in masses.indices.reduce(0) { row[$1] ? $0 + masses[$1] : $0 } }
  return risks.filter { $0 >= epsilon }.map { pow(1 - $0, Double(examples)) }.max() ?? 0
}
