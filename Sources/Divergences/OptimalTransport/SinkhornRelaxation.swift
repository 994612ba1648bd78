internal import NumericCore

/// How far the steps of Sinkhorn's iteration are to go beyond what would meet the marginals, learnt from the errors as they fall.
///
/// Near the limit the plain iteration multiplies errors by θ², and the one that is overrelaxed by ω = 1 + q by the λ > q with
///
///     (λ + q)² = λ (1 + q)² θ²,     least, λ = q, for q = (1 − s) / (1 + s),   s = (1 − θ²)^½.
///
/// So the ratio λ of two errors in succession tells θ², 1 − θ² = (1 − λ)(λ − q²) / (λ (1 + q)²), and θ² the best q. It is asked for
/// after 8, 16, 32, … iterations: soon, and then seldom, because what follows a change of q is not yet the new rate. Where λ ≤ q,
/// q is large enough.
///
/// Sources: D. M. Young, "Iterative Solution of Large Linear Systems" (1971), for the equation, that of successive overrelaxation;
/// T. Lehmann, M.-K. von Renesse, A. Sambale and A. Uschmajew, "A note on overrelaxation in the Sinkhorn algorithm", Optimization
/// Letters 16 (2022), for its use here.
struct SinkhornRelaxation {
  /// q, at first 0.
  private(set) var value = 0.0

  /// With a larger q fewer points may be relaxed, and one chosen too large slows the iteration: at this one an error still falls to
  /// a tenth in 22 iterations.
  static let largest = 0.9

  /// By how much the errors of an overrelaxed iteration exceed those that plain steps would leave, (1 + q) / (1 − q), where what
  /// remains is slow: its steps go back and forth about what changes.
  var inflation: Double { (1 + value) / (1 - value) }

  private var count = 0
  private var previousError = Double.infinity

  /// Takes note of the next error.
  mutating func learn(from error: Double) {
    count += 1
    let ratio = error / previousError
    previousError = error
    guard count >= 8, count & (count - 1) == 0, ratio > value, ratio < 1 else { return }
    let root = ((1 - ratio) * (ratio - value * value) / ratio).squareRoot() / (1 + value)
    value = min(Self.largest, (1 - root) / (1 + root))
  }
}
