// 9b · When order is dear
//
// On the line the north-west corner rule serves the points in their order, and for |x − y|^p with p ≥ 1 nothing is cheaper. “For
// any cost that grows with the distance, the order is the cheapest.” Refute it for √|x − y|: return source points in ascending
// order, as many target points in ascending order, and a better way, for each source point the place (from 0) of its target. In
// order it has to cost at least `ratio` times as much. The points are different whole numbers, up to a million, at most 100 a
// side; the ratio is below 10.

func instance(ratio: Double) -> [[Int]] {
  [[0, 10], [5, 20], [1, 0]]
}
