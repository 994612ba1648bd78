internal import ChapterKit
internal import Rendering
internal import Report

/// The verdicts of a series of chapters.
struct VerdictSummary {
  private var rows: [[Cell]] = []
  private var unexpectedCount = 0
  private var claimCount = 0
  private var unjudged: [String] = []
  /// The worst status so far.
  private(set) var status = ProgramStatus.asStated

  /// A chapter with its verdicts.
  mutating func add(_ chapter: CourseChapter, _ record: ChapterRecord, _ status: ProgramStatus) {
    note(status)
    claimCount += record.claims.count
    for claim in record.claims {
      if claim.expected != nil { unexpectedCount += 1 }
      rows.append([
        .text(chapter.command), .text(claim.id), .text(claim.verdict), .text(claim.expected.map { "no: \($0) expected" } ?? "yes"),
      ])
    }
  }

  /// A chapter that came to no verdicts, and how it ended.
  mutating func add(_ chapter: CourseChapter, ending: String, status: ProgramStatus = .internalError) {
    note(status)
    unjudged.append("Chapter \(chapter.number), \(chapter.command), \(ending): it is not among the claims counted here.")
    rows.append([.text(chapter.command), .missing, .text(ending), .missing])
  }

  private mutating func note(_ status: ProgramStatus) { self.status = status.rawValue > self.status.rawValue ? status : self.status }

  /// A table of all verdicts and a sentence; nothing where nothing was judged.
  func text(style: RenderingStyle) -> String {
    guard !rows.isEmpty else { return "" }
    let table = Table(title: "All verdicts", columns: ["chapter", "claim", "verdict", "as stated"], rows: rows)
    let claims = claimCount == 1 ? "1 claim" : "\(claimCount) claims"
    let share = unexpectedCount == 0 ? "\(claims), all as stated." : "\(unexpectedCount) of \(claims) did not come out as stated."
    return "\n" + table.rendered(as: .text, style: style) + "\n" + ([share] + unjudged).map { $0 + "\n" }.joined()
  }
}
