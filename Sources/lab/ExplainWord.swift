import ArgumentParser
internal import ChapterKit
import Foundation
internal import Rendering

/// `lab explain`: a claim by its id, with the verdict of a run now, or a term of the glossary.
struct ExplainWord: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a claim by its id, or a term of the course.",
    discussion: """
      ./lab explain BD-4               a claim: statement, source, this run's numbers, verdict
      ./lab explain λ                  a term of the glossary
      ./lab explain "covariate shift"
      """)

  @Argument(help: "A claim's id, or a term.") var words: [String]

  @OptionGroup var rendering: RenderingOptions

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let word = words.joined(separator: " ")
    let course = try CourseFolder.current()
    let style = rendering.style(in: environment)
    let glossary = Glossary(markdown: try course.glossary())
    if let entry = glossary.entry(for: word) {
      return ProgramOutcome(output: TerminalPage(markdown: entry).text(style: style), status: .asStated)
    }
    guard let (chapter, claim) = course.claim(named: word) else { throw ValidationError(unknown(word, in: glossary)) }
    let program = ChapterProgram(chapter: chapter)
    try await program.build()
    let ending = try await program.run(
      ["--claim", claim, "--plot", style.canvas.rawValue, "--width", "\(style.width)", "--color", style.color ? "always" : "never"])
    let sections = LessonSections(try course.lesson(of: chapter)).mentioning(claim)
    let place = sections.isEmpty ? "" : "In the lesson: \(sections.joined(separator: " · "))\n"
    return ProgramOutcome(output: place, status: ending.status)
  }

  private func unknown(_ word: String, in glossary: Glossary) -> String {
    let near = glossary.terms.map { (distance: $0.lowercased().editDistance(to: word.lowercased()), term: $0) }
      .filter { $0.distance <= max(1, word.count / 3) }.sorted { ($0.distance, $0.term) < ($1.distance, $1.term) }.prefix(3)
    let suggestion = near.isEmpty ? "" : " Did you mean \(near.map { "'\($0.term)'" }.joined(separator: " or "))?"
    return "There is no claim and no term '\(word)'." + suggestion
      + " './lab ledger' lists the claims, Chapters/GLOSSARY.md the terms."
  }
}

/// The glossary: its terms are the headings of the second level; other names of a term stand in a line below that begins with
/// "Also:".
struct Glossary {
  private let entries: [(names: [String], markdown: String)]

  init(markdown: String) {
    let sections = ("\n" + markdown).components(separatedBy: "\n## ").dropFirst()
    entries = sections.map { section in
      let lines = section.split(separator: "\n").map(String.init)
      let others = lines.first { $0.hasPrefix("Also: ") }?.dropFirst(6).split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      return ([lines.first ?? ""] + (others ?? []), "## " + section)
    }
  }

  /// Every term and every other name.
  var terms: [String] { entries.flatMap(\.names) }

  /// The entry of a term, in whatever case.
  func entry(for word: String) -> String? {
    entries.first { $0.names.contains { $0.lowercased() == word.lowercased() } }?.markdown
  }
}

/// The headings of a lesson.
private struct LessonSections {
  private let sections: [(heading: String, text: String)]

  init(_ markdown: String) {
    sections = ("\n" + markdown).components(separatedBy: "\n## ").dropFirst().map { section in
      (String(section.prefix { $0 != "\n" }), section)
    }
  }

  func mentioning(_ id: String) -> [String] { sections.filter { $0.text.contains(id) }.map(\.heading) }
}
