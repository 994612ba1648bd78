import NumericCore
import Report
import Testing

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

  @Test("Six settings on spaces without a common input, and eight with one or with a correspondence")
  func settings() throws {
    let first = try report()
    #expect(first.answer.reply == "6 OR 8, NOT 4" && first.headline.contains("in 6 ways, in 8 if"))
    let claim = try #require(first.findings.first { $0.claim.id == "DEF-6c" })
    #expect(claim.judgement.here == .text("0 of 23328") && claim.claim.statement.hasSuffix("whatever the two spaces."))
  }

  @Test("P(Y) differs in 14,512 pairs, of which 144 cannot be compared")
  func shares() throws {
    let evidence = Differences().evidence([])
    #expect(evidence.sharesDiffer.count == 14512 && evidence.incomparable.count == 144)
    #expect(
      evidence.incomparable.allSatisfy { Set($0.source.domain.support).isDisjoint(with: $0.target.domain.support) })
    let shown = try report("--part", "differences")
    #expect(shown.headline.contains("in 14512 pairs") && shown.headline.contains("of which 144"))
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
            #expect(
              report.headline.hasPrefix("Your setting is ") && [" apply.", " applies."].contains { report.headline.hasSuffix($0) },
              "\(report.headline)")
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

  @Test("Of two rules that are as good in the source, both errors are told")
  func tiedRules() throws {
    for (after, words) in [("0", "\"noun\" errs in 1, and the other in 0"), ("1", "\"noun\" errs in 0, and the other in 1")] {
      #expect(try report("--part", "drift", "--before", "1/2", "--after", after).headline.contains(words))
    }
    #expect(try !report("--part", "drift").headline.contains("as good"))
  }

  @Test("A sentence says that something may not differ, counts its chapters, and asks for another run than this one")
  func sentences() throws {
    let same = try report("--features", "same", "--labels", "same", "--rule", "same").headline
    #expect(same.contains("covariate shift, if anything differs."))
    let other = try report("--features", "different", "--labels", "same", "--rule", "same").headline
    #expect(other.contains("same task; rules on other features compare only") && other.hasSuffix("Chapter 17 applies."))
    #expect(try report("--part", "harm", "--target-n", "2").answer.ask.arguments.last == "20")
    #expect(try report("--part", "harm").answer.ask.arguments.last == "2")
  }

  @Test("A difference of 0.1 is placed by 738 labels and seen by 2952, whatever is asked for beside it")
  func labels() throws {
    for arguments in [["--part", "harm"], ["--part", "harm", "--gap", "1", "--delta", "0.5"]] {
      let run = try ChapterRun(
        chapter: try Chapter.parse(arguments), arguments: arguments, progress: ProgressLine(isShown: false))
      let found = try #require(try run.report(comparing: false).findings.first { $0.claim.id == "DEF-10b" }).judgement
      #expect(found.verdict == .corrected && found.here.description == "0.51", "\(found.here)")
      #expect(found.witness?.contains("0.53, 0.51, 0.50") == true && found.correction?.contains("738, 2952, 11805") == true)
      let asked =
        arguments.contains("--gap") ? "At level 1 − 0.5, 3 labels place a difference of 1, and 12 show it" : "738 labels place"
      #expect(found.witness?.contains(asked) == true, "\(found.witness ?? "")")
    }
  }

  @Test("With 20 source examples half a deviation off, pooling ties at 5 target examples")
  func harm() throws {
    let replies = try ["4", "5", "6"].map { try report("--part", "harm", "--target-n", $0).answer.reply }
    #expect(replies == ["NO, IT HELPS", "IT CHANGES NOTHING", "YES"])
    for (words, said, title) in [
      ("--bias 1/2 --source-n 20", "at most 4 and ties with 5.", "up to n_T = 4, ties at 5, harms beyond"),
      (
        "--bias 1/10 --source-n 1000 --target-n 111", "source helps; it helps with at most 111.",
        "up to n_T = 111 and harms from 112 on"
      ),
      (
        "--bias 1/10 --source-n 1000 --target-n 112", "source harms; it helps with at most 111.",
        "up to n_T = 111 and harms from 112 on"
      ),
      ("--bias 1/3", "at most 16.", "up to n_T = 16 and harms from 17 on"),
      ("--bias 2 --target-n 1", "with none.", "harms at every n_T"),
      ("--bias 2 --source-n 1 --target-n 1", "with none.", "harms at every n_T"),
      ("--bias 10 --source-n 1", "with none.", "harms at every n_T"), ("--bias 1/10", "any number of them", "helps at every n_T"),
    ] {
      let arguments = ["--part", "harm"] + words.split(separator: " ").map(String.init)
      let answer = try ChapterRun(
        chapter: try Chapter.parse(arguments), arguments: arguments, progress: ProgressLine(isShown: false)
      ).report(comparing: false).answer
      #expect(answer.finding.contains(said) && answer.figure?.title.contains(title) == true, "\(words): \(answer.finding)")
    }
  }

  @Test("What the source adds of bias and takes of variance decides whether it harms")
  func trade() throws {
    #expect(try report("--part", "harm").answer.why.contains("adds 0.0625 of squared bias, and takes away 0.025 of variance"))
    #expect(try report("--part", "harm", "--bias", "0").answer.why.contains("adds 0 of squared bias"))
  }
}
