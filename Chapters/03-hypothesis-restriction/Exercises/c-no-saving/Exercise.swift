// 3c · A class whose restriction saves nothing
//
// “To choose from k bad hypotheses takes ln(k)/ε more examples than to reject one.” Refute it for each k: return the masses of 1
// to 30 points, and after them `count` rows, one for each hypothesis, with 1 at the points where it errs and 0 elsewhere. Each
// hypothesis has risk `epsilon` at least, and no two are the same: they differ on points of mass 1e-6 at least. And for every m,
// at least one of them is consistent with m examples with probability (1 − ε)^m at most, as if there were one hypothesis alone.
// `count` is from 2 to 12, and ε below 0.95.

func instance(count: Int, epsilon: Double) -> [[Double]] {
  // Each errs on a point of its own.
  let share = 1 / Double(count)
  let rows = (0..<count).map { own in (0..<count).map { $0 == own ? 1.0 : 0.0 } }
  return [Array(repeating: share, count: count)] + rows
}
