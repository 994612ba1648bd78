import Foundation
import Testing

@testable import Exercises
@testable import practice

@Suite("The files of the exercises agree with each other")
struct ExerciseFilesTests {
  @Test("Every exercise is whole")
  func whole() throws {
    for folder in try Course.exercises.get() {
      let exercise = folder.exercise
      let chapter = folder.url.pathComponents.suffix(3).first?.prefix { $0.isNumber }.drop { $0 == "0" } ?? ""
      #expect(exercise.id == "\(chapter)\(folder.url.lastPathComponent.prefix(1))")
      #expect(
        try String(contentsOf: folder.file, encoding: .utf8) == exercise.starterText, "\(exercise.id): the starter is another")
      #expect(exercise.hints.count == 3 && exercise.minutes > 0 && !exercise.checks.isEmpty, "\(exercise.id)")
      let hidden = try folder.hiddenChecks()
      #expect(
        hidden.count == exercise.hidden.count && hidden.reduce(0) { $0 + $1.points } == exercise.hidden.points, "\(exercise.id)")
      #expect(
        hidden.count > 0 && (exercise.checks + hidden).allSatisfy { $0.points > 0 && $0.cases > 0 && $0.claim.hasSuffix(".") })
      #expect(
        ExerciseFolder.names(in: folder.url.appendingPathComponent("Mutants")).count >= 2, "\(exercise.id): two mutants at least")
      let answer = FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("Answer.md").path)
      #expect(answer == (exercise.written != nil), "\(exercise.id): Answer.md")
    }
  }

  @Test("No id occurs twice, every chapter that has any has three, and the kinds are all there")
  func coverage() throws {
    let exercises = try Course.exercises.get()
    #expect(Set(exercises.map(\.exercise.id)).count == exercises.count)
    #expect(Dictionary(grouping: exercises) { $0.exercise.id.dropLast() }.values.allSatisfy { $0.count >= 3 })
    #expect(Set(exercises.map(\.exercise.kind)) == Set(Exercise.Kind.allCases))
  }

  @Test("What is damaged is told in a sentence")
  func damaged() throws {
    let folder = try TemporaryFolder()
    func sentence(_ text: String?) throws -> String {
      try text?.write(to: folder.url.appendingPathComponent("exercise.json"), atomically: false, encoding: .utf8)
      do {
        _ = try ExerciseFolder(folder.url)
        return ""
      } catch { return error.description }
    }
    #expect(try sentence(nil).hasSuffix("exercise.json' cannot be read: it is not there."))
    #expect(try sentence("{}").contains("it has no 'id'"))
    #expect(try sentence("[").hasSuffix("."))
    let text = try String(contentsOf: Course.exercise("7a").url.appendingPathComponent("exercise.json"), encoding: .utf8)
    #expect(try sentence(text.replacing("\"threshold-divergence\"", with: "\"x\"")).contains("which there is not"))
  }

  @Test("Progress comes back as it was, and is never written over where it is damaged")
  func progress() throws {
    let folder = try TemporaryFolder()
    var record = try PracticeRecord(in: folder.url)
    #expect(record == PracticeRecord())
    record.student = "é, \"x\" =1"
    record.entries["7a"] = PracticeRecord.Entry()
    record.entries["7a"]?.hintCount = 2
    record.entries["gone"] = PracticeRecord.Entry()
    try Desk.keep(record, in: folder.url)
    #expect(try PracticeRecord(in: folder.url) == record)
    let file = folder.url.appendingPathComponent(".transferlab/progress.json")
    try Data("{".utf8).write(to: file)
    #expect(throws: UnreadableExercise.self) { try PracticeRecord(in: folder.url) }
    #expect(try Data(contentsOf: file) == Data("{".utf8))
  }

  @Test("An answer that is no message is none, and numbers survive the wire bit for bit")
  func wire() throws {
    for number in [0.0, -0.0, .infinity, -.infinity, .nan, 0.1, .leastNonzeroMagnitude, .greatestFiniteMagnitude] {
      let message = try #require(WorkerMessage(line: Array("{\"answer\":\(Value.real(number).wire)}".utf8)))
      guard case .real(let back)? = message.answer else { throw CancellationError() }
      #expect(back.bitPattern == number.bitPattern)
    }
    for line in ["", "4 of 4", "{}", "{\"answer\":\"4000\"}", "{\"answer\":1,\"ask\":[]}", String(repeating: "[", count: 60_000)] {
      #expect(WorkerMessage(line: Array(line.utf8)) == nil)
    }
  }

  @Test("The upper tail of a binomial distribution, against sums of its terms")
  func tail() {
    #expect(BinomialTail(count: 10, probability: 0.5).atLeast(10) == 1.0 / 1024)
    #expect(abs(BinomialTail(count: 10, probability: 0.5).atLeast(5) - 638.0 / 1024) < 1e-12)
    #expect(abs(BinomialTail(count: 3, probability: 0.1).atLeast(1) - (1 - 0.729)) < 1e-12)
    #expect(BinomialTail(count: 5, probability: 0.2).atLeast(0) == 1 && BinomialTail(count: 5, probability: 0).atLeast(1) == 0)
    // Far below the least positive number there is, at the end of a long product.
    #expect(BinomialTail(count: 10_000, probability: 0.5).atLeast(9_999) < 1e-300)
    #expect(abs(BinomialTail(count: 10_000, probability: 0.5).atLeast(5_000) - 0.50398936) < 1e-7)
  }
}
