import NumericCore
import Transfer

/// What weighting does to a mean, for one seed: the source N(0, 1), the target N(μ, 1), w(x) = exp(μx − μ²/2), χ² = exp(μ²) − 1.
struct WeightingTrial: Codable, Sendable, Hashable {
  /// Bias and mean squared error of an estimator over this seed's repetitions.
  struct Error: Codable, Sendable, Hashable {
    let bias: Double
    let meanSquare: Double
  }

  /// The μ at which the effective sample size is measured.
  static let shifts = [0.25, 0.5, 1, 1.5, 2, 2.5, 3]
  /// How many weights an effective sample size is measured on.
  static let weightCount = 2000
  /// The bounds at which weights are clipped.
  static let bounds = [2, 5, 20, Double.infinity]
  /// How often a seed repeats an estimate.
  static let repetitions = 50

  /// ESS/n of the true weights, one a shift.
  let effectiveShares: [Double]
  /// The mean of wf over 50 examples at μ = 1, f(x) = 1 for x > ½, else 0.
  let plain: Error
  /// Σ wf / Σ w of the same examples.
  let selfNormalised: Error
  /// The mean of min(w, bound) f over 100 examples at μ = 1.5, one a bound.
  let clipped: [Error]

  init(seed: UInt64) {
    let random = RandomSource(seed: seed).stream("weighting")
    let points = random.normals(count: Self.weightCount)
    effectiveShares = Self.shifts.map { shift in
      Self.weights(of: points, shift: shift).effectiveSampleSize / Double(Self.weightCount)
    }
    let small = Self.estimates(count: 50, shift: 1, from: random) { weights, losses in
      let sum = weights.values.dot(losses)
      return [sum / 50, sum / weights.values.reduce(0, +)]
    }
    (plain, selfNormalised) = (small[0], small[1])
    clipped = Self.estimates(count: 100, shift: 1.5, from: random) { weights, losses in
      Self.bounds.map { weights.clipped(at: $0).risk(losses: losses) }
    }
  }

  /// E_T[f] for a shift μ: Φ(μ − ½).
  static func truth(shift: Double) -> Double { NormalDistribution.standard.cumulative(shift - 0.5) }

  /// (E_S[w²f²] − E_T[f]²)/n, the variance of the mean of wf: E_S[w²f²] = exp(μ²) P(N(2μ, 1) > ½).
  static func variance(shift: Double, count: Int) -> Double {
    let square = Double.exp(shift * shift) * NormalDistribution.standard.cumulative(2 * shift - 0.5)
    return (square - truth(shift: shift) * truth(shift: shift)) / Double(count)
  }

  private static func weights(of points: [Double], shift: Double) -> ImportanceWeights {
    ImportanceWeights(points.map { Double.exp(shift * $0 - shift * shift / 2) })
  }

  /// The errors of several estimators of E_T[f] on the same repetitions.
  private static func estimates(
    count: Int, shift: Double, from random: RandomSource, _ estimators: (ImportanceWeights, [Double]) -> [Double]
  ) -> [Error] {
    let truth = truth(shift: shift)
    let errors = (0..<repetitions).map { _ in
      let points = random.normals(count: count)
      return estimators(weights(of: points, shift: shift), points.map { $0 > 0.5 ? 1 : 0 }).map { $0 - truth }
    }
    return errors[0].indices.map { estimator in
      let own = errors.map { $0[estimator] }
      return Error(bias: own.mean, meanSquare: own.dot(own) / Double(repetitions))
    }
  }
}
