func linearForm(examples: [[Double]], labels: [Int], classCount: Int) -> [[Double]] {
  (0..<classCount).map { label in
    let own = labels.indices.filter { labels[$0] == label }
    let c = examples[0].indices.map { f in own.reduce(0.0) { $0 + examples[$1][f] } }
    return c.map { 2 * $0 } + [-c.reduce(0.0) { $0 + $1 * $1 }]
  }
}
