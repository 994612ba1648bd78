func tasks(features: Int, shared: Int, examples: Int, targets: Int) -> Int {
  let v = Double(shared) / Double(examples)
  return max(shared, Int((v * (1 + v) * Double(targets)).rounded(.up)))
}
