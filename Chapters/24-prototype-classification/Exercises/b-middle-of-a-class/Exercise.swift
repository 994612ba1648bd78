// 24b · A mean that is not the middle
//
// “A class's prototype is its mean, whatever the distance.” For the sum of distances |x − c| on the line that is false. Return a
// row of `pointCount` points and a row with one number c, such that the distances from c sum to at least a tenth less than those
// from the mean.

func counterexample(pointCount: Int) -> [[Double]] {
  [(0..<pointCount).map { Double($0) }, [Double(pointCount - 1) / 2]]
}
