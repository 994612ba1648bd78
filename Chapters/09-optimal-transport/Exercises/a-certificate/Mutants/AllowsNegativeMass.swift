func proves(costs: [[Int]], plan: [[Int]], source: [Int], target: [Int], rowPrices: [Int], columnPrices: [Int]) -> Bool {
  for (i, row) in plan.enumerated() {
    guard row.reduce(0, +) == source[i] else { return false }
    for (j, mass) in row.enumerated() {
      let rest = costs[i][j] - rowPrices[i] - columnPrices[j]
      guard rest >= 0, mass == 0 || rest == 0 else { return false }
    }
  }
  return target.indices.allSatisfy { j in plan.map { $0[j] }.reduce(0, +) == target[j] }
}
