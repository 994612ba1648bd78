func matchingObjective(weights: [Double], source: [Double], target: [Double], bandwidth: Double) -> Double {
  func kernel(_ x: Double, _ y: Double) -> Double { exp(-(x - y) * (x - y) / (2 * bandwidth * bandwidth)) }
  var (quadratic, linear) = (0.0, 0.0)
  for i in source.indices {
    for j in source.indices { quadratic += weights[i] * weights[j] * kernel(source[i], source[j]) }
    for y in target { linear += weights[i] * kernel(source[i], y) * Double(target.count) / Double(source.count) }
  }
  return quadratic / 2 - linear
}
