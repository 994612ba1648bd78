import Foundation
import Testing

@Suite struct LabTests {
  let lab = BuiltProgram(command: "lab")

  @Test(
    "A chapter runs by its number, its command and its folder, with the same bytes as in process", arguments: TestedChapter.quick)
  func names(chapter: TestedChapter) async throws {
    let place = try #require(chapter.place)
    let own = await chapter.outcome()
    for name in [place.command, place.folder, "\(place.number)"] {
      let result = try await lab.run(["run", name])
      #expect(result.output == own.output, "lab run \(name)")
      #expect(result.exitCode == own.status.rawValue)
    }
  }

  @Test(
    "--help and help show the subcommand that they are asked about",
    arguments: ["run", "list", "lesson", "explain", "ledger", "measure", "merge", "cluster", "new", "doctor"])
  func help(subcommand: String) async throws {
    for arguments in [[subcommand, "--help"], ["help", subcommand]] {
      let result = try await lab.run(arguments)
      #expect(result.exitCode == 0)
      #expect(!result.output.contains("SUBCOMMANDS:"), "\(arguments)")
      #expect(result.output.contains("lab \(subcommand)"), "\(arguments)")
    }
  }

  @Test(
    "Options for a chapter pass through; a -- before them is refused by the chapter in a sentence",
    arguments: TestedChapter.quick.prefix(1))
  func options(chapter: TestedChapter) async throws {
    let own = await chapter.outcome(["--width", "60", "--format", "json"])
    #expect(try await lab.run(["run", chapter.command, "--width", "60", "--format", "json"]).output == own.output)
    let separated = try await lab.run(["run", chapter.command, "--", "--width", "60"])
    #expect(separated.exitCode == 64 && separated.output == "" && separated.diagnostics.contains("'--width'"))
    #expect(try await lab.run(["run", chapter.command, "--width", "3"]).exitCode == 64)
    #expect(try await lab.run(["run", chapter.command, "--help"]).output.contains("USAGE: \(chapter.command)"))
    #expect(try await lab.run(["run", "--help"]).output.contains("USAGE: lab run"))
  }

  @Test("lab run runs every chapter, whatever its options, and closes with every verdict")
  func everything() async throws {
    // A claim of one chapter is refused by the others; the series goes on.
    let chapter = try #require(TestedChapter.quick.first)
    let claim = try #require(chapter.parts.first?.claims.first)
    let result = try await lab.run(["run", "--claim", claim])
    #expect(result.exitCode == 64)
    let parts = result.output.split(separator: "All verdicts")
    #expect(parts.count == 2)
    for chapter in TestedChapter.all {
      #expect(parts.first?.contains(": \(chapter.command) ===") == true)
      #expect(parts.last?.contains(chapter.command) == true)
    }
    #expect(parts.last?.contains(claim) == true)
    let refusing = TestedChapter.all.filter { chapter in !chapter.parts.contains { $0.claims.contains(claim) } }
    #expect(result.diagnostics.count { $0 == "\n" } == refusing.count, "\(result.diagnostics)")
  }

