import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation
import Subprocess

/// `lab predict`: what a chapter's run will come to, said before it is seen.
struct PredictChapter: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Say what a chapter's numbers will be, then see its run and how far off you were.",
    discussion:
      "Answers are decimals or fractions, 0.3 or 3/10; an empty line passes over a question. They are kept in "
      + ".transferlab/predictions.json."
  )

  @Argument(help: "A chapter, by number or by command.") var chapter: String

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let desk = try Desk()
    guard let found = Course.chapters.first(where: { "\($0.number)" == chapter || $0.command == chapter }) else {
      throw ValidationError("There is no chapter '\(chapter)'; './lab list' shows the course.")
    }
    let program = CourseFolder.programs.appendingPathComponent(found.command)
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw ValidationError("The chapter '\(found.command)' cannot be run yet; './lab list' shows which can.")
    }
    let run = try await ChapterRun(program)
    var diary = try PredictionDiary(in: desk.course.root)
    let predictions = try Self.ask(run, in: environment)
    diary.add(predictions, chapter: found.command)
    try desk.keep(diary)

    let shown = try await Subprocess.run(
      .path(.init(program.path)), output: .currentStandardOutput, error: .currentStandardError)
    let status: ProgramStatus
    if case .exited(let code) = shown.terminationStatus, let known = ProgramStatus(rawValue: code) {
      status = known
    } else {
      status = .internalError
    }
    return ProgramOutcome(output: Self.page(predictions), status: status)
  }

  /// Asks, on standard output, what there is to predict; the end of the input passes over the rest.
  private static func ask(_ run: ChapterRun, in environment: OutputEnvironment) throws -> [Prediction] {
    try StandardStream.output.write("\(run.question)\n  In a few words: ")
    var predictions: [Prediction] = []
    guard let words = readLine() else {
      try StandardStream.output.write("\n")
      return []
    }
    if !words.isBlank { predictions.append(Prediction(question: run.question, said: words, cameOut: run.answer)) }
    for quantity in run.quantities.prefix(6) {
      var line: String?
      repeat {
        try StandardStream.output.write("  \(quantity.name)\(quantity.unit.map { " in \($0)" } ?? "") = ")
        line = readLine()
        if let line, !line.isBlank, Prediction.number(line) == nil {
          try StandardStream.output.write("  '\(line.shown)' is no number; write 0.3 or 3/10, or nothing.\n")
        }
      } while line.map { !$0.isBlank && Prediction.number($0) == nil } ?? false
      guard let line else { break }
      if !line.isBlank { predictions.append(Prediction(question: quantity.name, said: line, cameOut: quantity.value.text)) }
    }
    try StandardStream.output.write("\n")
    return predictions
  }

  private static func page(_ predictions: [Prediction]) -> String {
    guard !predictions.isEmpty else { return "\nYou predicted nothing.\n" }
    let lines = predictions.map { prediction in
      """
        \(prediction.question)
            you said \(prediction.said.shown); it came out \(prediction.cameOut)\(prediction.distance.map { ", \($0)" } ?? "")
      """
    }
    let near = predictions.count { $0.isNear == true }
    let counted = predictions.count { $0.isNear != nil }
    let sum = counted == 0 ? "" : "Within a tenth of the number: \(near) of \(counted).\n"
    return "\nYour predictions:\n" + lines.joined(separator: "\n") + "\n" + sum
  }
}

/// What of a chapter's run can be predicted.
struct ChapterRun: Decodable {
  /// A number of the run.
  struct Quantity: Decodable {
    let name: String
    let value: QuantityValue
    let unit: String?
  }

  let question: String
  let answer: String
  let quantities: [Quantity]

  /// Runs a chapter's program for its record.
  init(_ program: URL) async throws {
    let result = try await Subprocess.run(
      .path(.init(program.path)), arguments: ["--format", "json"], output: .bytes(limit: 1 << 26), error: .discarded)
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(result.standardOutput))
    } catch { throw NotInstalled("'\(program.path.shown)' gives no record; build it anew with './lab run'.") }
  }
}

/// A number as a record has it: a fraction, a decimal, or an estimate.
struct QuantityValue: Decodable {
  let text: String

  private struct Estimate: Decodable { let estimate: Double }

  init(from decoder: any Decoder) throws {
    if let estimate = try? Estimate(from: decoder) {
      text = Self.short(estimate.estimate)
      return
    }
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      text = Self.short(number)
    } else {
      text = (try? container.decode(String.self)) ?? "nothing"
    }
  }

  private static func short(_ number: Double) -> String { String(format: "%.4g", number) }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
