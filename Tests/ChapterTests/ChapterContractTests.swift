import Foundation
import Rendering
import Report
import Testing

@testable import ChapterKit

/// What every chapter promises, whatever it is about; a new chapter is covered as soon as it is in ``CourseChapters``.
///
/// The runs for form rather than substance are small ones, one a part; what they come to is rendered in every format and width.
@Suite struct ChapterContractTests {
  @Test("The chapters in process are the folders under Chapters")
  func registry() {
    #expect(TestedChapter.all.map(\.folder) == PackageOnDisk.chapterFolders)
    #expect(TestedChapter.all.allSatisfy { $0.place != nil })
  }

  @Test("The default run comes out as the lesson states, without a word on standard error", arguments: TestedChapter.tried)
  func defaultRun(chapter: TestedChapter) async throws {
    let report = try await chapter.report()
    #expect(report.findings.filter { !$0.isAsExpected }.map(\.claim.id) == [])
    #expect(report.headline.hasSuffix(".") && report.change == nil)
  }

  @Test(
    "At most five parts; claims have names of their own, and one to three of a default run surprise", arguments: TestedChapter.tried
  )
  func parts(chapter: TestedChapter) async throws {
    let parts = chapter.parts
    #expect(1...5 ~= parts.count && Set(parts.map(\.name)).count == parts.count)
    let report = try await chapter.report()
    #expect(1...3 ~= report.findings.count { $0.isHighlight })
  }

  @Test("No two claims of a chapter have the same name", arguments: TestedChapter.tried)
  func claimNames(chapter: TestedChapter) {
    let names = chapter.parts.flatMap(\.claims)
    #expect(names.filter { name in names.count { $0 == name } > 1 } == [])
  }

  @Test("No two chapters have a claim of the same name")
  func claimNamesOfAll() {
    let names = TestedChapter.allParts.flatMap(\.claims)
    #expect(Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.keys.sorted() == [])
  }

  // MARK: - What is written

  @Test("The default screen has at most 40 lines of at most 80 columns, on every canvas", arguments: TestedChapter.tried)
  func defaultScreen(chapter: TestedChapter) async throws {
    let report = try await chapter.report()
    for canvas in [RenderingStyle.Canvas.block, .braille, .ascii] { expectOneScreen(report, canvas) }
  }

  @Test("So has the screen of every part", arguments: TestedChapter.triedParts)
  func screen(part: TestedChapter.Part) async throws {
    let report = try await part.chapter.report(part.smallRun)
    for canvas in [RenderingStyle.Canvas.block, .braille, .ascii] { expectOneScreen(report, canvas) }
  }

