func cap(source: [Double], target: [Double], bias: Double) -> Double {
  func excess(_ cap: Double) -> Double { zip(source, target).reduce(0.0) { $0 + max(0, $1.1 - cap * $1.0) } }
  let ratios = ([0] + zip(source, target).map { $1 / $0 }).sorted()
  guard let place = ratios.firstIndex(where: { excess($0) <= bias }) else { return ratios.last ?? 0 }
  if place == 0 { return 0 }
  // Linear between two neighbouring ratios, whose points above weigh `slope`.
  let (low, high) = (ratios[place - 1], ratios[place])
  let slope = (excess(low) - excess(high)) / (high - low)
  return low + (excess(low) - bias) / slope
}
