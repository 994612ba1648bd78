func instance(count: Int, epsilon: Double) -> [[Double]] {
  let bits = min(count, 4)
  let masses = (0..<1 << bits).map { point in
    (0..<bits).reduce(1) { $0 * (point >> $1 & 1 == 1 ? epsilon : 1 - epsilon) }
  }
  return [masses] + (0..<count).map { own in masses.indices.map { $0 >> (own % bits) & 1 == 1 ? 1 : 0 } }
}
