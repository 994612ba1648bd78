import Foundation
import Testing

/// What every chapter promises, whatever it is about; a new chapter is covered as soon as its folder is there.
///
/// The runs for form rather than substance are small ones; chapters that train networks get fewer of them.
@Suite struct ChapterContractTests {
  static let formats = ["text", "json", "csv", "markdown", "svg"]

  @Test("The default run comes out as the lesson states, without a word on standard error", arguments: PackageOnDisk.chapters)
  func defaultRun(chapter: String) async throws {
    let result = try await BuiltProgram(command: chapter).run()
    #expect(result.exitCode == 0, "\(result.output)")
    #expect(result.diagnostics == "")
    let headline = result.output.prefix(upTo: result.output.firstRange(of: "\n\n")?.lowerBound ?? result.output.endIndex)
    #expect(headline.hasSuffix("."), "The first paragraph is one sentence with the finding.")
  }

  @Test("The same command gives the same bytes", arguments: PackageOnDisk.quickChapters, formats)
  func determinism(chapter: String, format: String) async throws {
    let program = BuiltProgram(command: chapter)
    let first = try await program.run(PackageOnDisk.smallRun(of: chapter) + ["--format", format])
    let second = try await program.run(PackageOnDisk.smallRun(of: chapter) + ["--format", format])
    #expect(first.output == second.output)
    #expect(!first.output.isEmpty)
    #expect(first.output.utf8.last == UInt8(ascii: "\n"))
  }

  @Test("The JSON has the promised keys, and judges exactly the claims that --list-claims lists", arguments: PackageOnDisk.chapters)
  func json(chapter: String) async throws {
    let program = BuiltProgram(command: chapter)
    let run = try await program.run(PackageOnDisk.completeRun(of: chapter) + ["--format", "json"])
    let list = try await program.run(["--list-claims", "--format", "json"])
    #expect(try ReportJSON.keys(of: run.output) == ["chapter", "seed", "parameters", "claims", "tables", "figures"])
    let report = try ReportJSON(run.output)
    #expect(report.chapter == chapter)
    #expect(!report.claims.isEmpty)
    #expect(
      report.claims.allSatisfy { !$0.source.isEmpty && ["holds", "fails", "corrected", "inconclusive"].contains($0.verdict) })
    #expect(try report.claims.map(\.id) == ClaimListJSON(list.output).claims.map(\.id))
    #expect(list.exitCode == 0)
  }

  @Test("No line is wider than --width", arguments: PackageOnDisk.chapters)
  func width(chapter: String) async throws {
    for (width, plot) in [(40, "none"), (60, "ascii"), (80, "block"), (120, "braille")] {
      let result = try await BuiltProgram(command: chapter).run(
        PackageOnDisk.smallRun(of: chapter) + ["--width", "\(width)", "--plot", plot])
      #expect(!result.output.isEmpty)
      for line in result.output.split(separator: "\n") where line.count > width {
        Issue.record("\(line.count) columns with --plot \(plot): \(line)")
      }
    }
  }

  @Test("A file gets 80 columns of ASCII figures without colour, whatever COLUMNS says", arguments: PackageOnDisk.chapters)
  func fileOutput(chapter: String) async throws {
    let program = BuiltProgram(command: chapter)
    let explicit = try await program.run(PackageOnDisk.smallRun(of: chapter))
    let surroundings = try await program.run(
      PackageOnDisk.smallRun(of: chapter), environment: ["COLUMNS": "40", "TERM": "dumb", "LC_ALL": "C"])
    #expect(explicit.output == surroundings.output)
    #expect(!explicit.output.contains("\u{1B}"))
  }

  @Test("Colour is asked for by --color, refused by NO_COLOR, and forced by FORCE_COLOR", arguments: PackageOnDisk.quickChapters)
  func color(chapter: String) async throws {
    let program = BuiltProgram(command: chapter)
    let always = try await program.run(PackageOnDisk.smallRun(of: chapter) + ["--color", "always"], environment: ["NO_COLOR": "1"])
    let forced = try await program.run(PackageOnDisk.smallRun(of: chapter), environment: ["FORCE_COLOR": "1"])
    let refused = try await program.run(PackageOnDisk.smallRun(of: chapter), environment: ["FORCE_COLOR": "1", "NO_COLOR": "1"])
    #expect(always.output.contains("\u{1B}["))
    #expect(forced.output.contains("\u{1B}["))
    #expect(!refused.output.contains("\u{1B}"))
    #expect(always.output.replacing(/\u{1B}\[[0-9;]*m/, with: "").contains(refused.output.prefix(40)))
  }

  @Test("--plot none draws nothing", arguments: PackageOnDisk.chapters)
  func noPlot(chapter: String) async throws {
    let result = try await BuiltProgram(command: chapter).run(PackageOnDisk.smallRun(of: chapter) + ["--plot", "none"])
    let drawn = result.output.unicodeScalars.first { (0x2580...0x259F).contains($0.value) || (0x2800...0x28FF).contains($0.value) }
    #expect(drawn == nil)
  }

  @Test("--help says what the chapter is and lists the options that all chapters share", arguments: PackageOnDisk.chapters)
  func help(chapter: String) async throws {
    let result = try await BuiltProgram(command: chapter).run(["--help"])
    #expect(result.exitCode == 0)
    for option in ["--seed", "--seeds", "--full", "--format", "--plot", "--width", "--color", "--list-claims"] {
      #expect(result.output.contains(option))
    }
    #expect(result.output.contains("USAGE: \(chapter) "))
  }
}

/// What these tests read of the JSON of `--list-claims`.
private struct ClaimListJSON: Decodable {
  struct Entry: Decodable { let id: String }
  let claims: [Entry]

  init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }
}
