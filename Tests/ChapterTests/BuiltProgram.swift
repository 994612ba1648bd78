import Foundation
import Subprocess

/// A program of the package as it was built for these tests, in whatever configuration and folder.
struct BuiltProgram {
  let command: String

  /// Runs the program to its end, without a terminal.
  ///
  /// - Parameters:
  ///   - environment: variables on top of a plain UTF-8 environment; nil removes one.
  ///   - input: what the program reads.
  func run(
    _ arguments: [String] = [], environment: [String: String?] = [:], input: String = "", workingDirectory: String? = nil
  ) async throws -> ProgramResult {
    try await run(.path(.init(Self.folder.appendingPathComponent(command).path)), arguments, environment, input, workingDirectory)
  }

  /// Runs `script` with /bin/sh; in it `"$0"` is the program and `"$@"` are the arguments.
  func run(inShell script: String, _ arguments: [String] = []) async throws -> ProgramResult {
    let program = Self.folder.appendingPathComponent(command).path
    return try await run(.path("/bin/sh"), ["-c", script, program] + arguments, [:], "", nil)
  }

  private func run(
    _ executable: Executable, _ arguments: [String], _ environment: [String: String?], _ input: String, _ workingDirectory: String?
  ) async throws -> ProgramResult {
    let variables = Self.plainEnvironment.merging(environment) { $1 }
    return try await Gate.programs.pass {
      let result = try await Subprocess.run(
        executable, arguments: Arguments(arguments),
        environment: .inherit.updating(Dictionary(uniqueKeysWithValues: variables.map { (.init(stringLiteral: $0), $1) })),
        workingDirectory: workingDirectory.map { .init($0) }, input: .string(input), output: .string(limit: 1 << 26),
        error: .string(limit: 1 << 24))
      return ProgramResult(output: result.standardOutput, diagnostics: result.standardError, ending: result.terminationStatus)
    }
  }

  /// Nothing that a developer's shell sets may change what these tests see, and lab runs the chapters as they were built for them.
  private static let plainEnvironment: [String: String?] = [
    "TRANSFERLAB_PREBUILT": "1", "OPENBLAS_NUM_THREADS": "1", "PAGER": nil,
    "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "COLUMNS": nil, "NO_COLOR": nil, "FORCE_COLOR": nil, "CLICOLOR_FORCE": nil,
  ]

  /// The folder of the built programs: that of the test bundle, which the test runner names in different ways by system.
  static let folder: URL = {
    let named = CommandLine.arguments.drop { $0 != "--test-bundle-path" }.dropFirst().prefix(1).map { URL(fileURLWithPath: $0) }
    let starts = named + [Bundle.main.executableURL].compactMap { $0 } + Bundle.allBundles.map(\.bundleURL)
    let folders = starts.flatMap { start in
      sequence(first: start) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }.prefix(6)
    }
    let found = folders.first {
      FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("lab").path) && $0 != PackageOnDisk.root
    }
    precondition(found != nil, "No folder above the test bundle holds the program 'lab'; looked from \(starts.map(\.path)).")
    return found ?? PackageOnDisk.root
  }()
}

/// How a program ended, and what it wrote.
struct ProgramResult: Sendable, Hashable {
  let output: String
  let diagnostics: String
  let ending: TerminationStatus

  /// The exit code; nil for a program that a signal ended.
  var exitCode: Int32? { if case .exited(let code) = ending { code } else { nil } }
}
