import Foundation
import Testing

@Suite struct LabTests {
  let lab = BuiltProgram(command: "lab")

  @Test("Every chapter of the package runs by its number, its command and its folder, with the same bytes as by itself")
  func names() async throws {
    for (folder, command) in zip(PackageOnDisk.chapterFolders, PackageOnDisk.chapters)
    where PackageOnDisk.quickChapters.prefix(2).contains(command) {
      let own = try await BuiltProgram(command: command).run()
      let number = try #require(Int(folder.prefix { $0.isNumber }))
      for name in [command, folder, "\(number)"] {
        let result = try await lab.run(["run", name])
        #expect(result.output == own.output, "lab run \(name)")
        #expect(result.exitCode == own.exitCode)
      }
    }
  }

  @Test("--help and help show the subcommand that they are asked about", arguments: ["run", "list", "ledger", "measure", "doctor"])
  func help(subcommand: String) async throws {
    for arguments in [[subcommand, "--help"], ["help", subcommand]] {
      let result = try await lab.run(arguments)
      #expect(result.exitCode == 0)
      #expect(!result.output.contains("SUBCOMMANDS:"), "\(arguments)")
      #expect(result.output.contains("lab \(subcommand)"), "\(arguments)")
    }
  }

  @Test("Options for a chapter pass through, with and without --")
  func options() async throws {
    let chapter = try #require(PackageOnDisk.chapters.first)
    let own = try await BuiltProgram(command: chapter).run(["--width", "60", "--format", "json"])
    for separator in [[], ["--"]] {
      let result = try await lab.run(["run", chapter] + separator + ["--width", "60", "--format", "json"])
      #expect(result.output == own.output)
    }
    #expect(try await lab.run(["run", chapter, "--width", "3"]).exitCode == 64)
    #expect(try await lab.run(["run", chapter, "--help"]).output.contains("USAGE: \(chapter)"))
    #expect(try await lab.run(["run", "--help"]).output.contains("USAGE: lab run"))
  }

  @Test("lab run runs everything and closes with every verdict")
  func everything() async throws {
    let result = try await lab.run(["run"], within: 600)
    #expect(result.exitCode == 0)
    let parts = result.output.split(separator: "All verdicts")
    #expect(parts.count == 2)
    for chapter in PackageOnDisk.chapters {
      #expect(parts.first?.contains(": \(chapter) ===") == true)
      #expect(parts.last?.contains(chapter) == true)
    }
  }

  @Test("A format other than text gets no headings and no closing table")
  func machineReadable() async throws {
    let chapter = try #require(PackageOnDisk.chapters.first)
    let result = try await lab.run(["run"] + PackageOnDisk.quickChapters + ["--format", "csv"], within: 600)
    #expect(!result.output.contains("==="))
    #expect(!result.output.contains("All verdicts"))
    #expect(result.output.hasPrefix(try await BuiltProgram(command: chapter).run(["--format", "csv"]).output))
  }

  @Test("The ledger holds every claim of every chapter with its source and verdict")
  func ledger() async throws {
    let chapters = PackageOnDisk.quickChapters.prefix(2)
    let result = try await lab.run(["ledger"] + chapters + ["--format", "json"], within: 600)
    #expect(result.exitCode == 0)
    let ledger = try JSONDecoder().decode(LedgerJSON.self, from: Data(result.output.utf8))
    for chapter in chapters {
      let report = try ReportJSON(try await BuiltProgram(command: chapter).run(["--format", "json"]).output)
      #expect(ledger.claims.filter { $0.chapter == chapter }.map(\.id) == report.claims.map(\.id))
      #expect(ledger.claims.filter { $0.chapter == chapter }.map(\.verdict) == report.claims.map(\.verdict))
    }
    for format in ["text", "csv", "markdown"] {
      let text = try await lab.run(["ledger"] + chapters + ["--format", format], within: 600).output
      #expect(ledger.claims.allSatisfy { text.contains($0.id) }, "\(format)")
    }
  }

  @Test("The doctor finds nothing missing where the tests run, and shows a test card")
  func doctor() async throws {
    let result = try await lab.run(["doctor"])
    #expect(result.exitCode == 0, "\(result.diagnostics)")
    for part in ["Swift", "GNU Scientific Library", "BLAS", "cores", "locale", "terminal", "--plot braille"] {
      #expect(result.output.contains(part), "\(part)")
    }
  }

  @Test("Where OpenBLAS uses kernels that are older than the processor, the doctor says what to do")
  func olderKernels() async throws {
    let result = try await lab.run(["doctor", "--format", "csv"], environment: ["OPENBLAS_CORETYPE": "Haswell"])
    let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let areOlder = result.output.contains("kernels for Haswell") && processor.contains(" avx512vl ")
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
      (["list", "--width", "3"], "40"), (["help", "nope"], "'nope'"), (["no\u{1B}[31m\nsuch"], #"no\x1B[31m\nsuch"#),
    ])
  func unknownName(arguments: [String], hint: String) async throws {
    let result = try await lab.run(arguments)
    #expect(result.exitCode == 64)
    #expect(result.output == "")
    #expect(result.diagnostics.hasPrefix("lab: "))
    #expect(result.diagnostics.contains(hint), "\(result.diagnostics)")
  }

  @Test("A chapter of the working directory is never run")
  func workingDirectory() async throws {
    let chapter = try #require(PackageOnDisk.chapters.first)
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
      inShell: #"{ sleep 0.3; "$0" "$@"; echo "exit code $?" >&2; } | :"#, ["run"] + PackageOnDisk.quickChapters)
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
