// 7b · A generator that loses points
//
// The interleaved domains have the points 0, 2ξ, 4ξ, … up to 1 and with it, and ξ, 3ξ, 5ξ, … up to 1 and with it. Return how
// many there are of each, for ξ = numerator/denominator. The program below is how one writes it at first; for most ξ it is
// right. Find for which it is not, and mend it.

func pointCounts(numerator: Int, denominator: Int) -> [Int] {
  let spacing = Double(numerator) / Double(denominator)
  var counts = [0, 0]
  var position = 0.0
  var side = 0
  while position <= 1 {
    counts[side] += 1
    side = 1 - side
    position += spacing
  }
  return counts
}
