// 5b · The largest angle between two planes
//
// Two planes through the origin are each given by two vectors that span them, in three dimensions or more; the vectors have any
// length, and any angle to each other but 0. Return the sine of the largest principal angle of the planes: of all directions of
// length 1 in the second, the most that one of them has outside the first. Sines of a billionth are asked for to twelve places.
// The starter measures the angle between the first vectors.

func largestSine(first: [[Double]], second: [[Double]]) -> Double {
  func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { $0 * $1 }.reduce(0, +) }
  let cosine = dot(first[0], second[0]) / (dot(first[0], first[0]) * dot(second[0], second[0])).squareRoot()
  return max(0, 1 - cosine * cosine).squareRoot()
}
