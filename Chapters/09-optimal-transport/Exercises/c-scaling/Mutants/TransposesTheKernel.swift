func plan(costs: [[Double]], source: [Double], target: [Double], epsilon: Double) -> [[Double]] {
  let kernel = costs.map { $0.map { exp(-$0 / epsilon) } }
  var (u, v) = (source.map { _ in 1.0 }, target.map { _ in 1.0 })
  for _ in 0..<400 {
    for i in u.indices { u[i] = source[i] / v.indices.map { kernel[i][$0] * v[$0] }.reduce(0, +) }
    for j in v.indices { v[j] = target[j] / u.indices.map { kernel[j][$0] * u[$0] }.reduce(0, +) }
  }
  return u.indices.map { i in v.indices.map { j in u[i] * kernel[i][j] * v[j] } }
}
