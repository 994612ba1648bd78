import Foundation
import Learning
import NumericCore
import Testing

/// The readings of `lab measure` that lesson 08 works through: what they show is what is printed, and what they say of adaptation
/// holds.
@Suite struct MeasureLessonTests {
  /// A block of the lesson that makes two files and measures them: the lines that begin with `$`, and what is printed.
  private struct Reading {
    let commands: [String]
    let shown: Lesson.ShownRun

    /// The words of the commands that make the files, in a folder that holds the package's data.
    var makingFiles: String { commands.dropLast().joined(separator: "\n") }
    var measuring: String { commands.last?.replacing("./lab", with: "\"$0\"") ?? "" }
    /// The files' names.
    var files: (source: String, target: String) {
      let words = (commands.last ?? "").split(separator: " ").map(String.init)
      func after(_ option: String) -> String { words.firstIndex(of: option).map { words[$0 + 1] } ?? "" }
      return (after("--source"), after("--target"))
    }
  }

  private static let path = "Chapters/08-domain-divergences/README.md"

  private static func readings() throws -> [Reading] {
    let lesson = Lesson(try PackageOnDisk.text(path))
    return lesson.blocks.compactMap { mark, place in
      let commands = lesson.lines[place].prefix { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
      guard mark == "console", let last = commands.last, last.hasPrefix("./lab measure ") else { return nil }
      let output = place.dropFirst(commands.count)
      return Reading(commands: commands, shown: Lesson.ShownRun(command: last, lines: Array(lesson.lines[output]), place: output))
    }
  }

  /// A folder with the files of a reading.
  private func files(of reading: Reading) async throws -> MeasuredFiles {
    let folder = try MeasuredFiles([:])
    try FileManager.default.createSymbolicLink(
      at: folder.folder.appendingPathComponent("Notebooks"),
      withDestinationURL: PackageOnDisk.root.appendingPathComponent("Notebooks"))
    let made = try await BuiltProgram(command: "lab").run(inShell: "cd \"$1\"\n" + reading.makingFiles, [folder.folder.path])
    #expect(made.exitCode == 0, "\(made.diagnostics)")
    return folder
  }

  @Test("Every reading that the lesson shows is what the program prints, and there are five")
  func shown() async throws {
    let readings = try Self.readings()
    #expect(readings.count == 5)
    var stale = try StaleBlocks(of: Self.path)
    for reading in readings {
      let folder = try await files(of: reading)
      let printed = try await BuiltProgram(command: "lab").run(
        inShell: "cd \"$1\"\n" + reading.measuring, [folder.folder.path])
      #expect(printed.exitCode == 0 && printed.diagnostics == "")
      stale.check(reading.shown, against: [printed.output])
    }
    try stale.write()
  }

  /// The shares of the target's rows that logistic regressions of the source take for the other class.
  private struct Errors {
    let asItIs: Double
    /// With each file's own means subtracted, and its own deviations divided by.
    let aligned: Double
    /// With weights by a logistic regression that tells the files apart.
    let weighted: Double
  }

  private func errors(_ name: String, without left: Int? = nil) async throws -> Errors {
    let reading = try #require(try Self.readings().first { $0.files.source == name })
    let folder = try await files(of: reading)
    func rows(_ name: String) throws -> Sample {
      let text = try String(contentsOf: folder.folder.appendingPathComponent(name), encoding: .utf8)
      let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
      let kept = (0..<30).filter { $0 != left }
      return Sample(features: Matrix(rows: rows.map { row in kept.map { row[$0] } }), labels: rows.map { $0[30] })
    }
    let (source, target) = (try rows(reading.files.source), try rows(reading.files.target))
    func standardized(_ rows: Matrix, by other: Matrix) -> Matrix {
      let columns = (0..<rows.columnCount).map { column in
        let (mean, deviation) = (other.column(column).mean, other.column(column).standardDeviation)
        return rows.column(column).map { ($0 - mean) / deviation }
      }
      return Matrix(rows: columns).transposed
    }
    func error(_ learnt: Matrix, _ tried: Matrix, weights: [Double]? = nil) throws -> Double {
      let model = try LogisticRegression(Sample(features: learnt, labels: source.labels, weights: weights), penalty: 1)
      return zip(model.labels(of: tried), target.labels ?? []).map { $0 == $1 ? 0 : 1 }.mean
    }
    let both = source.features.appending(rowsOf: target.features)
    let (inSource, inTarget) = (standardized(source.features, by: both), standardized(target.features, by: both))
    let domains = try LogisticRegression(
      Sample(
        features: inSource.appending(rowsOf: inTarget),
        labels: Array(repeating: 0, count: source.count) + Array(repeating: 1, count: target.count)), penalty: 1)
    let odds = domains.scores(of: inSource).map { Double.exp($0) }
    return Errors(
      asItIs: try error(inSource, inTarget),
      aligned: try error(standardized(source.features, by: source.features), standardized(target.features, by: target.features)),
      weighted: try error(inSource, inTarget, weights: odds.scaled(by: 1 / odds.mean)))
  }

  @Test("Under the lesson's label shift, aligning the features multiplies the error on the target")
  func labelShift() async throws {
    let errors = try await errors("screening.csv")
    // The lesson says 6.6 % and 41 %.
    #expect((errors.asItIs - 0.066).magnitude < 0.0005 && (errors.aligned - 0.411).magnitude < 0.005, "\(errors)")
  }

  @Test("Under the lesson's covariate shift, weights that few rows carry multiply it")
  func covariateShift() async throws {
    let errors = try await errors("plain.csv", without: 9)
    // The lesson says 1.4 %, and more than 5 %.
    #expect((errors.asItIs - 0.014).magnitude < 0.0005 && errors.weighted > 0.05, "\(errors)")
  }
}
