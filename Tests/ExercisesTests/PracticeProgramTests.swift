import Exercises
import Foundation
import Subprocess
import Testing

@Suite("The student's program, in a course of one exercise")
struct PracticeProgramTests {
  /// A course in a temporary folder, with the built program where a build puts it.
  struct Desk {
    let folder: TemporaryFolder
    let exercise: URL

    init() throws {
      folder = try TemporaryFolder()
      let manager = FileManager.default
      let original = try Course.exercise("7a").url
      exercise = folder.url.appendingPathComponent("Chapters/07-one/Exercises/a-divergence")
      let programs = folder.url.appendingPathComponent(".build/debug")
      for url in [exercise, programs] { try manager.createDirectory(at: url, withIntermediateDirectories: true) }
      try Data().write(to: folder.url.appendingPathComponent("Package.swift"))
      // As in a release: nothing of the authors'.
      for name in ["Exercise.swift", "exercise.json"] {
        try manager.copyItem(at: original.appendingPathComponent(name), to: exercise.appendingPathComponent(name))
      }
      try manager.copyItem(at: try Self.program(), to: programs.appendingPathComponent("practice"))
    }

    /// The built program, beside the test bundle.
    private static func program() throws -> URL {
      let named = CommandLine.arguments.drop { $0 != "--test-bundle-path" }.dropFirst().prefix(1).map { URL(fileURLWithPath: $0) }
      let starts = named + [Bundle.main.executableURL].compactMap { $0 } + Bundle.allBundles.map(\.bundleURL)
      let folders = starts.flatMap { sequence(first: $0) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }.prefix(6) }
      return try #require(
        folders.map { $0.appendingPathComponent("practice") }.first { url in
          let values = try? url.resourceValues(forKeys: [.isRegularFileKey])
          return values?.isRegularFile == true && FileManager.default.isExecutableFile(atPath: url.path)
        })
    }

    func run(_ arguments: String..., input: String = "") async throws -> (code: Int32, output: String, error: String) {
      let program = folder.url.appendingPathComponent(".build/debug/practice").path
      let result = try await Subprocess.run(
        .path(.init(program)), arguments: Arguments(arguments), workingDirectory: .init(folder.url.path), input: .string(input),
        output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
      guard case .exited(let code) = result.terminationStatus else { throw CancellationError() }
      return (code, result.standardOutput, result.standardError)
    }

    func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: exercise.appendingPathComponent("Exercise.swift")) }
  }

  @Test("A wrong answer, a hint, a right answer, and the starter again")
  func day() async throws {
    let desk = try Desk()
    let list = try await desk.run("exercises")
    #expect(list.code == 0 && list.output.contains("7a") && list.error.isEmpty)
    #expect(try await desk.run("exercises", "7A").output.contains("func divergence(source: [Double], target: [Double]) -> Double"))

    let wrong = try await desk.run("check", "7a")
    #expect(wrong.code == 1 && wrong.output.contains("FAILED") && wrong.output.contains("tried:    divergence(source: ["))
    #expect(wrong.output.contains("1 of 4 public checks passed; 5 hidden checks run at grading."))
    #expect(wrong.output.contains("./lab check 7a"))
    for number in [1, 2, 3, 3] {
      #expect(try await desk.run("hint", "7a").output.split(separator: "\n").last?.hasPrefix("\(number) of 3") == true)
    }

    let solution = try Data(contentsOf: Course.exercise("7a").url.appendingPathComponent("Solution.swift"))
    try desk.write(Array(solution))
    let right = try await desk.run("check", "7a")
    #expect(right.code == 0 && right.output.contains("4 of 4 public checks passed; 5 hidden checks run at grading."))
    #expect(try await desk.run("status").output.contains("1 of 1 exercises done"))

    #expect(try await desk.run("reset", "7a").code == 0)
    #expect(try Data(contentsOf: desk.exercise.appendingPathComponent("Exercise.swift.kept-1")) == solution)
    #expect(try await desk.run("reset", "7a").output.contains("is the starter already"))
    try FileManager.default.removeItem(at: desk.exercise.appendingPathComponent("Exercise.swift"))
    #expect(try await desk.run("check", "7a").code == 65)
    #expect(try await desk.run("reset", "7a").output.contains("is there again"))
    // What was reached stays reached.
    #expect(try await desk.run("exercises").output.contains("done"))
  }

  @Test("What cannot be checked is told in one sentence on standard error, with the right code")
  func refusals() async throws {
    let desk = try Desk()
    try desk.write([0xff, 0xfe, 0x00, 0x62])
    let trials: [(arguments: [String], code: Int32, words: String)] = [
      (["check", "7a"], 65, "is no text in UTF-8"), (["check", "7a", "/dev/zero"], 65, "is no file that can be read"),
      (["check", "7a", "no\u{1B}where"], 65, "is no file that can be read"),
      (["check", "9z"], 64, "There is no exercise '9z'; there are 7a."),
      (["check"], 64, "Missing"), (["exercises", "5"], 64, "Chapter 5 has no exercises"),
      (["predict", "99"], 64, "There is no chapter '99'"),
      (["predict", "7"], 64, "cannot be run yet"), (["check", "7a", "--student", ""], 64, "is empty"), (["dance"], 64, "dance"),
    ]
    for trial in trials {
      let result: (code: Int32, output: String, error: String)
      switch trial.arguments.count {
      case 1: result = try await desk.run(trial.arguments[0])
      case 2: result = try await desk.run(trial.arguments[0], trial.arguments[1])
      case 3: result = try await desk.run(trial.arguments[0], trial.arguments[1], trial.arguments[2])
      default: result = try await desk.run(trial.arguments[0], trial.arguments[1], trial.arguments[2], trial.arguments[3])
      }
      #expect(result.code == trial.code, "\(trial.arguments): \(result)")
      #expect(result.output.isEmpty && result.error.hasPrefix("lab: ") && result.error.contains(trial.words), "\(result)")
      #expect(result.error.split(separator: "\n").count == 1 && !result.error.contains("\u{1B}"))
    }
    #expect(
      !FileManager.default.fileExists(atPath: desk.folder.url.appendingPathComponent(".transferlab").path), "nothing was done")
    try desk.write(Array("// nothing\n".utf8))
    let nothing = try await desk.run("check", "7a")
    #expect(nothing.code == 1 && nothing.output.contains("It does not compile."))
    try desk.write([])
    #expect(try await desk.run("check", "7a").output.contains("The file is empty."))
  }

  @Test("Predictions are asked for, kept, and held against the run")
  func prediction() async throws {
    let desk = try Desk()
    let chapter = desk.folder.url.appendingPathComponent(".build/debug/interleaved-counterexample")
    let record =
      #"{"question":"Is it?","answer":"YES","quantities":[{"name":"λ","value":"4/5","unit":null},"#
      + #"{"name":"gap","value":{"estimate":0.5,"plus_minus":0.1},"unit":"points"},{"name":"n","value":3,"unit":null}]}"#
    try "#!/bin/sh\n[ $# = 0 ] && { echo THE SCREEN; exit 1; }\necho '\(record)'\n".write(
      to: chapter, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: chapter.path)

    let result = try await desk.run("predict", "7", input: "perhaps\nmany\n0.4\n\n3\n")
    #expect(result.code == 1, "the chapter's own")
    for words in [
      "'many' is no number", "gap in points =", "you said perhaps; it came out YES",
      "you said 0.4; it came out 4/5, off by 0.4, 50 % of it",
      "you said 3; it came out 3, exactly", "Within a tenth of the number: 1 of 2.",
    ] { #expect(result.output.contains(words), "\(result.output)") }
    let places = ["λ =", "THE SCREEN", "Your predictions"].map { result.output.range(of: $0)?.lowerBound }
    #expect(places == places.compactMap { $0 }.sorted() && places.count == 3, "the questions come before the run")
    #expect(!result.output.prefix { $0 != "T" }.contains("4/5"))
    _ = try await desk.run("predict", "interleaved-counterexample", input: "yes\n")
    let none = try await desk.run("predict", "7", input: "")
    #expect(none.output.contains("You predicted nothing."))
    let diary = try PredictionDiary(in: desk.folder.url)
    #expect(diary.chapters["interleaved-counterexample"]?.map(\.count) == [3, 1])
  }

  @Test(
    "Numbers as people write them",
    arguments: [
      ("0.3", 0.3), ("3/10", 0.3), (" 30 % ", 30), ("−1", -1), ("1e-3", 0.001), ("1/0", nil), ("", nil), ("inf", nil),
      ("1/2/3", nil), ("x", nil),
    ] as [(String, Double?)])
  func numbers(text: String, number: Double?) { #expect(Prediction.number(text) == number) }
}
