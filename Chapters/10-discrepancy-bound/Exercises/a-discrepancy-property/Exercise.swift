// 10a · A property of the discrepancy
//
// A function takes points of a source and of a target, each a list of two numbers, and Λ. It has to return the discrepancy of
// the linear hypotheses wᵀx with ‖w‖ ≤ Λ under the squared loss: the most by which the mean of (wᵀx − w′ᵀx)² over the source and
// that over the target differ, whichever is larger. Return true for the right function, and false for every wrong one. Some are
// right where the source's points are the longer ones, some where all lie on an axis, some where there is one point of each,
// some where their means are 0.

func isDiscrepancy(discrepancy: ([[Double]], [[Double]], Double) -> Double) -> Bool {
  // Domains that are the same have none.
  abs(discrepancy([[1, 0], [0, 2]], [[1, 0], [0, 2]], 1)) < 1e-9
}
