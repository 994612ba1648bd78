public import Report

/// One experiment of a chapter: its parameters, what one seed measures, its claims beside their judges, and its answer.
///
/// A part is one file, named after ``name``, and is read from top to bottom:
///
///     struct Tosses: ChapterPart {
///       static let name = "tosses"
///       static let title = "A fair coin"
///       static let seedCounts = SeedCounts(standard: 20, full: 1_000)
///
///       let parameters: TossParameters           // a ParsableArguments struct: the options that apply to this part
///
///       struct Row: Codable, Sendable { let heads: Int }
///       func row(seed: UInt64) -> Row { … }
///
///       var claims: [Judged<Tosses>] {
///         [Judged(
///           "COIN-1", .effect, expects: .holds, "A fair coin comes up heads half of the time.", from: Bibliography.….at("…")
///         ) { seen in
///           try seen.effect { Double($0.heads) / … }.isEquivalent(to: 0.5, margin: 0.01, "the share of heads")
///         }]
///       }
///
///       func answer(_ seen: Seen<Tosses>) throws -> Answer { … }
///       func record(_ seen: Seen<Tosses>) throws -> [ChapterReport.Item] { … }
///     }
///
/// A part is pure: it reads nothing but its parameters and the seed, and prints nothing. What is measured depends on the seed
/// alone, in ``row(seed:)``; what all rows come to, and everything that is exact, is computed once in ``evidence(_:)``. Judges,
/// answer and record read numbers and compute none.
///
/// Missing evidence is never a number: what ``Seen`` cannot give it throws, and a judge that throws ``MissingEvidence`` is
/// inconclusive.
public protocol ChapterPart: Sendable {
  /// What one seed measured; the rows of many runs can be merged. ``Drawless`` for a part that draws nothing.
  associatedtype Row: Codable & Sendable = Drawless
  /// What the rows of all seeds come to; the rows themselves unless the part says otherwise.
  associatedtype Evidence: Sendable = [Row]

  /// The name for `--part`.
  static var name: String { get }
  /// The heading.
  static var title: String { get }
  /// How many seeds a run uses; ``SeedCounts/none``, the default, for a part that draws nothing.
  static var seedCounts: SeedCounts { get }
  /// Whether a default run leaves the part out because it takes long: it runs with `--full`, or when `--part` names it.
  static var runsOnRequest: Bool { get }
  /// Whether a run with other parameters is compared with the default run on the first screen, which costs that run: not for what
  /// trains.
  static var comparesWithDefault: Bool { get }

  /// Measures one seed.
  ///
  /// - Throws: ``UnusableSeed`` where the seed cannot be measured, such as a training that diverged; ``InvalidInput`` for data that
  ///   cannot be used; `ValidationError` for parameters that contradict each other. Any other error counts as internal.
  func row(seed: UInt64) throws -> Row
  /// What the rows of all seeds, in their order, come to, with everything that needs no seed.
  func evidence(_ rows: [Row]) throws -> Evidence
  /// The claims in the order of the lesson, each beside what decides it: they are mentioned nowhere else.
  var claims: [Judged<Self>] { get }
  /// The answer with its figure.
  func answer(_ seen: Seen<Self>) throws -> Answer
  /// The prose, tables and figures that `--all` adds.
  func record(_ seen: Seen<Self>) throws -> [ChapterReport.Item]
  /// What the run leaves in files that the parameters name: they are written when all parts are done, whole or not at all.
  func files(_ seen: Seen<Self>) throws -> [ChapterReport.File]
}

extension ChapterPart {
  /// The part draws nothing.
  public static var seedCounts: SeedCounts { .none }

  /// A default run has the part.
  public static var runsOnRequest: Bool { false }

  /// Parameters that were changed are compared with the default run.
  public static var comparesWithDefault: Bool { true }

  /// No files.
  public func files(_ seen: Seen<Self>) throws -> [ChapterReport.File] { [] }

  /// Nothing more than the answer.
  public func record(_ seen: Seen<Self>) throws -> [ChapterReport.Item] { [] }
}

extension ChapterPart where Evidence == [Row] {
  /// The rows as they are.
  public func evidence(_ rows: [Row]) -> [Row] { rows }
}

extension ChapterPart where Row == Drawless {
  /// Nothing.
  public func row(seed: UInt64) -> Drawless { Drawless() }
}

/// The row of a part that draws nothing.
public struct Drawless: Codable, Sendable, Hashable {}

/// How many seeds the runs of a part use when `--seeds` does not say.
public struct SeedCounts: Sendable, Hashable {
  /// The seeds of a default run.
  public let standard: Int
  /// The seeds of a run with `--full`.
  public let full: Int

  /// Counts of seeds.
  ///
  /// - Precondition: both counts are positive.
  public init(standard: Int, full: Int) {
    precondition(standard > 0 && full > 0, "A part that draws needs at least one seed; one that draws nothing has SeedCounts.none.")
    self.standard = standard
    self.full = full
  }

  private init() {
    standard = 0
    full = 0
  }

  /// For a part that draws nothing.
  public static let none = SeedCounts()
}

/// A seed that cannot be measured, such as one whose training diverged. The part's claims are then inconclusive.
public struct UnusableSeed: Error, Hashable, CustomStringConvertible {
  /// One sentence: what happened, and what to change.
  public let description: String

  /// A seed of which `sentence` tells why it cannot be measured.
  public init(_ sentence: String) { description = sentence }
}
