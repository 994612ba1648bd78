func nearest(epsilon: Double) -> Double {
  epsilon >= 2 ? 0 : 1 - 2 / (exp(4 / epsilon) + 1)
}
