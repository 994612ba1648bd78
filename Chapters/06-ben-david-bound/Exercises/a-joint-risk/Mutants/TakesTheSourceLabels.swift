func idealJointRisk(
  source: [Double], target: [Double], sourceLabels: [Bool], targetLabels: [Bool], hypotheses: [[Bool]]
) -> Double {
  hypotheses.map { h in
    h.indices.reduce(0.0) { $0 + (h[$1] != sourceLabels[$1] ? source[$1] + target[$1] : 0) }
  }.min() ?? 0
}
