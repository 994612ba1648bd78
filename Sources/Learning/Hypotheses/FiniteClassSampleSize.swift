internal import NumericCore

/// How many examples suffice for a finite class that holds the true function.
///
/// If f ∈ H and m ≥ (ln|H| + ln(1/δ))/ε, then with probability at least 1 − δ no hypothesis of risk ε or more is consistent with m
/// independent examples:
///
///     P(some h with R(h) ≥ ε errs on none of them) ≤ |H| (1 − ε)^m ≤ |H| e^(−εm) ≤ δ
///
/// Sufficient, not necessary: what is needed depends on how the hypotheses' errors overlap (``ErrorOverlap``). Where f ∉ H it says
/// nothing.
///
/// Source: a union bound; A. Blumer, A. Ehrenfeucht, D. Haussler and M. K. Warmuth, "Occam's razor" (1987).
public struct FiniteClassSampleSize: Sendable, Hashable {
  /// (ln|H| + ln(1/δ))/ε.
  public let bound: Double
  /// The least whole number that is no smaller.
  public var examples: Int { Int(bound.rounded(.up)) }

  /// The size for a class of `size` hypotheses, an accuracy ε and a failure probability δ.
  ///
  /// - Precondition: there is a hypothesis, and ε and δ are between 0 and 1.
  public init(size: Int, accuracy: Double, failureProbability: Double) {
    precondition(size > 0, "A class has a hypothesis.")
    precondition(accuracy > 0 && accuracy < 1, "An accuracy is between 0 and 1.")
    precondition(failureProbability > 0 && failureProbability < 1, "A failure probability is between 0 and 1.")
    bound = (Double.log(Double(size)) - .log(failureProbability)) / accuracy
  }
}
