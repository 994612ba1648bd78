func proves(costs: [[Int]], plan: [[Int]], source: [Int], target: [Int], rowPrices: [Int], columnPrices: [Int]) -> Bool {
  plan.indices.allSatisfy { i in
    plan[i].indices.allSatisfy { j in
      let rest = costs[i][j] - rowPrices[i] - columnPrices[j]
      return plan[i][j] >= 0 && rest >= 0 && (plan[i][j] == 0 || rest == 0)
    }
  }
}
