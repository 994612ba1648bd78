func pointCounts(numerator: Int, denominator: Int) -> [Int] {
  let last = (denominator - 1) / numerator
  return [last / 2 + 1, (last + 1) / 2]
}
