func idealJointRisk(
  source: [Double], target: [Double], sourceLabels: [Bool], targetLabels: [Bool], hypotheses: [[Bool]]
) -> Double {
  let risks = hypotheses.map { hypothesis in
    hypothesis.indices.reduce(0.0) { sum, point in
      sum + (hypothesis[point] != sourceLabels[point] ? source[point] : 0)
        + (hypothesis[point] != targetLabels[point] ? target[point] : 0)
    }
  }
  return risks.min() ?? 0
}
