// 20b · An interval that is far too wide
//
// Two ways to train were tried on the same seeds: first[i] and second[i] share a seed, with its data and its starting weights.
// Return the standard error of the mean difference. The program below is what one finds in most code. Nothing in it is wrong for
// two samples that have nothing in common. Mend it.

func standardError(first: [Double], second: [Double]) -> Double {
  func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
  return ((variance(first) + variance(second)) / Double(first.count)).squareRoot()
}
