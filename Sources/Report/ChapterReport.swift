/// Everything a chapter has to say about one run: pure values, in the order in which they are read.
public struct ChapterReport: Sendable, Hashable {
  /// One piece of the record.
  public enum Item: Sendable, Hashable {
    /// A heading.
    case heading(String)
    /// A paragraph of prose.
    case paragraph(String)
    /// A table.
    case table(Table)
    /// A figure.
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

  /// What a run leaves in a file that its options name.
  public struct File: Sendable, Hashable {
    /// The path as it was given.
    public let path: String
    /// What the file is to hold.
    public let bytes: [UInt8]
    /// Whether a file that is there may be replaced.
    public let replacesExisting: Bool
    /// A file to be written.
    public init(path: String, bytes: [UInt8], replacesExisting: Bool) {
      self.path = path
      self.bytes = bytes
      self.replacesExisting = replacesExisting
    }
  }

  /// What one part has to say.
  public struct Part: Sendable, Hashable {
    /// The name for `--part`.
    public let name: String
    /// The heading.
    public let title: String
    /// The answer.
    public let answer: Answer
    /// The prose, tables and figures behind it.
    public let record: [Item]
    /// The claims with their verdicts.
    public let findings: [Finding]
    /// What it leaves in files.
    public let files: [File]

    /// A part's report.
    public init(name: String, title: String, answer: Answer, record: [Item], findings: [Finding], files: [File] = []) {
      self.name = name
      self.title = title
      self.answer = answer
      self.record = record
      self.findings = findings
      self.files = files
    }

    /// The same with another question at the end of its answer.
    public func asking(_ ask: Ask) -> Part {
      Part(name: name, title: title, answer: answer.asking(ask), record: record, findings: findings, files: files)
    }
  }

  /// The chapter's command, such as `interleaved-counterexample`.
  public let chapter: String
  /// Its number in the course; nil for a chapter outside of it.
  public let number: Int?
  /// Its title.
  public let title: String
  /// The parts that ran, at least one; the first is the one that is shown.
  public let parts: [Part]
  /// What changed against the default run; nil for the default run.
  public let change: String?
  /// The seed; nil for a run that draws nothing.
  public let seed: UInt64?
  /// The parameters of the run.
  public let parameters: [Parameter]
  /// The command that repeats the run.
  public let command: String

  /// A report.
  ///
  /// - Precondition: there is a part.
  public init(
    chapter: String, number: Int? = nil, title: String, parts: [Part], change: String? = nil, seed: UInt64?,
    parameters: [Parameter], command: String
  ) {
    precondition(!parts.isEmpty, "A report has at least one part.")
    self.chapter = chapter
    self.number = number
    self.title = title
    self.parts = parts
    self.change = change
    self.seed = seed
    self.parameters = parameters
    self.command = command
  }

  /// The answer that the report opens with.
  public var answer: Answer { parts[0].answer }

  /// The finding of the part that is shown, in one sentence.
  public var headline: String { answer.finding }

  /// The claims of all parts with their verdicts.
  public var findings: [Finding] { parts.flatMap(\.findings) }

  /// All figures and tables in the order in which they are read: of each part the world and the figure of its answer, then its
  /// record.
  public var items: [Item] {
    parts.flatMap { part in
      [part.answer.world, part.answer.figure].compactMap { $0.map(Item.figure) } + part.record
    }
  }

  /// The tables, in order.
  public var tables: [Table] { items.compactMap { if case .table(let table) = $0 { table } else { nil } } }

  /// The figures, in order.
  public var figures: [Figure] { items.compactMap { if case .figure(let figure) = $0 { figure } else { nil } } }

  /// Whether every claim came out as the chapter states it.
  public var isAsExpected: Bool { findings.allSatisfy(\.isAsExpected) }
}
