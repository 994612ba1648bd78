func tasks(features: Int, shared: Int, examples: Int, targets: Int) -> Int {
  let (free, left) = (examples - features - 1, targets - features - 1)
  let (top, bottom) = (shared * (free + shared) * left, free * free)
  return max(shared, (top + bottom - 1) / bottom)
}
