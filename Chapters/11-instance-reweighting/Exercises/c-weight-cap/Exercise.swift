// 11c · A cap for a given bias
//
// Density ratios w = T/S have a large variance; capped at c they have less, and a bias of Σ S(x) max(0, w(x) − c) at most, for a
// loss in [0, 1]. All masses of `source` are positive. Return the smallest cap c ≥ 0 whose bias is at most `bias`.

func cap(source: [Double], target: [Double], bias: Double) -> Double {
  zip(source, target).map { $1 / $0 }.max() ?? 0
}
