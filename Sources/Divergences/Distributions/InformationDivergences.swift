internal import NumericCore

// Divergences of two distributions on the same finitely many points that see the ratio of their masses and not how far apart points
// lie. All are in nats; a point where both have no mass counts nothing.

/// The Kullback–Leibler divergence Σ p log(p/q), in 0…∞; infinite where p has mass and q has none. Not symmetric.
///
/// Pinsker's inequality: TV ≤ √(KL/2).
///
/// - Precondition: both have the same number of masses, none negative, that sum to 1.
public func kullbackLeibler(_ p: [Double], _ q: [Double]) -> Double {
  requireSamePoints(p, q)
  return max(0, zip(p, q).map { p, q in p == 0 ? 0 : q == 0 ? .infinity : p * Double.log(p / q) }.sum())
}

/// The Jensen–Shannon divergence, the mean Kullback–Leibler divergence from p and q to (p + q)/2, in 0…log 2: log 2 for disjoint
/// supports, however near.
///
/// Its root is a metric.
///
/// - Precondition: as for ``kullbackLeibler(_:_:)``.
public func jensenShannon(_ p: [Double], _ q: [Double]) -> Double {
  requireSamePoints(p, q)
  let middle = zip(p, q).map { ($0 + $1) / 2 }
  return (kullbackLeibler(p, middle) + kullbackLeibler(q, middle)) / 2
}

/// The χ² divergence Σ p²/q − 1, in 0…∞; infinite where p has mass and q has none.
///
/// With p the target and q the source it is the variance of the importance weights p/q: n/(1 + χ²) is the effective sample size.
///
/// - Precondition: as for ``kullbackLeibler(_:_:)``.
public func chiSquaredDivergence(_ p: [Double], _ q: [Double]) -> Double {
  requireSamePoints(p, q)
  return zip(p, q).map { p, q in p == q ? 0 : q == 0 ? .infinity : (p - q) * (p - q) / q }.sum()
}

/// The Rényi divergence of order α, log(Σ p^α q^(1−α)) / (α − 1), in 0…∞; nondecreasing in α, and the Kullback–Leibler divergence
/// in the limit α → 1.
///
/// Order 2 is log(1 + χ²).
///
/// Source: T. van Erven and P. Harremoës, "Rényi divergence and Kullback–Leibler divergence", IEEE Transactions on Information
/// Theory 60 (2014).
///
/// - Precondition: as for ``kullbackLeibler(_:_:)``; the order is positive and not 1.
public func renyiDivergence(_ p: [Double], _ q: [Double], order: Double) -> Double {
  requireSamePoints(p, q)
  precondition(order > 0 && order != 1 && order.isFinite, "A Rényi divergence has a positive finite order other than 1.")
  let sum = zip(p, q).map { p, q in
    p == 0 ? 0 : q == 0 ? (order > 1 ? .infinity : 0) : Double.pow(p, order) * Double.pow(q, 1 - order)
  }.sum()
  return max(0, Double.log(sum) / (order - 1))
}

private func requireSamePoints(_ p: [Double], _ q: [Double]) {
  precondition(p.count == q.count, "Divergences compare distributions on the same points.")
}
