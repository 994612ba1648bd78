// 10b · A weight that trusts the source too much
//
// Theorem 3 of Ben-David et al. bounds the target risk of the hypothesis that minimises α R̂_T + (1 − α) R̂_S, as compared with
// the best hypothesis of the target. A risk that is weighted so differs from R_T by at most (1 − α)(½ d_HΔH + λ), and from what
// is measured by at most half of c √(α²/m_T + (1 − α)²/m_S). The program below looks for the α for which the bound is least;
// `capacity` is c. It compiles, runs, and is right where the domains are alike. Where they are not, it trusts the source too
// much: the target gets all the weight only from four times as many examples as it should. Find out why, and mend it. An α that
// is 1e-5 off will do.

func weight(targets: Int, sources: Int, capacity: Double, divergence: Double, jointRisk: Double) -> Double {
  func bound(_ alpha: Double) -> Double {
    let spread = alpha * alpha / Double(targets) + (1 - alpha) * (1 - alpha) / Double(sources)
    return capacity * spread.squareRoot() + (1 - alpha) * (divergence / 2 + jointRisk)
  }
  // The bound is convex, so that two thirds of an interval hold its least value.
  var (low, high) = (0.0, 1.0)
  for _ in 0..<100 {
    let third = (high - low) / 3
    if bound(low + third) < bound(high - third) { high -= third } else { low += third }
  }
  return (low + high) / 2
}
