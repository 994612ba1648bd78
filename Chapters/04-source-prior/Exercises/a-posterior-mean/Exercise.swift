// 4a · The mean with a prior
//
// Values y₁ … yₙ have mean θ and variance `noise`; the source says that θ has mean `prior` and variance `spread`, both normal.
// Return the mean of θ given the values. A spread of 0 means that the source is sure.

func posteriorMean(values: [Double], noise: Double, prior: Double, spread: Double) -> Double {
  values.reduce(0, +) / Double(values.count)
}
