func divergence(source: [Double], target: [Double]) -> Double {
  let values = Array(Set(source + target)).sorted()
  let gaps = values.map { v in Double(source.count { $0 <= v }) / Double(source.count) - Double(target.count { $0 <= v }) / Double(target.count) }
  return max(0, gaps.max() ?? 0) - min(0, gaps.min() ?? 0)
}
