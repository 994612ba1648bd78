internal import NumericCore

/// E W₁(P̂_n, P) of n points of the uniform law P on 0…1, exactly.
///
/// W₁ is the area ∫ |F̂_n(t) − t| dt, and n F̂_n(t) is binomial with mean nt. Its mean absolute deviation is, for t in ((ν − 1)/n,
/// ν/n],
///
///     E |n F̂_n(t) − nt| = 2 ν C(n, ν) t^ν (1 − t)^(n − ν + 1)        (de Moivre),
///
/// an integrand of the beta distribution of ν + 1 and n − ν + 2, so that with its distribution function I_ν
///
///     E W₁ = (1/n) Σ_ν 2 ν (n − ν + 1) / ((n + 1)(n + 2)) · (I_ν(ν/n) − I_ν((ν − 1)/n)).
///
/// By Jensen's inequality it is at most n^−½ ∫ √(t (1 − t)) dt = π/(8 √n), and √n E W₁ falls from 1/3 to √(π/32): in one dimension
/// the rate is n^−½, not n^−1.
///
/// Source for the rate: S. Bobkov and M. Ledoux, "One-dimensional empirical measures, order statistics, and Kantorovich transport
/// distances", Memoirs of the American Mathematical Society 261 (2019).
///
/// - Parameter size: n ≥ 1.
/// - Complexity: O(*n*)
public func expectedUniformWasserstein1(size: Int) -> Double {
  precondition(size > 0, "An expected distance needs at least one point.")
  let n = Double(size)
  return (1...size).reduce(0) { sum, step in
    let law = BetaDistribution(Double(step) + 1, n - Double(step) + 2)
    let share = law.cumulative(Double(step) / n) - law.cumulative(Double(step - 1) / n)
    return sum + 2 * Double(step) * (n - Double(step) + 1) / ((n + 1) * (n + 2)) * share
  } / n
}
