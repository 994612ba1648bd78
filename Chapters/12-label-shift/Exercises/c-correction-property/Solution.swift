func isCorrection(corrected: ([Double], [Double], [Double]) -> [Double]) -> Bool {
  let cases = [
    ([0.5, 0.3, 0.2], [0.2, 0.5, 0.3], [0.6, 0.1, 0.3]), ([0.6, 0.4, 0], [0.25, 0.25, 0.5], [0.5, 0.3, 0.2]),
    ([0.3, 0.7], [0.8, 0.2], [0.4, 0.6]),
  ]
  return cases.allSatisfy { posteriors, source, target in
    let products = posteriors.indices.map { posteriors[$0] * target[$0] / source[$0] }
    let sum = products.reduce(0, +)
    let answer = corrected(posteriors, source, target)
    return answer.count == products.count && zip(answer, products).allSatisfy { abs($0 - $1 / sum) < 1e-9 }
  }
}
