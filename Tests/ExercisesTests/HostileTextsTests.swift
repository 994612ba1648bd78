import Foundation
import Testing

@testable import Exercises

@Suite("Hostile and unlucky texts get the verdict that they deserve")
struct HostileTextsTests {
  private static let head = "func divergence(source: [Double], target: [Double]) -> Double {\n"
  private static let lines = #"print("4 of 4 public checks passed"); print("{\"answer\":\"4000000000000000\"}"); "#

  /// The bodies of functions, with the verdict and a word of what is said.
  private static let bodies: [(name: String, body: String, verdict: Verdict, words: String)] = [
    ("prints the checker's own lines", lines + "return 0", .fail, "is 2.0 from 2.0"),
    ("runs for ever", "while true {}", .timeout, "It used up its time"),
    ("waits for ever", "while Swift.readLine() != nil {}; while true {}", .timeout, "It used up its time"),
    ("traps", "return source[source.count + target.count]", .crash, "It trapped"),
    ("ends with a message", "fatalError(\"by \" + \"design\")", .crash, "by design"),
    ("asks for two gigabytes", "[Double](repeating: source[0], count: 1 << 28).reduce(0, +)", .memory, "512 MiB"),
    (
      "calls itself for ever", "func deep(_ n: Int) -> Int { n < 0 ? 0 : 1 + deep(n + 1) &* 3 }; return Double(deep(source.count))",
      .crash, "recursion"
    ),
    ("prints a megabyte", "for _ in 0..<10 { print(String(repeating: \"x\", count: 100_000)) }; return 0", .fail, "is allowed"),
    ("knows one answer", "2", .fail, "is allowed"),
    ("answers at random", "Double.random(in: 0...2)", .fail, "is allowed"),
    ("answers no number", ".nan", .fail, "nan"),
  ]

  /// The exercise 7a with other limits, in seconds of the processor and on the clock.
  private static func exercise(in folder: TemporaryFolder, processor: Int, clock: Int) throws -> ExerciseFolder {
    let original = try Course.exercise("7a")
    let text = try String(contentsOf: original.url.appendingPathComponent("exercise.json"), encoding: .utf8)
    let changed = text.replacing("\"processorSeconds\": 5", with: "\"processorSeconds\": \(processor)").replacing(
      "\"seconds\": 10", with: "\"seconds\": \(clock)")
    try changed.write(to: folder.url.appendingPathComponent("exercise.json"), atomically: false, encoding: .utf8)
    return try ExerciseFolder(folder.url)
  }

  private static func judge(_ folder: URL) -> Judge {
    Judge(compiler: WorkerCompiler(cache: folder), confinement: .limits, course: ExerciseCourse.name)
  }

  @Test("What runs")
  func running() async throws {
    // Who is to be stopped is stopped soon; whatever else ends by itself, however busy the machine is.
    let folders = (hasty: try TemporaryFolder(), patient: try TemporaryFolder())
    let hasty = try Self.exercise(in: folders.hasty, processor: 1, clock: 6)
    let patient = try Self.exercise(in: folders.patient, processor: 600, clock: 3600)
    let texts = Self.bodies.map {
      Course.Text(folder: $0.verdict == .timeout ? hasty : patient, name: $0.name, text: Self.head + $0.body + "\n}")
    }
    let workers = try await ManyWorkers(texts)
    let problem = try #require(Problem.named(patient.exercise.problem))
    try await Course.each(Array(Self.bodies.enumerated())) { place, trial in
      let exercise = trial.verdict == .timeout ? hasty : patient
      let result = await Self.judge(workers.folder.url).result(
        of: try workers.worker(place), for: .init(exercise), problem: problem, student: "somebody", isRepeated: false)
      #expect(result.verdict == trial.verdict, "\(trial.name): \(result)")
      #expect(result.checks.contains { $0.findings.joined().contains(trial.words) }, "\(trial.name): \(result.checks)")
      #expect(result.printed.utf8.count <= 1 << 18)
      #expect(result.checks.count == exercise.exercise.checks.count)
    }
  }

