func idealJointRisk(
  source: [Double], target: [Double], sourceLabels: [Bool], targetLabels: [Bool], hypotheses: [[Bool]]
) -> Double {
  func least(_ masses: [Double], _ labels: [Bool]) -> Double {
    hypotheses.map { h in h.indices.reduce(0.0) { $0 + (h[$1] != labels[$1] ? masses[$1] : 0) } }.min() ?? 0
  }
  return least(source, sourceLabels) + least(target, targetLabels)
}
