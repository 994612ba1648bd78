func plan(costs: [[Double]], source: [Double], target: [Double], epsilon: Double) -> [[Double]] {
  source.map { mass in target.map { mass * $0 } }
}