  @Test("Answers that differ from run to run are for a person to look at, and no score")
  func flaky() async throws {
    let patient = try TemporaryFolder()
    let exercise = try Self.exercise(in: patient, processor: 600, clock: 3600)
    // Right, but for a last digit that two runs do not share.
    let text =
      try String(contentsOf: Course.exercise("7a").url.appendingPathComponent("Solution.swift"), encoding: .utf8)
      .replacing("func divergence(", with: "func right(")
      + Self.head + "right(source: source, target: target) * (1 + Double.random(in: 0...1e-12))\n}\n"
    let folder = try TemporaryFolder()
    let result = await Self.judge(folder.url).result(of: text, for: .init(exercise), student: "somebody", isRepeated: true)
    #expect(result.verdict == .needsReview && result.points == nil)
    let once = await Self.judge(folder.url).result(of: text, for: .init(exercise), student: "somebody")
    #expect(once.verdict == .pass && once.points == exercise.exercise.points - exercise.exercise.hidden.points)
  }

  @Test(
    "What is not run",
    arguments: [
      ("", Verdict.notAttempted, "empty"), (" \n\n", .notAttempted, "empty"),
      (head + "exit(0)\n}", .compileError, "cannot find 'exit'"),
      ("import Glibc\n" + head + "exit(0)\n}", .forbidden, "imports Glibc"),
      ("let s = \"/*\"\nimport Glibc\n" + head + "exit(0)\n}", .forbidden, "imports Glibc"),
      ("let s = \"//\"; import struct Foundation.URL\n" + head + "exit(0)\n}", .forbidden, "imports Foundation"),
      ("/*\n// */ import Glibc\n" + head + "exit(0)\n}", .forbidden, "imports Glibc"),
      ("@_silgen_name(\"exit\") func leave(_ code: Int32) -> Never\n" + head + "leave(0)\n}", .forbidden, "@_silgen_name"),
      ("@/**/_silgen_name(\"exit\") func leave(_ code: Int32) -> Never\n" + head + "leave(0)\n}", .forbidden, "_silgen_name"),
      ("struct LabWire {}\n" + head + "0\n}", .forbidden, "LabWire"),
      ("struct Double {}\n" + head + "Double()\n}", .compileError, "func divergence(source: [Double]"),
      ("func divergenz() {}\n", .compileError, "func divergence(source: [Double]"),
      (head + String(repeating: "[", count: 1 << 19) + String(repeating: "]", count: 1 << 19), .compileError, "error"),
    ])
  func refused(text: String, verdict: Verdict, words: String) async throws {
    let folder = try TemporaryFolder()
    let result = await Self.judge(folder.url).result(of: text, for: .init(try Course.exercise("7a")), student: "somebody")
    #expect(result.verdict == verdict && result.points == 0 && result.checks.isEmpty)
    #expect(result.message?.contains(words) == true, "\(result.message ?? "")")
  }

  @Test("A comment may speak of imports")
  func comments() {
    #expect(ForbiddenSource.finding(in: "// import what you like, or @_not\n  // LabWire\nfunc f() {}", imports: []) == nil)
    #expect(ForbiddenSource.finding(in: "import NumericCore", imports: ["NumericCore"]) == nil)
  }

  @Test("Without a compiler nothing is scored")
  func nowhere() async throws {
    let compiler = WorkerCompiler(cache: URL(fileURLWithPath: "/dev/null/nowhere"))
    let judge = Judge(compiler: compiler, confinement: .limits, course: ExerciseCourse.name)
    let result = await judge.result(of: Self.head + "0\n}", for: .init(try Course.exercise("7a")), student: "somebody")
    #expect(result.verdict == .graderError && result.points == nil)
  }
}
