func nearest(epsilon: Double) -> Double {
  if epsilon >= 2 { return 0 }
  var s = 1.0
  for _ in 0..<5000 {
    let (up, down) = (exp(2 * s / epsilon), exp(-2 * s / epsilon))
    s = (up - down) / (up + down)
  }
  return s
}
