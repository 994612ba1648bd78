// 9d · A copy that contracts
//
// The points ±1, each of mass ½, are to be copied by ±s, and s ≥ 0 is chosen so that the transport cost with entropy, OT_ε with
// squared distance, is least: s² + 1 − ε ln cosh(2s/ε). Before you run the chapter, say which s comes out for a given ε above 0.
// Then run `./lab run 9 --part entropy` and compare; the starter says what one would hope.

func nearest(epsilon: Double) -> Double {
  1
}
