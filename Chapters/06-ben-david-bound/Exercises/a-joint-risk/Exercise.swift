// 6a · The ideal joint risk
//
// Two domains lie on the same points: masses `source` and `target`, labels `sourceLabels` and `targetLabels`. A hypothesis is a
// row of labels. Return λ, the least that any one hypothesis has of source risk and target risk together.

func idealJointRisk(
  source: [Double], target: [Double], sourceLabels: [Bool], targetLabels: [Bool], hypotheses: [[Bool]]
) -> Double {
  0
}
