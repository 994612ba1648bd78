func nearest(epsilon: Double) -> Double {
  var s = 1.0
  for _ in 0..<50 { s = 1 - 2 / (exp(4 * s / epsilon) + 1) }
  return s
}
