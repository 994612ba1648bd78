func excessRisks(count: Int, dimension: Int, kept: Int, noise: Double, squaredBias: Double) -> [Double] {
  [Double(kept) * noise / Double(count) + squaredBias, Double(dimension) * noise / Double(count), Double(dimension) * noise / squaredBias]
}
