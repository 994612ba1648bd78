// 11a · How many examples the weights leave
//
// Return the effective sample size of importance weights: the number of equally weighted examples whose mean would have the same
// variance. Weights are not negative. If all are 0 nothing is left. Some are as large as 1e200, some as small as 1e-200.

func effectiveSampleSize(weights: [Double]) -> Double {
  Double(weights.count { $0 > 0 })
}
