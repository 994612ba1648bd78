func weight(targets: Int, sources: Int, capacity: Double, divergence: Double, jointRisk: Double) -> Double {
  let pooled = Double(targets) / Double(targets + sources)
  let distance = divergence + 2 * jointRisk
  guard distance > 0 else { return pooled }
  let limit = capacity * capacity / (distance * distance)
  guard Double(targets) < limit else { return 1 }
  return pooled * (1 + Double(sources) / (limit * Double(targets + sources) - Double(targets) * Double(sources)).squareRoot())
}
