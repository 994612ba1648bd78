internal import NumericCore

/// The squared Gaussian MMD of the ξ-interleaved marginals, biased form, with what rounding can do to it.
///
/// On equally spaced points the kernel depends on the number of steps between two points only, so the sum over pairs is one over
/// steps: O(*n*) for *n* points.
public struct InterleavedMeanDiscrepancy: Sendable, Hashable {
  /// MMD².
  public let value: Double
  /// How far rounding can put it off. The magnitudes of the terms sum to 4, each is off by at most 4 ulps, and pairwise summation
  /// adds log₂ of their number.
  public let tolerance: Double

  /// The discrepancy for the kernel exp(−‖x − y‖²/(2·bandwidth²)).
  public init(_ world: InterleavedWorld, bandwidth: Double) {
    let (sources, targets) = (world.sourceCount, world.targetCount)
    let (m, n) = (Double(sources), Double(targets))
    let terms = (0..<(sources + targets)).map { step in
      let distance = Double(step) * world.spacing.doubleValue / bandwidth
      let half = step / 2
      let pairs: Double
      if step.isMultiple(of: 2) {
        let multiplicity = step == 0 ? 1.0 : 2.0
        pairs = multiplicity * (Double(max(0, sources - half)) / (m * m) + Double(max(0, targets - half)) / (n * n))
      } else {
        let (targetAbove, targetBelow) = (min(sources, targets - half), min(targets, sources - half - 1))
        pairs = -2 * Double(max(0, targetAbove) + max(0, targetBelow)) / (m * n)
      }
      return pairs * Double.exp(-0.5 * distance * distance)
    }
    value = max(0, terms.sum())
    tolerance = 4 * (4 + Double.log2(m + n)) * .ulpOfOne
  }
}
