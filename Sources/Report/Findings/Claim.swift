/// A testable statement with all its quantifiers, and where it comes from.
public struct Claim: Sendable, Hashable {
  /// What kind of statement it is, which fixes how it is decided.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Decided exactly, or to a rounding tolerance that is explained.
    case identity
    /// Decided on both enumerated sides, as an identity is.
    case inequality
    /// Decided by an interval over seeds.
    case effect
  }

  /// The short name by which the course refers to it, such as `XI-1`.
  public let id: String
  /// The statement with its quantifiers, as the source makes it.
  public let statement: String
  /// The works and places that make it.
  public let citations: [Citation]
  /// The kind of statement.
  public let kind: Kind
  /// The verdict that the chapter's lesson states; a run that computes another one exits with 1.
  public let expectedVerdict: Verdict

  /// A claim whose verdict is still to be computed.
  public init(id: String, statement: String, citations: [Citation], kind: Kind, expectedVerdict: Verdict) {
    self.id = id
    self.statement = statement
    self.citations = citations
    self.kind = kind
    self.expectedVerdict = expectedVerdict
  }

  /// Author, title and place of every work that makes the statement.
  public var source: String { citations.map(\.text).joined(separator: "; ") }
}

/// What the numbers say of a claim.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The claim is right as its source makes it.
  case holds
  /// The claim is wrong, and no corrected form of it is asserted.
  case fails
  /// The claim is wrong as its source makes it; the corrected statement beside it holds.
  case corrected
  /// The interval straddles the decision, or the evidence is missing.
  case inconclusive
}
