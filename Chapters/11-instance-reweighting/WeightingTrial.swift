import NumericCore
import Report
import Transfer
import Worlds

/// Estimates of P_T(A) from n examples of the source N(0, 1), where the target is N(μ, 1): w(x) = exp(μx − μ²/2), χ² = exp(μ²) − 1.
struct EstimateTrial: Codable, Sendable, Hashable {
  enum Estimator: String, Codable, CaseIterable, Sendable {
    case plain = "Σwf / n"
    case selfNormalised = "Σwf / Σw"
    case clippedAt2 = "w clipped at 2"
    case clippedAt5 = "w clipped at 5"
    case clippedAt20 = "w clipped at 20"
    case relative = "relative weights"
    case doublyRobust = "doubly robust"
  }

  static let high = ShiftedNormalEvent(threshold: 0.5, isAbove: true)
  static let low = ShiftedNormalEvent(threshold: 0.5, isAbove: false)

  /// The mean error and the mean squared error, one an estimator and event.
  let bias: [[Double]]
  let meanSquare: [[Double]]

  /// - Parameter estimators: those of `Estimator.allCases` up to this place.
  init(
    _ events: [ShiftedNormalEvent], shift: Double, count: Int, relativity: Double, estimators: Int = Estimator.allCases.count,
    repetitions: Int,
    from random: RandomSource
  ) {
    var sums = Array(repeating: Array(repeating: (error: 0.0, square: 0.0), count: events.count), count: estimators)
    let truths = events.map { $0.truth(shift: shift) }
    for _ in 0..<repetitions {
      let points = random.normals(count: count)
      let weights = Self.weights(of: points, shift: shift)
      let variants = [
        weights, weights, weights.clipped(at: 2), weights.clipped(at: 5), weights.clipped(at: 20), weights.relative(to: relativity),
      ]
      let target = estimators > variants.count ? random.normals(count: count).map { $0 + shift } : []
      let total = weights.values.reduce(0, +)
      for (place, event) in events.enumerated() {
        let losses = points.map(event.indicator)
        for estimator in 0..<estimators {
          let estimate =
            switch Estimator.allCases[estimator] {
            case .selfNormalised: weights.values.dot(losses) / total
            case .doublyRobust:
              weights.doublyRobustRisk(
                losses: losses, predicted: points.map { Self.ramp($0, event) }, targetPredicted: target.map { Self.ramp($0, event) }
              )
            default: variants[estimator].risk(losses: losses)
            }
          let error = estimate - truths[place]
          sums[estimator][place].error += error / Double(repetitions)
          sums[estimator][place].square += error * error / Double(repetitions)
        }
      }
    }
    bias = sums.map { $0.map(\.error) }
    meanSquare = sums.map { $0.map(\.square) }
  }

  /// A rough model of the indicator: it rises from 0 to 1 within one unit around the threshold.
  private static func ramp(_ x: Double, _ event: ShiftedNormalEvent) -> Double {
    let rise = min(1, max(0, x - event.threshold + 0.5))
    return event.isAbove ? rise : 1 - rise
  }

  static func weights(of points: [Double], shift: Double) -> ImportanceWeights {
    ImportanceWeights(points.map { Double.exp(shift * $0 - shift * shift / 2) })
  }
}

/// The mean weight and the effective size where the target N(0, s²) is wider than the source N(0, 1): w(x) = exp(x²(1 − 1/s²)/2)/s.
///
/// E_S[w²] = 1/(s√(2 − s²)) for s² < 2, and infinite from 2 on: then P(w > t) falls as t^(−a), a = s²/(s² − 1) ≤ 2, and the error
/// of the mean weight as n^(−1/s²) instead of n^(−½), for s² = 2 up to a logarithm.
struct TailTrial: Codable, Sendable, Hashable {
  /// s².
  static let variances = [1.5, 2, 4]
  static let (small, large) = (100, 1600)
  static let repetitions = 60

  /// The median of |mean w − 1| over the repetitions, and the mean ESS/n, at the small and at the large n.
  let errors: [Double]
  let shares: [Double]

  init(variance: Double, from random: RandomSource) {
    let (rate, scale) = ((1 - 1 / variance) / 2, 1 / variance.squareRoot())
    let trials = [Self.small, Self.large].map { count in
      (0..<Self.repetitions).map { _ in ImportanceWeights(random.normals(count: count).map { scale * Double.exp(rate * $0 * $0) }) }
    }
    errors = trials.map { $0.map { ($0.mean - 1).magnitude }.median }
    shares = trials.map { $0.map { $0.effectiveSampleSize / Double($0.count) }.mean }
  }

  /// 1/(1 + χ²), which is 0 where E w² is infinite.
  static func share(variance: Double) -> Double { variance < 2 ? (variance * (2 - variance)).squareRoot() : 0 }
}
