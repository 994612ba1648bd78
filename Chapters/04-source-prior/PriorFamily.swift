import NumericCore
import Transfer

/// The settings on which statements about every prior are tried, in exact fractions.
struct PriorFamily: Sendable {
  struct Setting: Sendable {
    let prior: NormalPrior
    let squaredGap: Rational
    let count: Int

    var alone: Rational { prior.noise / Rational(count) }
    var risk: Rational { prior.risk(squaredGap: squaredGap, count: count) }
    var isHelped: Bool { squaredGap < prior.squaredCrossover(count: count) }
    var isTie: Bool { squaredGap == prior.squaredCrossover(count: count) }
  }

  /// A setting whose risk is summed over all samples of n examples θ ± σ.
  struct Enumerated: Sendable {
    let setting: Setting
    let gap: Rational
    let deviation: Rational

    var risk: Rational { setting.risk }

    var enumeratedRisk: Rational {
      let count = setting.count
      var ways = Rational(1)
      var (sum, whole) = (Rational(0), Rational(0))
      for heads in 0...count {
        // The prior's mean is 0, so θ is the gap.
        let sampleMean = gap + deviation * Rational(2 * heads - count, count)
        let off = setting.prior.posterior(sampleMean: sampleMean, count: count).mean - gap
        sum = sum + ways * off * off
        whole = whole + ways
        ways = ways * Rational(count - heads, heads + 1)
      }
      return sum / whole
    }
  }

  static let gaps = [Rational(0), Rational(1, 4), Rational(1, 2), Rational(1), Rational(2), Rational(4)]
  static let deviations = [Rational(1, 2), Rational(1), Rational(2)]
  static let counts = [1, 2, 5, 8]

  let enumerated: [Enumerated]
  /// Those, and for each prior and count the distance at which it neither helps nor hurts, and just beside it.
  let settings: [Setting]

  init() {
    let priors = [Rational(1, 4), Rational(1, 2), Rational(1), Rational(2)].flatMap { tau in
      Self.deviations.map { (NormalPrior(variance: tau * tau, noise: $0 * $0), $0) }
    }
    enumerated = priors.flatMap { prior, deviation in
      Self.counts.flatMap { count in
        Self.gaps.map {
          Enumerated(setting: Setting(prior: prior, squaredGap: $0 * $0, count: count), gap: $0, deviation: deviation)
        }
      }
    }
    let edges = priors.flatMap { prior, _ in
      Self.counts.flatMap { count in
        [Rational(99, 100), Rational(1), Rational(101, 100)].map {
          Setting(prior: prior, squaredGap: $0 * prior.squaredCrossover(count: count), count: count)
        }
      }
    }
    settings = enumerated.map(\.setting) + edges
  }
}
