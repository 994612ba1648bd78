internal import NumericCore

/// The estimator of James and Stein for several means at once: every observation is drawn to one point, the more the closer they
/// lie.
///
/// One observation a mean, each with the same known variance v.
public struct JamesStein: Sendable, Hashable {
  /// What the observations are drawn to.
  public enum Point: String, Sendable, Hashable, CaseIterable {
    /// 0, chosen beforehand.
    case zero
    /// The observations' own mean, which costs one dimension.
    case mean
  }

  /// What they are drawn to.
  public let point: Point
  /// The variance v of one observation.
  public let variance: Double
  /// The multiple of James and Stein's constant; the total risk is below that of the observations where it lies in (0, 2).
  public let multiple: Double

  /// - Parameter multiple: 1 for James and Stein's estimator.
  public init(towards point: Point, variance: Double, multiple: Double = 1) {
    (self.point, self.variance, self.multiple) = (point, variance, multiple)
  }

  /// T − 2 towards 0, and T − 3 towards the mean.
  public func constant(count: Int) -> Int { point == .zero ? count - 2 : count - 3 }

  /// 1 − c·v/Σ(x − point)², which is negative where the observations lie closer than noise alone would put them.
  public func factor(_ observations: [Double]) -> Double {
    let center = center(observations)
    let square = observations.map { ($0 - center) * ($0 - center) }.sum()
    return 1 - multiple * Double(constant(count: observations.count)) * variance / square
  }

  /// The estimates.
  /// - Precondition: At least 3 observations towards 0, or 4 towards their mean.
  public func estimates(_ observations: [Double]) -> [Double] {
    precondition(constant(count: observations.count) > 0, "Too few means for James and Stein.")
    let (center, factor) = (center(observations), factor(observations))
    return observations.map { center + factor * ($0 - center) }
  }

  private func center(_ observations: [Double]) -> Double { point == .zero ? 0 : observations.mean }

  /// The exact total risk at given means: T·v − m(2 − m)·c²·v·E[1/(c + 2K)], where K is Poisson with mean Σ(θ − point)²/(2v).
  public func totalRisk(means: [Double]) -> Double {
    let center = center(means)
    let (rate, base) = (means.map { ($0 - center) * ($0 - center) }.sum() / (2 * variance), Double(constant(count: means.count)))
    return variance * (Double(means.count) - multiple * (2 - multiple) * base * base * Self.meanReciprocal(base: base, rate: rate))
  }

  /// The exact risk of one of the means, E(δᵢ − θᵢ)²: whoever lies far from the point pays for the others.
  ///
  /// With q = 1 towards 0 and 1 − 1/T towards the mean, a = m·c, and y the deviations from the point in units of √v, Stein's
  /// identity gives
  ///
  ///     risk / v = 1 − 2aq·E[1/‖y‖²] + (4aq + a²q)·E[y_u²/‖y‖⁴]
  ///
  /// where y_u is the coordinate of y in the direction of mean i, whose own mean is η, η² = (θᵢ − point)²/(qv). Both expectations
  /// are sums of M(b) = E[1/(b + 2K)], K as in ``totalRisk(means:)``: M(c), and ½(M(c) − M(c + 2)) + ½η²(M(c + 2) − M(c + 4)).
  public func risk(of index: Int, means: [Double]) -> Double {
    let (center, base) = (center(means), Double(constant(count: means.count)))
    let rate = means.map { ($0 - center) * ($0 - center) }.sum() / (2 * variance)
    let share = point == .zero ? 1 : 1 - 1 / Double(means.count)
    let offset = (means[index] - center) * (means[index] - center) / (share * variance)
    let (near, next, far) = (
      Self.meanReciprocal(base: base, rate: rate), Self.meanReciprocal(base: base + 2, rate: rate),
      Self.meanReciprocal(base: base + 4, rate: rate)
    )
    let pull = multiple * base * share
    return variance * (1 - 2 * pull * near + (4 + multiple * base) * pull * (near - next + offset * (next - far)) / 2)
  }

  /// E[1/(c + 2K)], K ~ Poisson(r): the integral of s^(c − 1)·exp(−r(1 − s²)) over s in [0, 1], by Simpson's rule in u = (1 −
  /// s)·scale.
  private static func meanReciprocal(base: Double, rate: Double) -> Double {
    // Past 60/(r + 1) from s = 1 the integrand has fallen below exp(−60/2), where r is large.
    let (width, steps) = (min(1, 60 / (rate + 1)), 8000)
    let values = (0...steps).map { step in
      let s = 1 - width * Double(step) / Double(steps)
      let weight = step == 0 || step == steps ? 1.0 : step.isMultiple(of: 2) ? 2 : 4
      return weight * Double.pow(s, base - 1) * Double.exp(-rate * (1 - s) * (1 + s))
    }
    return values.sum() * width / (3 * Double(steps))
  }
}
