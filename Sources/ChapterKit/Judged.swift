public import Report

/// A claim beside what decides it.
public struct Judged<Part: ChapterPart>: Sendable {
  /// The claim.
  public let claim: Claim
  private let isHighlight: Bool
  private let judge: @Sendable (Seen<Part>) throws -> Judgement

  /// A claim and its judge.
  ///
  /// - Parameters:
  ///   - id: the short name, such as `XI-1`.
  ///   - verdict: what the lesson states; a run in which the judge finds otherwise exits with 1.
  ///   - statement: the statement with all its quantifiers, as its source makes it.
  ///   - citations: where it comes from.
  ///   - isHighlight: whether the first screen names it; for at most three claims of a chapter, those that surprise.
  ///   - judge: computes the verdict from the numbers, and throws ``MissingEvidence`` where they are missing.
  public init(
    _ id: String, _ kind: Claim.Kind, expects verdict: Verdict, _ statement: String, from citations: Citation...,
    isHighlight: Bool = false, judge: @escaping @Sendable (Seen<Part>) throws -> Judgement
  ) {
    claim = Claim(id: id, statement: statement, citations: citations, kind: kind, expectedVerdict: verdict)
    self.isHighlight = isHighlight
    self.judge = judge
  }

  /// The claim with its verdict; inconclusive where evidence is missing.
  ///
  /// - Throws: whatever the judge throws but for ``MissingEvidence``.
  public func finding(_ seen: Seen<Part>) throws -> Finding {
    let judgement: Judgement
    do {
      judgement = try judge(seen)
    } catch let missing as MissingEvidence {
      judgement = .undecided(missing.description)
    }
    // An effect rests on its seeds; what is exact or tried on instances says itself how many these were.
    let rests = claim.kind == .effect && Part.seedCounts != .none
    return Finding(claim, judgement, seedCount: rests ? seen.rows.count : nil, isHighlight: isHighlight)
  }

  /// The claim where nothing can be concluded, for the reason that `sentence` gives.
  func undecided(_ sentence: String) -> Finding { Finding(claim, .undecided(sentence), isHighlight: isHighlight) }
}

extension Judgement {
  /// Nothing was measured, for the reason that `sentence` gives.
  fileprivate static func undecided(_ sentence: String) -> Judgement {
    Judgement("evidence", says: .missing, here: "missing", holds: nil).witness(sentence)
  }
}
