func nearest(epsilon: Double) -> Double {
  if epsilon >= 1 { return 0 }
  var s = 1.0
  for _ in 0..<5000 { s = 1 - 2 / (exp(2 * s / epsilon) + 1) }
  return s
}
