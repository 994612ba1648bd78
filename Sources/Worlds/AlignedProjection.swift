internal import NumericCore

/// One feature out of two, chosen on the source's labels and on how far it sets the domains' means apart.
///
/// Labels lie at ±(1, 1) with unit normal noise in the plane; the target is shifted by `shift` along the second axis, and a share
/// `prior` of it has the second label, one half on the source. A projection x ↦ uᵀx, ‖u‖ = 1, is classified at the threshold 0,
/// which is best on the source. Risks are exact.
public struct AlignedProjection: Sendable, Hashable {
  /// The target's share of the second label.
  public let prior: Double
  /// The target's shift along the second axis.
  public let shift: Double

  /// A chosen projection.
  public struct Choice: Sendable, Hashable {
    /// The angle of u, in radians.
    public let angle: Double
    /// R_S.
    public let sourceRisk: Double
    /// R_T.
    public let targetRisk: Double
  }

  /// - Precondition: the share is between 0 and 1.
  public init(prior: Double, shift: Double) {
    precondition(prior >= 0 && prior <= 1, "A share is between 0 and 1.")
    (self.prior, self.shift) = (prior, shift)
  }

  /// The projection, of 1800 angles, of least R_S + weight · (difference of the means)².
  public func choice(_ weight: Double) -> Choice {
    let choices = (-900..<900).map { step -> (Choice, Double) in
      let angle = Double(step) * .pi / 1800
      let (along, across) = (Double.cos(angle), Double.sin(angle))
      // The side on which the second label lies is 1.
      let (signal, sign) = (abs(along + across), along + across < 0 ? -1.0 : 1)
      let moved = sign * shift * across
      func error(_ margin: Double) -> Double { NormalDistribution.standard.upperTail(margin) }
      let targetRisk = prior * error(signal + moved) + (1 - prior) * error(signal - moved)
      let gap = (2 * prior - 1) * signal + moved
      return (Choice(angle: angle, sourceRisk: error(signal), targetRisk: targetRisk), error(signal) + weight * gap * gap)
    }
    return choices.min { $0.1 < $1.1 }?.0 ?? choices[0].0
  }
}
