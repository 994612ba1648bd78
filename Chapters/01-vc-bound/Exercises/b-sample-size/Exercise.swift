// 1b · How many examples the bound asks for
//
// With probability 1 − δ, no hypothesis of a class of VC dimension d ≤ 2n errs more often than on its n examples by more than
// √((8/n) (d ln(2en/d) + ln(4/δ))). Return the fewest examples with which this is at most ε. It may take hundreds of millions,
// so that counting up to them takes too long. The starter leaves out the logarithm of n.

func examples(dimension: Int, epsilon: Double, delta: Double) -> Int {
  let terms = Double(dimension) + log(4 / delta)
  return Int((8 * terms / (epsilon * epsilon)).rounded(.up))
}
