import Bounds
import Divergences
import Learning
import NumericCore
import Worlds

/// What one ξ makes of the thresholds h(x) = 1[x < t], in exact arithmetic.
struct Interleaved: Sendable {
  let world: InterleavedWorld
  let domains: DomainPair<Int>
  /// Risks by cut, λ and the divergence, in units of 1/`whole`.
  let bound: ThresholdBound<Int>
  /// sup over H of |S(A) − T(A)|.
  let supremumOverClass: Rational

  init(_ world: InterleavedWorld, roles: Roles) {
    self.world = world
    let (even, odd) = (world.source, world.target)
    domains = roles == .article ? DomainPair(source: even, target: odd) : DomainPair(source: odd, target: even)
    bound = ThresholdBound(domains)
    supremumOverClass = Rational(domains.hypothesisDivergence(over: Thresholds(.below)).supremum, world.whole)
  }

  init(_ spacing: SpacingOptions, _ points: PointOptions) {
    self.init(InterleavedWorld(spacing: spacing.xi, convention: points.convention), roles: points.roles)
  }

  /// The worlds ξ = 1/m for m = 2 … 40 with either set of points and in either role, on which statements about every ξ are tried.
  static let family = (2...40).flatMap { denominator in
    InterleavedWorld.Convention.allCases.flatMap { convention in
      Roles.allCases.map { Interleaved(InterleavedWorld(spacing: Rational(1, denominator), convention: convention), roles: $0) }
    }
  }

  /// ξ.
  var spacing: Rational { world.spacing }
  /// W₁ of the marginals.
  var wasserstein1: Rational { Rational(domains.wasserstein1(positions: world.positions), world.whole) * spacing }
  /// 1 − 1/n with n points labelled 1, which holds in place of the published λ = 1 − ξ.
  var correctedJointRisk: Rational { 1 - Rational(1, world.sourceCount) }
  /// Twice the largest mass that an interval can hold more of one kind than of the other, which holds in place of the published d =
  /// ξ.
  var correctedDivergence: Rational { Rational(2, world.sourceCount) * (world.sourceCount == world.targetCount ? 1 : 2) }

  /// λ, the least joint risk.
  var idealJointRisk: Rational { Rational(bound.idealJointRisk, world.whole) }
  /// sup over HΔH of |S(A) − T(A)|.
  var supremumOverDisagreements: Rational { Rational(bound.supremum, world.whole) }

  /// R_S of a cut: entry *j* labels the *j* lowest points 1.
  func sourceRisk(_ cut: Int) -> Rational { Rational(bound.sourceRisks[cut], world.whole) }
  /// R_T of a cut.
  func targetRisk(_ cut: Int) -> Rational { Rational(bound.targetRisks[cut], world.whole) }

  /// The cut at which R_T exceeds R_S most, the first on a tie.
  var worstCut: Int { bound.tightestCut }
  /// max over h of R_T(h) − R_S(h), which every bound on R_T has to allow for.
  var worstIncrease: Rational { Rational(bound.largestIncrease, world.whole) }

  /// The worst threshold in words.
  var worstName: String {
    switch worstCut {
    case 0: "h ≡ 0"
    case bound.sourceRisks.count - 1: "h ≡ 1"
    case let cut: "the threshold after \(cut) points"
    }
  }

  /// min over h of R_S(h).
  var leastSourceRisk: Rational { sourceRisk(bound.sourceBestCut) }

  /// The target risks of the cuts with the least source risk, ascending, without repetition.
  var targetRisksOfSourceOptimal: [Rational] { bound.targetRisksOfSourceBest.map { Rational($0, world.whole) } }
}
