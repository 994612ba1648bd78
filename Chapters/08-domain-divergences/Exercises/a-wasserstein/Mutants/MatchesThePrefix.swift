func wasserstein(source: [Double], target: [Double]) -> Double {
  zip(source.sorted(), target.sorted()).reduce(0.0) { $0 + abs($1.0 - $1.1) } / Double(min(source.count, target.count))
}
