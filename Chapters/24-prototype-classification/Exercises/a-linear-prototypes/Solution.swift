func linearForm(examples: [[Double]], labels: [Int], classCount: Int) -> [[Double]] {
  (0..<classCount).map { place in
    let own = labels.indices.filter { labels[$0] == place }
    let center = examples[0].indices.map { feature in own.reduce(0.0) { $0 + examples[$1][feature] } / Double(own.count) }
    return center.map { $0 + $0 } + [-zip(center, center).reduce(0.0) { $0 + $1.0 * $1.1 }]
  }
}
