func effectiveSampleSize(weights: [Double]) -> Double {
  let unit = weights.max() ?? 0
  if unit == 0 { return 0 }
  let total = weights.reduce(0.0) { $0 + $1 / unit }
  return total * total / weights.reduce(0.0) { $0 + ($1 / unit) * ($1 / unit) }
}
