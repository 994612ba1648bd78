func failure(masses: [Double], errors: [[Bool]], epsilon: Double, examples: Int) -> Double {
  let risks = errors.map { row in masses.indices.reduce(0) { row[$1] ? $0 + masses[$1] : $0 } }
  return 1 - risks.filter { $0 >= epsilon }.reduce(1) { $0 * (1 - pow(1 - $1, Double(examples))) }
}
