func cap(source: [Double], target: [Double], bias: Double) -> Double {
  func excess(_ cap: Double) -> Double { zip(source, target).reduce(0.0) { $0 + max(0, $1.1 - cap * $1.0) } }
  let ratios = ([0] + zip(source, target).map { $1 / $0 }).sorted()
  return ratios.first { excess($0) <= bias } ?? ratios[ratios.count - 1]
}
