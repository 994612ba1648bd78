func plan(costs: [[Double]], source: [Double], target: [Double], epsilon: Double) -> [[Double]] {
  let kernel = costs.map { $0.map { exp(-$0 / epsilon) } }
  let u = source.indices.map { source[$0] / kernel[$0].reduce(0, +) }
  let v = target.indices.map { j in target[j] / u.indices.map { kernel[$0][j] * u[$0] }.reduce(0, +) }
  return u.indices.map { i in v.indices.map { j in u[i] * kernel[i][j] * v[j] } }
}
