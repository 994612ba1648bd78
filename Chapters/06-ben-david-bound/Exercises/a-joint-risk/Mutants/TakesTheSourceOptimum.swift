func idealJointRisk(
  source: [Double], target: [Double], sourceLabels: [Bool], targetLabels: [Bool], hypotheses: [[Bool]]
) -> Double {
  func risk(_ h: [Bool], _ masses: [Double], _ labels: [Bool]) -> Double {
    h.indices.reduce(0.0) { $0 + (h[$1] != labels[$1] ? masses[$1] : 0) }
  }
  let best = hypotheses.min { risk($0, source, sourceLabels) < risk($1, source, sourceLabels) } ?? []
  return risk(best, source, sourceLabels) + risk(best, target, targetLabels)
}
