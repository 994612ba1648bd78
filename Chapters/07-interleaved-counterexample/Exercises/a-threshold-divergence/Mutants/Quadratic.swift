func divergence(source: [Double], target: [Double]) -> Double {
  let values = Array(Set(source + target)).sorted()
  let gaps = values.map { v in Double(source.filter { $0 <= v }.count) / Double(source.count) - Double(target.filter { $0 <= v }.count) / Double(target.count) }
  return 2 * (max(0, gaps.max() ?? 0) - min(0, gaps.min() ?? 0))
}
