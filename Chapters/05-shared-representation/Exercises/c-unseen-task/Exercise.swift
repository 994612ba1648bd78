// 5c · A representation that saw every source task
//
// “A representation of k dimensions that explains all source tasks will do for a target that shares k dimensions with them.”
// Refute it: the vectors of the source tasks are given; they have d numbers each, and vary in fewer than k = `shared`
// directions, where k < d ≤ 12. Return k vectors that span a representation with which every source task is exact, and after
// them the vector of a target task of which it sees nothing. All k + 1 have length 1 and are at right angles, to 1e-9. (The
// target keeps to the rule: with those of the source it lies in k dimensions.) The starter knows one source task only.

func instance(tasks: [[Double]], shared: Int) -> [[Double]] {
  let axes = tasks[0].indices.map { axis in tasks[0].indices.map { $0 == axis ? 1.0 : 0.0 } }
  let length = tasks[0].map { $0 * $0 }.reduce(0, +).squareRoot()
  return [tasks[0].map { $0 / length }] + axes.prefix(shared)
}
