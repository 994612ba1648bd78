func plan(costs: [[Double]], source: [Double], target: [Double], epsilon: Double) -> [[Double]] {
  let kernel = costs.map { $0.map { exp(-$0 / epsilon) } }
  var u = source.map { _ in 1.0 }
  var v = target.map { _ in 1.0 }
  for _ in 0..<400 {
    for i in u.indices {
      let sum = v.indices.map { kernel[i][$0] * v[$0] }.reduce(0, +)
      u[i] = source[i] / sum
    }
    for j in v.indices {
      let sum = u.indices.map { kernel[$0][j] * u[$0] }.reduce(0, +)
      v[j] = target[j] / sum
    }
  }
  return u.indices.map { i in v.indices.map { j in u[i] * kernel[i][j] * v[j] } }
}
