func weight(targets: Int, sources: Int, capacity: Double, divergence: Double, jointRisk: Double) -> Double {
  func bound(_ alpha: Double) -> Double {
    let spread = alpha * alpha / Double(targets) + (1 - alpha) * (1 - alpha) / Double(sources)
    return capacity * spread.squareRoot() + (1 - alpha) * (2 * divergence + 2 * jointRisk)
  }
  // The bound is convex, so that two thirds of an interval hold its least value.
  var (low, high) = (0.0, 1.0)
  for _ in 0..<100 {
    let third = (high - low) / 3
    if bound(low + third) < bound(high - third) { high -= third } else { low += third }
  }
  return (low + high) / 2
}
