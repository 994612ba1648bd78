import Foundation
import Testing

/// Wrong options and unwilling streams: one clear sentence, the right exit code, no trap and no backtrace.
@Suite struct BadInputTests {
  static let wrongOptions = [
    ["--width", "3"], ["--width", "161"], ["--width", "wide"], ["--format", "pdf"], ["--plot", "sixel"], ["--color", "yes"],
    ["--seeds", "0"], ["--seeds", "-1"], ["--seeds", "1.5"], ["--seed", "-1"], ["--seed", "x"], ["--seed"],
    ["--no-such-option"], ["stray"], [""],
  ]

  @Test("A wrong option is a usage error told in one sentence", arguments: PackageOnDisk.chapters, wrongOptions)
  func wrongOption(chapter: String, arguments: [String]) async throws {
    let result = try await BuiltProgram(command: chapter).run(arguments)
    #expect(result.exitCode == 64)
    #expect(result.output == "")
    #expect(isOneSentence(result.diagnostics, from: chapter), "\(result.diagnostics)")
  }

  @Test(
    "A reader that closes the pipe ends the program quietly, with the verdicts' exit code", arguments: PackageOnDisk.quickChapters)
  func closedPipe(chapter: String) async throws {
    let script = #"{ sleep 0.3; "$0" "$@"; echo "exit code $?" >&2; } | :"#
    let result = try await BuiltProgram(command: chapter).run(inShell: script)
    #expect(result.diagnostics == "exit code 0\n")
  }

  @Test("A reader that wants one line gets it", arguments: PackageOnDisk.quickChapters)
  func oneLine(chapter: String) async throws {
    let result = try await BuiltProgram(command: chapter).run(inShell: #""$0" "$@" | head -n 1"#)
    #expect(result.output.count { $0 == "\n" } == 1)
    #expect(result.diagnostics == "")
  }

  @Test(
    "A full disk is told in one sentence", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: PackageOnDisk.quickChapters, [[], ["--help"], ["--list-claims"]])
  func fullDisk(chapter: String, arguments: [String]) async throws {
    let result = try await BuiltProgram(command: chapter).run(inShell: #""$0" "$@" > /dev/full"#, arguments)
    #expect(result.exitCode == 2)
    #expect(isOneSentence(result.diagnostics, from: chapter), "\(result.diagnostics)")
  }

  @Test("A standard output that is closed is told in one sentence", arguments: PackageOnDisk.quickChapters)
  func closedOutput(chapter: String) async throws {
    let result = try await BuiltProgram(command: chapter).run(inShell: #""$0" "$@" >&-"#)
    #expect(result.exitCode == 2)
    #expect(isOneSentence(result.diagnostics, from: chapter), "\(result.diagnostics)")
  }

  @Test("Standard error that is closed changes no exit code", arguments: PackageOnDisk.quickChapters)
  func closedError(chapter: String) async throws {
    let program = BuiltProgram(command: chapter)
    #expect(try await program.run(inShell: #""$0" "$@" 2>&-"#).exitCode == 0)
    #expect(try await program.run(inShell: #""$0" "$@" 2>&-"#, ["--width", "3"]).exitCode == 64)
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
      let result = try await BuiltProgram(command: "lab").run(inShell: #"ulimit -v 300000; "$0" doctor"#)
      let usesOpenBLAS = try await BuiltProgram(command: "lab").run(["doctor"]).output.contains("OpenBLAS")
      guard usesOpenBLAS else { return }
      #expect(result.exitCode == 69 && result.output == "")
      #expect(result.diagnostics.hasPrefix("lab: ") && result.diagnostics.contains("ulimit -v unlimited"), "\(result.diagnostics)")
    #endif
  }

  private func isOneSentence(_ text: String, from program: String) -> Bool {
    text.hasPrefix("\(program): ") && text.hasSuffix(".\n") && text.count { $0 == "\n" } == 1
  }
}
