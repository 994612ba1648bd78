public import Learning
public import NumericCore

/// Small worlds in which the terms of the bound of Ben-David et al. say one thing and the target risk another.
///
/// Each goes with a class of thresholds, and all but the first judge its hypothesis of least source risk.
public enum BoundScenario: Int, CaseIterable, Sendable {
  /// The same domain twice, and a constant in place of what learning would find: R_S alone is large.
  case underTrained
  /// A rare region whose mass is 1/100: the divergence alone is large.
  case divergence
  /// The same marginal with the labels turned around: λ alone is large.
  case flippedLabels
  /// ``FiniteWorld/rareRegion(rarity:middle:)`` with β = 2ε.
  case rareRegion
  /// ``FiniteWorld/rareFlip(rarity:)``, with nearly the same terms and the opposite outcome.
  case rareFlip
  /// ``FiniteWorld/noisySource(half:noise:)``: λ is large, and the source teaches the truth.
  case noisySource
  /// A rare region with β = 2/5: λ is large, and importance weights find the truth.
  case misspecified
  /// ``FiniteWorld/apart``: the divergence is 1, and the target risk 0.
  case apart

  /// Half of the points of the uniform worlds.
  public static let half = 50

  /// The name in tables and figures.
  public var name: String {
    switch self {
    case .underTrained: "under-trained"
    case .divergence: "divergence"
    case .flippedLabels: "flipped labels"
    case .rareRegion: "rare region"
    case .rareFlip: "rare flip"
    case .noisySource: "noisy source"
    case .misspecified: "misspecified"
    case .apart: "apart"
    }
  }

  /// The domains.
  ///
  /// - Parameters:
  ///   - rarity: ε, the source's mass where the target lies; in (0, 1/5).
  ///   - noise: ρ, the label noise of the source; in 0…1.
  public func world(rarity: Rational, noise: Rational) -> FiniteWorld {
    switch self {
    case .underTrained: .unchanged(half: Self.half)
    case .divergence: .rareRegion(rarity: Rational(1, 100), middle: Rational(2, 100))
    case .flippedLabels: .flippedLabels(half: Self.half)
    case .rareRegion: .rareRegion(rarity: rarity, middle: 2 * rarity)
    case .rareFlip: .rareFlip(rarity: rarity)
    case .noisySource: .noisySource(half: Self.half, noise: noise)
    case .misspecified: .rareRegion(rarity: rarity, middle: Rational(2, 5))
    case .apart: .apart
    }
  }

  /// One-sided thresholds 1[x < t]; two-sided ones for flipped labels, where they cannot be served either.
  public var hypotheses: Thresholds { Thresholds(self == .flippedLabels ? .either : .below) }

  /// The hypothesis that is judged; nil for the one of least source risk.
  public var judged: IntervalSet? { self == .underTrained ? IntervalSet([0..<2 * Self.half]) : nil }
}

extension BoundScenario {
  /// The noisy source with label noise ρ = 1/10, 1/4, 2/5, 49/100.
  public static var noisyFamily: [FiniteWorld] {
    [Rational(1, 10), Rational(1, 4), Rational(2, 5), Rational(49, 100)].map { .noisySource(half: half, noise: $0) }
  }

  /// R_T of the threshold of least risk on samples of the noisy source, one of each size.
  ///
  /// - Precondition: the noise is in 0…1, and no size is negative.
  public static func noisyTargetRisks(noise: Rational, sampleSizes: [Int], from random: RandomSource) -> [Double] {
    let world = FiniteWorld.noisySource(half: half, noise: noise)
    return sampleSizes.map { size in
      let sample = FiniteWorld.noisySourceSample(half: half, noise: noise, count: size, from: random)
      return world.targetRisk(ofBestOn: sample).doubleValue
    }
  }
}
