import ArgumentParser
import Foundation
import Rendering
import Report
import Testing

@testable import ChapterKit

/// A chapter of the course in this process.
struct TestedChapter: Sendable, CustomTestStringConvertible {
  let type: any ChapterCommand.Type

  static let all = CourseChapters.all.map(TestedChapter.init)

  /// Those that are tried one by one: all, or the one that TRANSFERLAB_CHAPTER names, as `./lab test 7` does.
  static let tried: [TestedChapter] = {
    guard let command = ProcessInfo.processInfo.environment["TRANSFERLAB_CHAPTER"] else { return all }
    let named = all.filter { $0.command == command }
    precondition(!named.isEmpty, "TRANSFERLAB_CHAPTER is '\(command)', which is no chapter.")
    return named
  }()

  /// What is no matter of one chapter is tried on the first two whose default run takes a fraction of a second.
  static let quick = Array(all.filter { reductions[$0.command] == nil }.prefix(2))

  /// The chapter that a word after `./lab run` means.
  init?(named word: some StringProtocol) {
    guard let place = Course.chapters.first(where: { $0.command == word || $0.folder == word || Int(word) == $0.number }),
      let chapter = Self.all.first(where: { $0.command == place.command })
    else { return nil }
    self = chapter
  }

  private init(type: any ChapterCommand.Type) { self.type = type }

  var command: String { type.commandName }
  var testDescription: String { command }
  var place: CourseChapter? { Course.chapters.first { $0.command == command } }
  /// The folder under `Chapters/`.
  var folder: String { place?.folder ?? command }

  /// Options that say where files are; what they do is tested with their chapter.
  static let fileOptions: Set = ["network", "save-network", "force"]

  /// What makes a small run of a chapter that trains networks or draws many worlds, by option; each part gets those that apply to
  /// it.
  private static let reductions: [String: [String: String]] = [
    "layer-transfer": ["net": "16,16", "source-examples": "400"],
    "prototype-classification": ["episodes": "4", "base-classes": "40", "training-images": "2000"],
  ]
}

// MARK: - Runs

extension TestedChapter {
  /// A part of a chapter.
  struct Part: Sendable, CustomTestStringConvertible {
    let chapter: TestedChapter
    let name: String
    /// The claims that it judges.
    let claims: [String]
    /// The arguments of a run that is for form rather than substance: two seeds fill every table and figure.
    let smallRun: [String]

    /// Its options, with the values that they have in a small run.
    var parameters: ParameterList { ParameterList(of: chapter.part(name, of: smallRun)) }

    var testDescription: String { "\(chapter.command) \(name)" }
  }

  static let allParts = all.flatMap { chapter in
    chapter.parts(of: []).map { part in
      let names = ParameterList(of: part).names
      let reductions = (reductions[chapter.command] ?? [:]).filter { names.contains($0.key) }.sorted { $0.key < $1.key }
      let seeds = Swift.type(of: part).seedCounts == .none ? [] : ["--seeds", "2"]
      return Part(
        chapter: chapter, name: Swift.type(of: part).name, claims: part.declaredClaims.map(\.id),
        smallRun: ["--part", Swift.type(of: part).name] + seeds + reductions.flatMap { ["--\($0.key)", $0.value] })
    }
  }

  static let triedParts = tried.flatMap(\.parts)

  /// The parts in their order.
  var parts: [Part] { Self.allParts.filter { $0.chapter.command == command } }

  private func parts(of arguments: [String]) -> [any ChapterPart] {
    do { return try type.parse(arguments).parts } catch {
      preconditionFailure("\(command) \(arguments): \(type.message(for: error))")
    }
  }

  private func part(_ name: String, of arguments: [String]) -> any ChapterPart {
    guard let part = parts(of: arguments).first(where: { Swift.type(of: $0).name == name }) else {
      preconditionFailure("\(command) has no part \(name).")
    }
    return part
  }

  /// What the chapter writes to a file, and how it ends; the same arguments are run once for all tests that look at it.
  func outcome(_ arguments: [String] = [], in environment: OutputEnvironment = .file) async -> ProgramOutcome {
    await Outcomes.shared.outcome(.init(chapter: command, arguments: arguments, environment: environment), of: type)
  }

  /// What the chapter writes to a file, run now.
  func outcomeNow(_ arguments: [String] = [], in environment: OutputEnvironment = .file) -> ProgramOutcome {
    type.outcome(of: arguments, in: environment)
  }

  /// The report of a run, from which every format and width is made; the same arguments are run once.
  func report(_ arguments: [String] = []) async throws -> ChapterReport {
    try await Outcomes.shared.report(.init(chapter: command, arguments: arguments, environment: .file), of: type)
  }
}

extension OutputEnvironment {
  /// A file in a UTF-8 locale.
  static let file = OutputEnvironment(variables: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"])

  /// A terminal of 80 columns without colour.
  static let terminal = OutputEnvironment(
    variables: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"], outputIsTerminal: true, terminalColumns: 80)
}

/// The runs so far: each is made once, for whoever asks first.
private actor Outcomes {
  static let shared = Outcomes()

  struct Key: Hashable {
    let chapter: String
    let arguments: [String]
    let environment: OutputEnvironment
  }

  private var outcomes: [Key: Task<ProgramOutcome, Never>] = [:]
  private var reports: [Key: Task<ChapterReport, any Error>] = [:]

  func outcome(_ key: Key, of type: any ChapterCommand.Type) async -> ProgramOutcome {
    let task = outcomes[key] ?? Task.detached { type.outcome(of: key.arguments, in: key.environment) }
    outcomes[key] = task
    return await task.value
  }

  func report(_ key: Key, of type: any ChapterCommand.Type) async throws -> ChapterReport {
    let task =
      reports[key]
      ?? Task.detached {
        try ChapterRun(chapter: try type.parse(key.arguments), arguments: key.arguments, progress: ProgressLine(isShown: false))
          .report(comparing: true)
      }
    reports[key] = task
    return try await task.value
  }
}
