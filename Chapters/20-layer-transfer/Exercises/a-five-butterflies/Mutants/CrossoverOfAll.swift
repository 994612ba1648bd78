func excessRisks(count: Int, dimension: Int, kept: Int, noise: Double, squaredBias: Double) -> [Double] {
  let own = Double(dimension) * noise / Double(count)
  return [Double(kept) * noise / Double(count) + squaredBias, own, Double(dimension) * noise / squaredBias]
}
