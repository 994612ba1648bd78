/// A claim together with the verdict computed for it and the numbers that decided.
public struct Finding: Sendable, Hashable {
  /// What was judged.
  public let claim: Claim
  /// What the numbers say of it.
  public let judgement: Judgement
  /// The number of seeds behind it; nil where nothing was drawn.
  public let seedCount: Int?
  /// Whether it is one of the few that a chapter names on its first screen.
  public let isHighlight: Bool

  /// A judged claim.
  public init(_ claim: Claim, _ judgement: Judgement, seedCount: Int? = nil, isHighlight: Bool = false) {
    self.claim = claim
    self.judgement = judgement
    self.seedCount = seedCount
    self.isHighlight = isHighlight
  }

  /// The computed verdict.
  public var verdict: Verdict { judgement.verdict }

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
  /// What it is an interval of, and how it was made: "λ, 95 % Student interval over 20 seeds".
  public let meaning: String

  /// An interval from `lower` to `upper`.
  public init(lower: Double, upper: Double, level: Double = 0.95, meaning: String) {
    self.lower = lower
    self.upper = upper
    self.level = level
    self.meaning = meaning
  }
}
