import Foundation
import Testing

/// Wrong options and unwilling streams: one clear sentence, the right exit code, no trap and no backtrace.
@Suite struct BadInputTests {
  /// Two chapters, and the driver.
  static let programs = TestedChapter.quick.map(\.command)

  @Test(
    "A wrong option is a usage error told in one sentence, by the exit code and on standard error", arguments: programs + ["lab"])
  func wrongOption(program: String) async throws {
    for arguments in [["--no-such-option"], ["stray"], ["--width", "3"]] {
      let result = try await BuiltProgram(command: program).run(arguments)
      #expect(result.exitCode == 64 && result.output == "")
      #expect(isOneSentence(result.diagnostics, from: program), "\(result.diagnostics)")
    }
  }

  @Test("The program writes what the chapter comes to in process, and ends with its status", arguments: TestedChapter.quick)
  func sameAsInProcess(chapter: TestedChapter) async throws {
    for arguments in [[], ["--format", "json"], ["--seeds", "1"], ["--help"], ["--claim", "NONE-1"]] {
      let own = await chapter.outcome(arguments)
      let result = try await BuiltProgram(command: chapter.command).run(arguments)
      #expect(
        result.output == own.output && result.diagnostics == own.diagnostics && result.exitCode == own.status.rawValue,
        "\(arguments)")
    }
  }

  @Test(
    "A file gets 80 columns of ASCII figures without colour, whatever COLUMNS says; FORCE_COLOR colours it, NO_COLOR does not",
    arguments: TestedChapter.quick)
  func environment(chapter: TestedChapter) async throws {
    let program = BuiltProgram(command: chapter.command)
    let plain = await chapter.outcome()
    #expect(try await program.run(environment: ["COLUMNS": "40", "TERM": "dumb", "LC_ALL": "C"]).output == plain.output)
    #expect(try await program.run(environment: ["FORCE_COLOR": "1", "NO_COLOR": "1"]).output == plain.output)
    #expect(try await program.run(environment: ["FORCE_COLOR": "1"]).output.contains("\u{1B}["))
  }

  @Test(
    "A reader that closes the pipe ends the program quietly, with the verdicts' exit code", arguments: programs)
  func closedPipe(chapter: String) async throws {
    let script = #"{ sleep 0.3; "$0" "$@"; echo "exit code $?" >&2; } | :"#
    let result = try await BuiltProgram(command: chapter).run(inShell: script)
    #expect(result.diagnostics == "exit code 0\n")
  }

  @Test("A reader that wants one line gets it", arguments: programs)
  func oneLine(chapter: String) async throws {
    let result = try await BuiltProgram(command: chapter).run(inShell: #""$0" "$@" | head -n 1"#)
    #expect(result.output.count { $0 == "\n" } == 1)
    #expect(result.diagnostics == "")
  }

  @Test(
    "A full disk is told in one sentence", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: programs, [[], ["--help"], ["--list-claims"]])
  func fullDisk(chapter: String, arguments: [String]) async throws {
    let result = try await BuiltProgram(command: chapter).run(inShell: #""$0" "$@" > /dev/full"#, arguments)
    #expect(result.exitCode == 2)
    #expect(isOneSentence(result.diagnostics, from: chapter), "\(result.diagnostics)")
  }

  @Test("A standard output that is closed is told in one sentence", arguments: programs)
  func closedOutput(chapter: String) async throws {
    let result = try await BuiltProgram(command: chapter).run(inShell: #""$0" "$@" >&-"#)
    #expect(result.exitCode == 2)
    #expect(isOneSentence(result.diagnostics, from: chapter), "\(result.diagnostics)")
  }

  @Test("Standard error that is closed changes no exit code", arguments: programs)
  func closedError(chapter: String) async throws {
    let program = BuiltProgram(command: chapter)
    #expect(try await program.run(inShell: #""$0" "$@" 2>&-"#).exitCode == 0)
    #expect(try await program.run(inShell: #""$0" "$@" 2>&-"#, ["--width", "3"]).exitCode == 64)
  }

  @Test(
    "A run that is interrupted ends by the signal and leaves no half of its results",
    arguments: [
      ("interleaved-counterexample", "classes", "xi=1/2000:1/2:1/2000"), ("ben-david-bound", "terms", "angle=0:333:1/3"),
    ], ["INT", "TERM"])
  func interruption(run: (chapter: String, part: String, sweep: String), signal: String) async throws {
    // A thousand values, of which no machine has made all after a fifth of a second.
    let chapter = run.chapter
    let result = try await BuiltProgram(command: chapter).run(
      inShell: #"command -v timeout > /dev/null || exit 99; timeout -s \#(signal) 0.2 "$0" "$@"; echo "exit code $?""#,
      ["--part", run.part, "--sweep", run.sweep])
    guard result.exitCode != 99 else { return }
    #expect(result.output == "exit code 124\n" && result.diagnostics == "", "\(result.output)")
  }

  @Test("Under a limit on the size of files, a sentence tells of it, and no half of the results is left")
  func fileSizeLimit() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("limited \(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let result = try await BuiltProgram(command: "lab").run(
      inShell: #"echo before > "$1"; ulimit -f 1; "$0" list >> "$1""#, [path])
    #expect(result.exitCode == 2)
    #expect(isOneSentence(result.diagnostics, from: "lab") && result.diagnostics.contains("ulimit -f"), "\(result.diagnostics)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "before\n")
  }

  @Test("Where the shell allows too little address space for OpenBLAS, a sentence says so at once")
  func addressSpace() async throws {
    #if os(Linux)
      let usesOpenBLAS = try await BuiltProgram(command: "lab").run(["doctor"]).output.contains("OpenBLAS")
      guard usesOpenBLAS else { return }
      for (program, arguments) in [("lab", "doctor"), (try #require(TestedChapter.quick.first).command, "")] {
        let result = try await BuiltProgram(command: program).run(inShell: #"ulimit -v 300000; "$0" $1"#, [arguments])
        #expect(result.exitCode == 69 && result.output == "")
        #expect(
          isOneSentence(result.diagnostics, from: program) && result.diagnostics.contains("ulimit -v unlimited"),
          "\(result.diagnostics)")
      }
    #endif
  }

  private func isOneSentence(_ text: String, from program: String) -> Bool {
    text.hasPrefix("\(program): ") && text.hasSuffix(".\n") && text.count { $0 == "\n" } == 1
  }
}
