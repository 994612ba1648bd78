func nearest(epsilon: Double) -> Double {
  if epsilon >= 2 { return 0 }
  var (low, high) = (1e-6, 1.0)
  for _ in 0..<100 {
    let middle = (low + high) / 2
    let hyperbolic = 1 - 2 / (exp(4 * middle / epsilon) + 1)
    if hyperbolic > middle { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
