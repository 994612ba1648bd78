// 6b · A property that knows ½ from 1
//
// You are given a function that claims to be the bound R_S(h) + ½ d_HΔH + λ on the target risk, in exact arithmetic on a finite
// world: it takes the masses of source and target, the labels of both, the hypotheses, and which of them h is. Return true for
// the right function, and false for every wrong one: the d without its ½, half of the ½, d_H in place of d_HΔH, a term left out.
// The law alone, R_T(h) ≤ bound, lets every bound pass that is too large.

func isTheBound(bound: ([Double], [Double], [Bool], [Bool], [[Bool]], Int) -> Double) -> Bool {
  // The law on one world: R_T(h) ≤ bound.
  let targetRisk = 0.5
  return bound([0.5, 0.5], [0.5, 0.5], [true, false], [true, false], [[true, true], [true, false]], 0) >= targetRisk
}
