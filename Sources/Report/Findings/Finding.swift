/// A claim together with the verdict computed for it and the numbers that decided.
public struct Finding: Sendable, Hashable {
  /// What was judged.
  public let claim: Claim
  /// The computed verdict.
  public let verdict: Verdict
  /// What the claim predicts.
  public let predicted: Cell
  /// What the run measured.
  public let measured: Cell
  /// The statement that holds in place of the source's, where the verdict is `corrected`.
  public let correction: String?
  /// The instance that decides, in a sentence: the maximising pair, the violating hypothesis.
  public let witness: String?
  /// The rounding tolerance, with its unit that of `measured`; nil where the decision is exact.
  public let tolerance: Double?
  /// The interval of an effect.
  public let interval: ConfidenceBounds?
  /// The number of seeds behind an effect.
  public let seedCount: Int?

  /// A judged claim. A correction is kept only where the verdict is `corrected`.
  public init(
    _ claim: Claim, verdict: Verdict, predicted: Cell, measured: Cell, correction: String? = nil, witness: String? = nil,
    tolerance: Double? = nil, interval: ConfidenceBounds? = nil, seedCount: Int? = nil
  ) {
    self.claim = claim
    self.verdict = verdict
    self.predicted = predicted
    self.measured = measured
    self.correction = verdict == .corrected ? correction : nil
    self.witness = witness
    self.tolerance = tolerance
    self.interval = interval
    self.seedCount = seedCount
  }

  /// Whether the run agrees with the lesson.
  public var isAsExpected: Bool { verdict == claim.expectedVerdict }
}

/// An interval around an estimate, and what it is.
public struct ConfidenceBounds: Sendable, Hashable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The coverage, such as 0.95.
  public let level: Double
  /// What it is, such as "95 % t-interval over 20 seeds".
  public let meaning: String

  /// An interval from `lower` to `upper`.
  public init(lower: Double, upper: Double, level: Double = 0.95, meaning: String) {
    self.lower = lower
    self.upper = upper
    self.level = level
    self.meaning = meaning
  }
}
