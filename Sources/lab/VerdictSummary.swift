internal import ChapterKit
internal import Rendering
internal import Report

/// The verdicts of a series of chapters.
struct VerdictSummary {
  private var rows: [[Cell]] = []
  private var unexpectedCount = 0
  private var claimCount = 0
  /// The worst status so far.
  private(set) var status = ProgramStatus.asStated

  mutating func add(_ chapter: CourseChapter, _ record: ChapterRecord?, _ status: ProgramStatus) {
    self.status = status.rawValue > self.status.rawValue ? status : self.status
    guard let record else {
      if status != .asStated { rows.append([.text(chapter.command), .missing, .text("exit code \(status.rawValue)"), .missing]) }
      return
    }
    claimCount += record.claims.count
    for claim in record.claims {
      if claim.expected != nil { unexpectedCount += 1 }
      rows.append([
        .text(chapter.command), .text(claim.id), .text(claim.verdict), .text(claim.expected.map { "no: \($0) expected" } ?? "yes"),
      ])
    }
  }

  /// A table of all verdicts and a sentence; nothing where nothing was judged.
  func text(style: RenderingStyle) -> String {
    guard !rows.isEmpty else { return "" }
    let table = Table(title: "All verdicts", columns: ["chapter", "claim", "verdict", "as stated"], rows: rows)
    let claims = claimCount == 1 ? "1 claim" : "\(claimCount) claims"
    let share = unexpectedCount == 0 ? "\(claims), all as stated." : "\(unexpectedCount) of \(claims) did not come out as stated."
    return "\n" + table.rendered(as: .text, style: style) + "\n" + share + "\n"
  }
}
