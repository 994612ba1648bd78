// 10c · Three times the bound
//
// The bound R_T(h) ≤ R_T(h*_T) + L_S(h, h*_S) + disc + L_T(h*_S, h*_T) is for losses with the triangle inequality. Refute it for
// the squared loss, and by how much you are told: both domains are the same one point, so that disc is 0, and a hypothesis is
// the number that it says there. Return two lists: the source's label and the target's; and a class of at most 10 numbers, the
// first of which is h. R_T(h) has to be 1 at least, and at least `ratio` times the bound; the ratio is at most 3. No number is
// beyond ±100, and of equally good hypotheses the first one is the best. The starter is an instance on which the bound is
// attained.

func instance(ratio: Double) -> [[Double]] {
  [[0, 1], [0, 1]]
}
