func excessRisks(count: Int, dimension: Int, kept: Int, noise: Double, squaredBias: Double) -> [Double] {
  [Double(kept) * noise / Double(count) + squaredBias.squareRoot(), Double(dimension) * noise / Double(count), Double(dimension - kept) * noise / squaredBias.squareRoot()]
}
