func pointCounts(numerator: Int, denominator: Int) -> [Int] {
  let spacing = Double(numerator) / Double(denominator)
  var (counts, position, side) = ([0, 0], 0.0, 0)
  while position <= 1 + 1e-4 {
    counts[side] += 1
    side = 1 - side
    position += spacing
  }
  return counts
}