  @Test("Several chapters run in a row, and the table says how each claim came out")
  func series() async throws {
    let result = try await lab.run(["run"] + TestedChapter.quick.map(\.command))
    #expect(result.exitCode == 0 && result.diagnostics == "")
    for chapter in TestedChapter.quick {
      #expect(result.output.contains(await chapter.outcome().output), "\(chapter.command)")
      for claim in try await chapter.report().findings.map(\.claim.id) { #expect(result.output.contains(" \(claim) ")) }
    }
    #expect(result.output.contains("claims, all as stated."))
  }

  @Test("A format other than text gets no headings and no closing table")
  func machineReadable() async throws {
    let result = try await lab.run(["run"] + TestedChapter.quick.map(\.command) + ["--format", "csv"])
    var outputs: [String] = []
    for chapter in TestedChapter.quick { outputs.append(await chapter.outcome(["--format", "csv"]).output) }
    #expect(result.output == outputs.joined())
  }

  @Test("The ledger holds every claim of every chapter with its source and verdict")
  func ledger() async throws {
    let chapters = TestedChapter.quick
    let result = try await lab.run(["ledger"] + chapters.map(\.command) + ["--format", "json"])
    #expect(result.exitCode == 0)
    let ledger = try JSONDecoder().decode(LedgerJSON.self, from: Data(result.output.utf8))
    for chapter in chapters {
      let findings = try await chapter.report().findings
      #expect(ledger.claims.filter { $0.chapter == chapter.command }.map(\.id) == findings.map(\.claim.id))
      #expect(ledger.claims.filter { $0.chapter == chapter.command }.map(\.verdict) == findings.map(\.verdict.rawValue))
    }
    for format in ["text", "csv", "markdown"] {
      let text = try await lab.run(["ledger"] + chapters.map(\.command) + ["--format", format]).output
      #expect(ledger.claims.allSatisfy { text.contains($0.id) }, "\(format)")
    }
  }

  // MARK: - Reading

  @Test("A lesson is shown by number, command or folder, within the width, without mark-up", arguments: TestedChapter.tried)
  func lesson(chapter: TestedChapter) async throws {
    let place = try #require(chapter.place)
    let result = try await lab.run(["lesson", "\(place.number)"])
    #expect(result.exitCode == 0 && result.diagnostics == "")
    let lines = try Lesson(of: chapter).lines
    let heading = try #require(lines.first).drop { $0 == "#" || $0 == " " }
    #expect(result.output.hasPrefix(heading + "\n"))
    // Code, and what programs printed, stays as it is.
    let prose = Set(result.output.split(separator: "\n").map(String.init)).subtracting(lines)
    for mark in ["```", "](", "**", "<details>"] { #expect(prose.filter { $0.contains(mark) } == [], "\(mark)") }
    #expect(try await lab.run(["lesson", place.command]) == result)
    #expect(try await lab.run(["lesson", place.folder]) == result)
  }

  @Test("A lesson in another format is the page itself", arguments: TestedChapter.quick.prefix(1))
  func lessonPage(chapter: TestedChapter) async throws {
    let page = try await lab.run(["lesson", chapter.command, "--format", "markdown"]).output
    #expect(try page == PackageOnDisk.text("Chapters/\(chapter.folder)/README.md"))
  }

  @Test("Prose of a lesson is no wider than asked", arguments: [40, 60])
  func lessonWidth(width: Int) async throws {
    let chapter = try #require(TestedChapter.quick.first)
    let lines = try await lab.run(["lesson", chapter.command, "--width", "\(width)"]).output.split(separator: "\n")
    // Code and tables stay as they are.
    let shown = Set(try Lesson(of: chapter).lines)
    for line in lines where line.count > width && line.contains(" ") && !line.hasPrefix("    ") && !line.hasPrefix("|") {
      #expect(shown.contains(String(line)), "\(line)")
    }
  }

  @Test(
    "A claim is explained as its chapter tells it, in whatever case, with its place in the lesson", arguments: ["XI-6", "xi-6"])
  func explainClaim(id: String) async throws {
    let chapter = try #require(TestedChapter(named: "7"))
    let result = try await lab.run(["explain", id])
    #expect(result.exitCode == 0 && result.diagnostics == "")
    let own = await chapter.outcome(["--claim", "XI-6"]).output
    #expect(own.hasPrefix("XI-6  FAILS\n") && result.output.hasPrefix(own))
  }

  @Test("The small letter of a claim may be a capital")
  func explainLetter() async throws {
    #expect(try await lab.run(["explain", "xi-1B"]).output.hasPrefix("XI-1b  "))
  }

  @Test("What stands in the text of a chapter and is no claim is not taken for one", arguments: ["0", ".", "a", "XI-1c", "bound"])
  func explainNoClaim(word: String) async throws {
    let result = try await lab.run(["explain", word])
    #expect(result.exitCode == 64 && result.output == "", "\(result)")
    #expect(result.diagnostics.hasPrefix("lab: There is no claim and no term '\(word)'."), "\(result)")
  }

  @Test("A claim that the lesson speaks of is explained with its place there")
  func explainPlace() async throws {
    #expect(try await lab.run(["explain", "XI-5"]).output.hasSuffix("In the lesson: How to read it\n"))
  }

  @Test("A term is explained by its name and by its other names, in whatever case and in several words")
  func explainTerm() async throws {
    let entry = try await lab.run(["explain", "empirical", "risk"])
    #expect(entry.exitCode == 0 && entry.output.hasPrefix("empirical risk\n") && entry.output.contains("mean loss"))
    for name in ["Empirical Risk", "training error", "R̂"] { #expect(try await lab.run(["explain", name]) == entry, "\(name)") }
  }

  @Test("The doctor finds nothing missing where the tests run, and shows a test card")
  func doctor() async throws {
    let result = try await lab.run(["doctor"])
    #expect(result.exitCode == 0, "\(result.diagnostics)")
    for part in ["Swift", "GNU Scientific Library", "BLAS", "cores", "locale", "terminal", "--plot braille"] {
      #expect(result.output.contains(part), "\(part)")
    }
  }

  @Test(
    "Where OpenBLAS uses kernels that are older than the processor, the doctor says what to do",
    arguments: [("Haswell", " avx512vl "), ("Prescott", " avx2 ")])
  func olderKernels(kernels: String, unused: String) async throws {
    let result = try await lab.run(["doctor", "--format", "csv"], environment: ["OPENBLAS_CORETYPE": kernels])
    let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let areOlder = result.output.contains("kernels for \(kernels)") && processor.contains(unused)
    #expect(result.output.contains("unset OPENBLAS_CORETYPE") == areOlder)
  }

  @Test("Without Swift the doctor says where it comes from, and ends with 69")
  func doctorWithoutSwift() async throws {
    let result = try await lab.run(["doctor"], environment: ["PATH": "/nonexistent"])
    #expect(result.exitCode == 69)
    #expect(result.diagnostics.contains("https://www.swift.org/install"))
  }

  @Test(
    "Unknown names are usage errors that suggest the nearest",
    arguments: [
      (["run", "interleaved-counterexampel"], "'interleaved-counterexample'"), (["run", "mamml"], "'maml'"),
      (["run", "99"], "lab list"),
      (["run", "zzzzzz"], "lab list"), (["frobnicate"], "frobnicate"), (["ledger", "--format", "pdf"], "csv"),
      (["list", "--width", "3"], "40"), (["lesson", "99"], "lab list"),
      (["lesson", "interleaved-counterexampel"], "'interleaved-counterexample'"),
      (["lesson", "32"], "planned but not written"), (["lesson"], "chapter"), (["run", "7", "--part", "nope"], "nope"),
      (["explain", "thresold"], "'threshold'"), (["explain", "XI-99"], "lab ledger"), (["explain"], "words"),
      (["new", "99-nothing"], "lab list"),
      (["new", "07-interleaved-counterexample"], "there already"), (["help", "nope"], "'nope'"),
      (["no\u{1B}[31m\nsuch"], #"no\x1B[31m\nsuch"#),
    ])
  func unknownName(arguments: [String], hint: String) async throws {
    let result = try await lab.run(arguments)
    #expect(result.exitCode == 64)
    #expect(result.output == "")
    #expect(result.diagnostics.hasPrefix("lab: ") || arguments[0] == "run" && arguments[1] == "7")
    #expect(result.diagnostics.count { $0 == "\n" } == 1)
    #expect(result.diagnostics.contains(hint), "\(result.diagnostics)")
  }

  @Test("A chapter of the working directory is never run")
  func workingDirectory() async throws {
    let chapter = try #require(TestedChapter.quick.first).command
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("impostor \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let impostor = folder.appendingPathComponent(chapter)
    try "#!/bin/sh\necho impostor\n".write(to: impostor, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: impostor.path)
    let result = try await lab.run(
      ["run", chapter], environment: ["PATH": "\(folder.path):/usr/bin:/bin"], workingDirectory: folder.path)
    #expect(result.exitCode == 0)
    #expect(!result.output.contains("impostor"))
  }

  @Test("A reader that closes the pipe ends the whole series quietly")
  func closedPipe() async throws {
    let result = try await lab.run(
      inShell: #"{ sleep 0.3; "$0" "$@"; echo "exit code $?" >&2; } | :"#, ["run"] + TestedChapter.quick.map(\.command))
    #expect(result.diagnostics == "exit code 0\n")
  }
}

/// What these tests read of the ledger's JSON.
private struct LedgerJSON: Decodable {
  struct Entry: Decodable {
    let id: String
    let chapter: String
    let verdict: String
  }
  let claims: [Entry]
}
