func isCorrection(corrected: ([Double], [Double], [Double]) -> [Double]) -> Bool {
  let answer = corrected([0.5, 0.3, 0.2], [1.0 / 3, 1.0 / 3, 1.0 / 3], [0.6, 0.1, 0.3])
  return zip(answer, [0.3, 0.03, 0.06]).allSatisfy { abs($0 - $1 / 0.39) < 1e-9 }
}
