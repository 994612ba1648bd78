func excessRisks(count: Int, dimension: Int, kept: Int, noise: Double, squaredBias: Double) -> [Double] {
  let each = noise / Double(count)
  return [Double(kept) * each + squaredBias, Double(dimension) * each, Double(dimension - kept) * noise / squaredBias]
}
