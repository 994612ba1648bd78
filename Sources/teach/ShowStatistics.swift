import ArgumentParser
internal import ChapterKit
import Exercises
import Foundation
internal import Rendering
internal import Report

/// `lab teach stats`: how a class did.
struct ShowStatistics: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Show how each exercise of a grading went.",
    discussion: """
      Discrimination is the correlation of an exercise with the rest of the paper: below 0.2, the exercise tells little,
      and below 0, those who do well elsewhere do worse at it. items.csv has the same for every check.
      """)

  @Argument(help: "The folder of results that 'lab teach grade' wrote.") var results: String

  @OptionGroup var rendering: RenderingOptions

  func outcome(in environment: OutputEnvironment) async throws -> ProgramOutcome {
    let url = URL(fileURLWithPath: results)
    let settings = try GradingFolder.settings(in: url)
    let folders = try AuthorsCourse().exercises(settings.exercises)
    var statistics = try ItemStatistics(folders)
    var count = 0
    for name in ExerciseFolder.names(in: url.appendingPathComponent("results")) where name.hasSuffix(".json") {
      guard let record = GradingFolder.record(in: url, name) else {
        throw TeachingError("'\(results)/results/\(name)' is damaged; 'lab teach grade' writes it again.")
      }
      statistics.add(record.results)
      count += 1
    }
    guard count > 0 else { throw TeachingError("'\(results)' has no results yet; 'lab teach grade' writes them.") }
    return ProgramOutcome(
      output: statistics.table.rendered(as: rendering.format, style: rendering.style(in: environment)), status: .asStated)
  }
}
