/// Everything a chapter has to say about one run: pure values, in the order in which they are read.
public struct ChapterReport: Sendable, Hashable {
  /// One piece of the body.
  public enum Item: Sendable, Hashable {
    /// A heading.
    case heading(String)
    /// A paragraph of prose.
    case paragraph(String)
    /// A table.
    case table(Table)
    /// A figure; at most three a report.
    case figure(Figure)
  }

  /// A named value that the run depended on.
  public struct Parameter: Sendable, Hashable {
    /// The name of the option, without dashes.
    public let name: String
    /// The value used.
    public let value: Cell
    /// A parameter.
    public init(_ name: String, _ value: Cell) {
      self.name = name
      self.value = value
    }
  }

  /// The chapter's command, such as `interleaved-counterexample`.
  public let chapter: String
  /// One sentence with the finding.
  public let headline: String
  /// The experiment's prose, tables and figures.
  public let body: [Item]
  /// The claims with their verdicts.
  public let findings: [Finding]
  /// Commands with other parameters that are worth trying next.
  public let tryNext: [String]
  /// The seed; nil for a chapter that draws nothing.
  public let seed: UInt64?
  /// The parameters of the run.
  public let parameters: [Parameter]
  /// The command that repeats the run.
  public let command: String

  /// A report.
  public init(
    chapter: String, headline: String, body: [Item], findings: [Finding], tryNext: [String], seed: UInt64?,
    parameters: [Parameter], command: String
  ) {
    self.chapter = chapter
    self.headline = headline
    self.body = body
    self.findings = findings
    self.tryNext = tryNext
    self.seed = seed
    self.parameters = parameters
    self.command = command
  }

  /// The tables of the body, in order.
  public var tables: [Table] { body.compactMap { if case .table(let table) = $0 { table } else { nil } } }

  /// The figures of the body, in order.
  public var figures: [Figure] { body.compactMap { if case .figure(let figure) = $0 { figure } else { nil } } }

  /// Whether every claim came out as the chapter states it.
  public var isAsExpected: Bool { findings.allSatisfy(\.isAsExpected) }
}
