func tasks(features: Int, shared: Int, examples: Int, targets: Int) -> Int {
  let (free, left) = (examples - features - 1, targets - features - 1)
  let (top, bottom) = (shared * (free - 2 + shared) * left, free * (free - 2))
  return max(1, (top + bottom - 1) / bottom)
}
