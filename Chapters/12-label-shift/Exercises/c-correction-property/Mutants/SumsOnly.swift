func isCorrection(corrected: ([Double], [Double], [Double]) -> [Double]) -> Bool {
  let answers = [corrected([0.5, 0.3, 0.2], [0.2, 0.5, 0.3], [0.6, 0.1, 0.3]), corrected([0.3, 0.7], [0.8, 0.2], [0.4, 0.6])]
  return answers.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-9 }
}
