import NumericCore
import Report
import Testing
import Transfer

@testable import ChapterKit
@testable import transfer_settings

@Suite("Chapter 02: domains, tasks and settings")
struct TransferSettingsTests {
  private func report(_ arguments: String...) throws -> ChapterReport {
    try ChapterRun(chapter: try Chapter.parse(arguments), arguments: arguments, progress: ProgressLine(isShown: false))
      .report(comparing: false)
  }

  private func chapters(_ arguments: String...) throws -> [Int] {
    let description = try ProblemOptions.parse(arguments).description()
    return Set(ChapterAdvice.chapters(for: description).map(\.chapter.number)).sorted()
  }

  @Test(
    "Whatever is said of a problem and whatever the numbers are, the verdicts are the lesson's",
    arguments: [
      ["--features", "same", "--labels", "same", "--rule", "same"], ["--features", "different", "--target-labels", "few"],
      ["--labels", "different", "--source-labels", "none"], ["--before", "0", "--after", "1"],
      ["--before", "1/2", "--after", "1/2"],
      ["--bias", "0"], ["--bias", "10", "--source-n", "1", "--target-n", "1000"], ["--gap", "1", "--delta", "0.5"],
    ])
  func verdicts(arguments: [String]) throws {
    let run = try ChapterRun(chapter: try Chapter.parse(arguments), arguments: arguments, progress: ProgressLine(isShown: false))
    #expect(try run.report(comparing: false).findings.filter { !$0.isAsExpected }.map(\.claim.id) == [])
  }

  @Test("The pairs have exactly the eight settings, six of them without a correspondence of spaces")
  func pairs() throws {
    #expect(SmallPairs.all.count == 216 * 216 && SmallPairs.labelShifts.count == 600 && SmallPairs.untied.count == 48 * 48)
    let letter = Set(SmallPairs.all.compactMap(\.comparison.setting))
    #expect(letter.count == 7 && !letter.contains(TransferSetting(domain: .inputsDiffer, task: .same)))
    #expect(try Place(problem: ProblemOptions.parse([])).evidence([]).found.count == 8)
  }

  @Test("A problem finds its chapters")
  func advice() throws {
    #expect(try chapters("--features", "same", "--marginal", "same", "--labels", "same", "--rule", "same") == [1])
    let shift = try chapters("--features", "same", "--marginal", "different", "--labels", "same", "--rule", "same")
    #expect(shift == [6, 8, 9, 11, 12, 14, 16, 18])
    #expect(try !chapters("--features", "same", "--labels", "same", "--rule", "same", "--shares", "same").contains(12))
    #expect(try chapters("--features", "same", "--labels", "different", "--target-labels", "few").contains(24))
    #expect(try chapters("--features", "same", "--labels", "different", "--target-labels", "none").contains(27))
    #expect(try chapters("--features", "different", "--labels", "same", "--rule", "same") == [17])
    #expect(try chapters("--source-labels", "none").contains(32))
  }

  @Test("Whatever is said, some chapter applies, and the answer is a sentence")
  func everyDescription() throws {
    for features in ["same", "different"] {
      for labels in ["same", "different"] {
        for source in ["none", "few", "many"] {
          for target in ["none", "few", "many"] {
            let words = [
              "--part", "place", "--features", features, "--labels", labels, "--source-labels", source, "--target-labels", target,
            ]
            let run = try ChapterRun(chapter: try Chapter.parse(words), arguments: words, progress: ProgressLine(isShown: false))
            let report = try run.report(comparing: false)
            #expect(report.headline.hasPrefix("Your setting is ") && report.headline.hasSuffix(" apply."), "\(report.headline)")
            #expect(!report.headline.contains("Chapters  apply"), "\(words)")
          }
        }
      }
    }
  }

  @Test(
    "A contradiction names both options and says why",
    arguments: [
      ["--features", "different", "--marginal", "same"], ["--labels", "different", "--rule", "same"],
      ["--labels", "different", "--shares", "same"], ["--shares", "different", "--marginal", "same", "--rule", "same"],
    ])
  func contradictions(arguments: [String]) {
    let outcome = Chapter.outcome(of: arguments, in: .file)
    #expect(outcome.status == .usage && outcome.output == "" && outcome.diagnostics.count { $0 == "\n" } == 1)
    for option in arguments where option.hasPrefix("--") { #expect(outcome.diagnostics.contains(option)) }
    #expect(outcome.diagnostics.contains("cannot"))
  }

  @Test("A word from 4/5 to 1/5: the source's rule errs in 4/5, the best in 1/5; from 4/5 to 3/5 nothing is lost")
  func monitor() throws {
    let quantities = { (report: ChapterReport) in report.answer.quantities.map(\.value) }
    #expect(quantities(try report("--part", "drift")) == [.fraction(4, 5), .fraction(1, 5), .fraction(3, 5)])
    #expect(quantities(try report("--part", "drift", "--after", "3/5")) == [.fraction(2, 5), .fraction(2, 5), .exact(0)])
  }

  @Test("With 20 source examples half a deviation off, pooling ties at 5 target examples")
  func harm() throws {
    let replies = try ["4", "5", "6"].map { try report("--part", "harm", "--target-n", $0).answer.reply }
    #expect(replies == ["NO, IT HELPS", "IT CHANGES NOTHING", "YES"])
    #expect(try report("--part", "harm").headline.contains("fewer than 5."))
    #expect(try report("--part", "harm", "--bias", "1/10").headline.contains("any number of them"))
  }
}
