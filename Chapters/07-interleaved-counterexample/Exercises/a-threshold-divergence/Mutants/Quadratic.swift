func divergence(source: [Double], target: [Double]) -> Double {
  let values = Array(Set(source + target)).sorted()
  func share(_ sample: [Double], to value: Double) -> Double {
    Double(sample.filter { $0 <= value }.count) / Double(sample.count)
  }
  let gaps = values.map { share(source, to: $0) - share(target, to: $0) }
  return 2 * (max(0, gaps.max() ?? 0) - min(0, gaps.min() ?? 0))
}
