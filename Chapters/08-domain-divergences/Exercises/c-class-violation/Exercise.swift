// 8c · A class that breaks an inequality
//
// “d_H ≤ d_HΔH for every class H” is often said. Refute it: return masses of a source and of a target on common points, and a
// class of at least `hypothesisCount` different hypotheses, such that d_H > d_HΔH. First the row of the source's masses, then
// that of the target's, then a row of 0 and 1 for each hypothesis. A program checks it exactly.

func violation(hypothesisCount: Int) -> [[Double]] {
  [[0.5, 0.5], [0.25, 0.75], [1, 0], [0, 0]]
}