  private func expectOneScreen(_ report: ChapterReport, _ canvas: RenderingStyle.Canvas) {
    let lines = report.rendered(as: .text, style: RenderingStyle(canvas: canvas)).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast()
    #expect(lines.count <= 40, "\(canvas): \(lines.count) lines:\n\(lines.joined(separator: "\n"))")
    for line in lines { #expect(String(line).displayWidth <= 80, "\(canvas): \(line)") }
    let last = lines.reversed().prefix { !$0.isEmpty }.reversed().joined(separator: " ")
    #expect(last == report.headline, "The last line is not the finding.")
  }

  @Test("No line is wider than --width", arguments: TestedChapter.triedParts)
  func width(part: TestedChapter.Part) async throws {
    let report = try await part.chapter.report(part.smallRun)
    for (width, canvas) in [(40, RenderingStyle.Canvas.none), (60, .ascii), (80, .block), (120, .braille)] {
      for scope in [ReportScope.screen, .record] {
        let text = report.rendered(as: .text, style: RenderingStyle(canvas: canvas, width: width), scope: scope)
        let wide = text.split(separator: "\n").map(String.init).filter { $0.displayWidth > width }
        #expect(wide == [], "\(scope), \(canvas), \(width) columns")
      }
    }
  }

  @Test(
    "A second run gives the same bytes, and a file gets 80 columns of ASCII without colour whatever COLUMNS says",
    arguments: TestedChapter.triedParts)
  func determinism(part: TestedChapter.Part) async throws {
    let report = try await part.chapter.report(part.smallRun)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("record \(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let surroundings = OutputEnvironment(variables: ["COLUMNS": "40", "TERM": "dumb", "LC_ALL": "C"])
    let again = part.chapter.outcomeNow(part.smallRun + ["--record=\(file.path)"], in: surroundings)
    #expect(again.output == report.rendered(as: .text, style: RenderingStyle()))
    #expect(again.status == (report.isAsExpected ? .asStated : .notAsStated) && again.diagnostics == "")
    #expect(try String(contentsOf: file, encoding: .utf8) == report.rendered(as: .json, style: RenderingStyle()))
    for format in OutputFormat.allCases {
      let text = report.rendered(as: format, style: RenderingStyle(), scope: .record)
      #expect(text.utf8.last == UInt8(ascii: "\n") || text.isEmpty && report.tables.isEmpty, "\(format)")
    }
  }

  @Test("The JSON has the promised keys, and every claim a source and a verdict", arguments: TestedChapter.triedParts)
  func json(part: TestedChapter.Part) async throws {
    let text = try await part.chapter.report(part.smallRun).rendered(as: .json, style: RenderingStyle())
    let keys = ["chapter", "headline", "question", "answer", "quantities", "seed", "parameters", "claims", "tables", "figures"]
    #expect(try ReportJSON.keys(of: text) == Set(keys))
    let report = try ReportJSON(text)
    #expect(report.chapter == part.chapter.command && report.claims.map(\.id) == part.claims)
    #expect(!report.quantities.isEmpty && report.question.hasSuffix("?"))
    let verdicts = Verdict.allCases.map(\.rawValue)
    #expect(report.claims.allSatisfy { !$0.source.isEmpty && !$0.quantity.isEmpty && verdicts.contains($0.verdict) })
  }

  @Test("The record tells every claim once; --claim tells the same of one", arguments: TestedChapter.triedParts)
  func record(part: TestedChapter.Part) async throws {
    let report = try await part.chapter.report(part.smallRun)
    let record = report.rendered(as: .text, style: RenderingStyle(), scope: .record)
    for finding in report.findings {
      let id = finding.claim.id
      let head = "\(id)  \(finding.verdict.rawValue.uppercased())"
      #expect(record.split(separator: "\n").count { $0 == head } == 1, "\(head)")
      let claim = report.rendered(as: .text, style: RenderingStyle(), scope: .claim(id))
      #expect(record.contains(claim.prefix { _ in true }.components(separatedBy: "\n\n")[0]), "\(id)")
    }
  }

  @Test("--plot none draws nothing, and its first line is the finding", arguments: TestedChapter.triedParts)
  func noPlot(part: TestedChapter.Part) async throws {
    let report = try await part.chapter.report(part.smallRun)
    let text = report.rendered(as: .text, style: RenderingStyle(canvas: .none))
    let drawn = text.unicodeScalars.first { (0x2580...0x259F).contains($0.value) || (0x2800...0x28FF).contains($0.value) }
    #expect(drawn == nil)
    #expect(text.components(separatedBy: "\n\n")[0].replacing("\n", with: " ") == report.headline)
  }

  @Test("Colour is asked for by --color, refused by NO_COLOR, and forced by FORCE_COLOR", arguments: TestedChapter.quick)
  func color(chapter: TestedChapter) {
    func output(_ arguments: [String], _ variables: [String: String]) -> String {
      chapter.outcomeNow(["--seeds", "2"] + arguments, in: OutputEnvironment(variables: variables)).output
    }
    let always = output(["--color", "always"], ["NO_COLOR": "1"])
    let forced = output([], ["FORCE_COLOR": "1"])
    let refused = output([], ["FORCE_COLOR": "1", "NO_COLOR": "1"])
    #expect(always.contains("\u{1B}[") && always == forced)
    #expect(!refused.contains("\u{1B}"))
    #expect(always.replacing(/\u{1B}\[[0-9;]*m/, with: "") == refused)
  }

  // MARK: - Options

  @Test("--help says what the chapter is, lists its parts and the options that all chapters share", arguments: TestedChapter.tried)
  func help(chapter: TestedChapter) async {
    let result = await chapter.outcome(["--help"])
    #expect(result.status == .asStated && result.diagnostics == "")
    for option in Self.sharedOptions { #expect(result.output.contains("--\(option) "), "--\(option)") }
    #expect(result.output.contains("USAGE: \(chapter.command) "))
    for part in chapter.parts { #expect(result.output.contains("\n  \(part.name)  "), "\(part.name)") }
  }

  private static let sharedOptions = [
    "part", "all", "claim", "sweep", "seed", "seeds", "full", "rows", "format", "plot", "width", "color", "list-claims", "spoil",
  ]

  @Test("The options of the parts, read by reflection, are those in --help, and belong to a part", arguments: TestedChapter.tried)
  func optionNames(chapter: TestedChapter) async {
    let help = await chapter.outcome(["--help"]).output
    let listed = help.matches(of: /(?m)^  (?:-\w, )?--([a-z0-9-]+)/).map { String($0.output.1) }
    #expect(Set(listed).subtracting(Self.sharedOptions).subtracting(["help"]) == Set(chapter.parts.flatMap(\.parameters.names)))
  }

  @Test("--list-claims lists the claims of every part, and no verdict unless --spoil", arguments: TestedChapter.tried)
  func claimList(chapter: TestedChapter) async throws {
    let list = await chapter.outcome(["--list-claims", "--format", "json"])
    let spoilt = await chapter.outcome(["--list-claims", "--spoil", "--format", "json"])
    #expect(list.status == .asStated && spoilt.status == .asStated)
    #expect(try ClaimListJSON(list.output).claims.map(\.id) == chapter.parts.flatMap(\.claims))
    #expect(try ClaimListJSON(list.output).claims.allSatisfy { $0.expected == nil })
    #expect(try ClaimListJSON(spoilt.output).claims.allSatisfy { $0.expected != nil })
  }

  static let wrongOptions = [["--part", "none"], ["--claim", "NONE-1"], ["--no-such-option"]]

  @Test("A wrong option is a usage error told in one sentence", arguments: TestedChapter.tried, wrongOptions)
  func wrongOption(chapter: TestedChapter, arguments: [String]) {
    expectRefusal(chapter.outcomeNow(arguments), of: chapter, "\(arguments)")
  }

  @Test(
    "So is any wrong value of an option that all chapters share", arguments: TestedChapter.quick.prefix(1),
    [
      ["--width", "3"], ["--width", "161"], ["--width", "wide"], ["--format", "pdf"], ["--plot", "sixel"], ["--color", "yes"],
      ["--seeds", "0"], ["--seeds", "-1"],
      ["--seeds", "1.5"], ["--seeds", "1000001"], ["--seeds", "3:2"], ["--seeds", "1:2:3"], ["--seed", "3", "--seeds", "1:2"],
      ["--seed", "-1"],
      ["--seed", "x"], ["--seed"], ["--sweep", "none=1:2:1"], ["--sweep", "seed=1:2:1"], ["--sweep", "x"], ["--spoil"],
      ["--all", "--claim", "NONE-1"], ["stray"], [""],
    ])
  func wrongValue(chapter: TestedChapter, arguments: [String]) {
    expectRefusal(chapter.outcomeNow(arguments), of: chapter, "\(arguments)")
  }

  private func expectRefusal(_ result: ProgramOutcome, of chapter: TestedChapter, _ what: String) {
    #expect(result.status == .usage && result.output == "", "\(what)")
    let text = result.diagnostics
    #expect(text.hasPrefix("\(chapter.command): ") && text.count { $0 == "\n" } == 1, "\(what): \(text)")
    #expect(text.hasSuffix(".\n") || text.hasSuffix("?\n"), "\(what): \(text)")
  }

  @Test("Every option changes what some part comes to", arguments: TestedChapter.tried)
  func options(chapter: TestedChapter) async throws {
    let help = await chapter.outcome(["--help"]).output
    let parts = chapter.parts.map { (part: $0, parameters: $0.parameters) }
    for name in Set(parts.flatMap(\.parameters.names)).subtracting(TestedChapter.fileOptions) {
      var changes = false
      for (part, parameters) in parts where !changes {
        guard let option = parameters.entries.first(where: { $0.name == name }) else { continue }
        changes = try await self.changes(part, option, help: help)
      }
      #expect(changes, "--\(name) changes nothing.")
    }
  }

  /// Whether another value of the option changes what the part comes to; values that are refused are refused in a sentence.
  private func changes(_ part: TestedChapter.Part, _ option: ParameterList.Entry, help: String) async throws -> Bool {
    if option.numberText != nil, let sweep = try await sweep(part, option), sweep.tables[0].rows[0] != sweep.tables[0].rows[1] {
      return true
    }
    let before = try await part.chapter.report(part.smallRun)
    for value in OptionTrial(option, help: help).words {
      let arguments = part.smallRun.without(option.name) + value
      if let report = try? await part.chapter.report(arguments) {
        if report.parts != before.parts { return true }
      } else {
        expectRefusal(part.chapter.outcomeNow(arguments), of: part.chapter, "\(arguments)")
      }
    }
    return false
  }

  @Test(
    "Every option that takes a number is swept over two values, or refuses them in a sentence", arguments: TestedChapter.triedParts)
  func sweeps(part: TestedChapter.Part) async throws {
    for option in part.parameters.entries where option.numberText != nil {
      guard let table = try await sweep(part, option)?.tables.first else { continue }
      #expect(table.rows.count == 2 && table.columns.first == option.name)
    }
  }

  /// The option swept over two values; nil where it refuses them in a sentence.
  private func sweep(_ part: TestedChapter.Part, _ option: ParameterList.Entry) async throws -> SweepJSON? {
    let arguments =
      part.smallRun.without(option.name) + ["--sweep", "\(option.name)=\(OptionTrial(option, help: "").sweep)", "--format", "json"]
    let result = await part.chapter.outcome(arguments)
    if result.status == .asStated { return try SweepJSON(result.output) }
    expectRefusal(result, of: part.chapter, "\(arguments)")
    return nil
  }
}

/// What these tests read of the JSON of `--list-claims`.
private struct ClaimListJSON: Decodable {
  struct Entry: Decodable {
    let id: String
    let expected: String?
  }
  let claims: [Entry]

  init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }
}

/// What these tests read of the JSON of a sweep: its table without the values that were swept.
private struct SweepJSON: Decodable {
  struct TableJSON: Decodable {
    let columns: [String]
    let rows: [Row]
  }

  /// A value of the parameter, and the quantities there.
  struct Row: Decodable, Equatable {
    let quantities: [Value]

    init(from decoder: any Decoder) throws {
      var cells = try decoder.unkeyedContainer()
      _ = try cells.decode(String.self)
      var quantities: [Value] = []
      while !cells.isAtEnd { quantities.append(try cells.decode(Value.self)) }
      self.quantities = quantities
    }
  }

  /// A number with its uncertainty, a fraction, words, or nothing.
  struct Value: Decodable, Equatable {
    let words: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let number = (try? container.decode(Double.self)).map { "\($0)" }
      let fields = (try? container.decode([String: Double?].self)).map { "\($0.sorted { $0.key < $1.key })" }
      words = try number ?? fields ?? (container.decodeNil() ? "" : container.decode(String.self))
    }
  }

  let tables: [TableJSON]

  init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }
}

extension [String] {
  /// The arguments without an option and its value.
  fileprivate func without(_ name: String) -> [String] {
    guard let place = firstIndex(of: "--\(name)") else { return self }
    return Array(self[..<place] + self[place...].dropFirst(2))
  }
}
