// 9c · A plan with the wrong masses
//
// The plan that minimises Σ P_ij c_ij + ε Σ P_ij ln P_ij, among all that move the masses `source` to the masses `target`, is u_i
// exp(−c_ij/ε) v_j. Sinkhorn finds u and v by turns. Costs are from 0 to 1.5 and ε is 0.3 at least, for which a few hundred
// rounds are plenty. The program below compiles, runs, and is right whenever all masses are equal. Find what is wrong, and mend
// it.

func plan(costs: [[Double]], source: [Double], target: [Double], epsilon: Double) -> [[Double]] {
  let kernel = costs.map { $0.map { exp(-$0 / epsilon) } }
  var u = source.map { _ in 1.0 }
  var v = target.map { _ in 1.0 }
  for _ in 0..<400 {
    for i in u.indices {
      var sum = 0.0
      for j in v.indices { sum += kernel[i][j] * v[j] }
      u[i] = target[i] / sum
    }
    for j in v.indices {
      var sum = 0.0
      for i in u.indices { sum += kernel[i][j] * u[i] }
      v[j] = source[j] / sum
    }
  }
  return u.indices.map { i in v.indices.map { j in u[i] * kernel[i][j] * v[j] } }
}
