func violation(hypothesisCount: Int) -> [[Double]] {
  let hypotheses = (0..<hypothesisCount).map { number in [1, 0] + (0..<5).map { Double(number >> $0 & 1) } }
  let none = [Double](repeating: 0, count: 5)
  return [[1, 0] + none, [0, 1] + none] + hypotheses + [[0, 0] + none]
}
