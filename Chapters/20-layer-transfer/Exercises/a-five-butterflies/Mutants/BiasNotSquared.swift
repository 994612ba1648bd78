func excessRisks(count: Int, dimension: Int, kept: Int, noise: Double, squaredBias: Double) -> [Double] {
  let bias = squaredBias.squareRoot()
  let own = Double(dimension) * noise / Double(count)
  return [Double(kept) * noise / Double(count) + bias, own, Double(dimension - kept) * noise / bias]
}
