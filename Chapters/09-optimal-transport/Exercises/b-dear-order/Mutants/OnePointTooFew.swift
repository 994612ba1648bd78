func instance(ratio: Double) -> [[Int]] {
  let count = max(1, Int(ratio * ratio) - 1)
  return [Array(0..<count), Array(1...count), [count - 1] + Array(0..<(count - 1))]
}
