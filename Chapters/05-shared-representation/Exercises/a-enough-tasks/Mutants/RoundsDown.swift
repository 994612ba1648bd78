func tasks(features: Int, shared: Int, examples: Int, targets: Int) -> Int {
  let (free, left) = (examples - features - 1, targets - features - 1)
  return max(shared, shared * (free - 2 + shared) * left / (free * (free - 2)))
}
