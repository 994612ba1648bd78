func instance(ratio: Double) -> [[Int]] {
  let square = ratio * ratio
  let count = Int(square.rounded(.up))
  return [Array(0..<count), Array(1...count), [count - 1] + Array(0..<(count - 1))]
}
