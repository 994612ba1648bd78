func violation(hypothesisCount: Int) -> [[Double]] {
  let free = 5  // Points without mass: two to the fifth labellings of them.
  let none = [Double](repeating: 0, count: free)
  let hypotheses = (0..<hypothesisCount).map { number in [1, 0] + (0..<free).map { Double(number >> $0 & 1) } }
  return [[1, 0] + none, [0, 1] + none] + hypotheses
}
