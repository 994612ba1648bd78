func cap(source: [Double], target: [Double], bias: Double) -> Double {
  func excess(_ cap: Double) -> Double { zip(source, target).reduce(0.0) { $0 + $1.1 * max(0, $1.1 / $1.0 - cap) } }
  var (low, high) = (0.0, zip(source, target).map { $1 / $0 }.max() ?? 0)
  for _ in 0..<200 {
    let middle = (low + high) / 2
    if excess(middle) <= bias { high = middle } else { low = middle }
  }
  return high
}
