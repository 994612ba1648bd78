internal import NumericCore

/// A lower bound of E W₁(P̂_n, Q̂_n) for two samples of n points of one law on ℝ^d with a density p ≤ M:
///
///     E W₁(P̂_n, Q̂_n) ≥ W₁(n points, P) ≥ d/(d + 1) · (n v_d M)^(−1/d),   v_d the volume of the unit ball.
///
/// The first step is convexity: W₁(P̂_n, E Q̂_n) ≤ E W₁(P̂_n, Q̂_n). For the second, at most the mass n v_d M r^d lies within r of
/// n points, wherever they are, and the rest has farther to go: W₁ ≥ ∫ max(0, 1 − n v_d M r^d) dr. So W₁ of samples falls no faster
/// than n^(−1/d). It does fall as fast from three dimensions on, like n^(−1/2) (log n)^(1/2) in two and like n^(−1/2) in one, where
/// this bound is far too low.
///
/// Source for the rates: R. M. Dudley, "The speed of mean Glivenko–Cantelli convergence", Annals of Mathematical Statistics 40
/// (1969).
///
/// - Parameters:
///   - dimension: d ≥ 1.
///   - size: n ≥ 1.
///   - largestDensity: M > 0.
/// - Returns: the bound, in the unit of the coordinates.
public func leastEmpiricalWasserstein1(dimension: Int, size: Int, largestDensity: Double) -> Double {
  precondition(dimension > 0 && size > 0 && largestDensity > 0, "A bound needs a dimension, a point and a density.")
  let d = Double(dimension)
  // v_d = v_{d−2} · 2π/d from v₀ = 1 and v₁ = 2; logarithms, because it vanishes in many dimensions.
  let start = dimension.isMultiple(of: 2) ? 0 : Double.log(2)
  let logVolume = stride(from: dimension, to: 1, by: -2).reduce(start) { $0 + Double.log(2 * .pi / Double($1)) }
  return d / (d + 1) * Double.exp(-(Double.log(Double(size) * largestDensity) + logVolume) / d)
}
