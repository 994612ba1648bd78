func instance(ratio: Double) -> [[Int]] {
  let count = Int((ratio * ratio).rounded(.up))
  return [Array(0..<count), Array(1...count), Array(1..<count) + [0]]
}
