func pointCounts(numerator: Int, denominator: Int) -> [Int] {
  let half = Int(1 / (2 * Double(numerator) / Double(denominator)))
  return [half + 1, half]
}
