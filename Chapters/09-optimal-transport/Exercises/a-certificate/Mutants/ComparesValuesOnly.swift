func proves(costs: [[Int]], plan: [[Int]], source: [Int], target: [Int], rowPrices: [Int], columnPrices: [Int]) -> Bool {
  let cost = zip(plan.joined(), costs.joined()).map { $0 * $1 }.reduce(0, +)
  let value = zip(source + target, rowPrices + columnPrices).map { $0 * $1 }.reduce(0, +)
  return cost == value && plan.map { $0.reduce(0, +) } == source && !plan.joined().contains { $0 < 0 }
}
