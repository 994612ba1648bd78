// 11b · Weights that run away from the target
//
// Kernel mean matching chooses weights β that minimise the distance between the weighted source's mean embedding and the
// target's. Up to a constant and the factor n², that is an objective which is quadratic in β. The program below is copied from a
// published text; whoever minimises it gets β = 0. Mend it. Gaussian kernel, `bandwidth` is its σ.

func matchingObjective(weights: [Double], source: [Double], target: [Double], bandwidth: Double) -> Double {
  func kernel(_ x: Double, _ y: Double) -> Double { exp(-(x - y) * (x - y) / (2 * bandwidth * bandwidth)) }
  var (quadratic, linear) = (0.0, 0.0)
  for i in source.indices {
    for j in source.indices { quadratic += weights[i] * weights[j] * kernel(source[i], source[j]) }
    for y in target { linear += weights[i] * kernel(source[i], y) * Double(source.count) / Double(target.count) }
  }
  return quadratic / 2 + linear
}
