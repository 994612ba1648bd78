// 7a · The divergence of thresholds
//
// Return d_HΔH = 2 sup |S(A) − T(A)| of two samples for thresholds h_t(x) = 1 where x < t: A runs over the sets where two
// thresholds disagree. Values may occur more than once. Sixty thousand values a side have to take less than five seconds.

func divergence(source: [Double], target: [Double]) -> Double {
  0
}
