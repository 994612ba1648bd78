func pointCounts(numerator: Int, denominator: Int) -> [Int] {
  let last = denominator / numerator
  return [1 + last / 2, (1 + last) / 2]
}
