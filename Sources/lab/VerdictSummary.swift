internal import ChapterKit
internal import Rendering
internal import Report

/// The verdicts of a series of chapters.
struct VerdictSummary {
  private var rows: [[Cell]] = []
  private var unexpectedCount = 0
  private var claimCount = 0
  private var unjudgedChapters: [String] = []
  /// The worst status so far.
  private(set) var status = ProgramStatus.asStated

  /// Adds a chapter; the record of one that did not come to its own end does not count.
  mutating func add(_ chapter: CourseChapter, _ record: ChapterRecord?, _ ending: ChapterEnding) {
    status = ending.status.rawValue > status.rawValue ? ending.status : status
    guard let record, ending.accident == nil else {
      guard ending.status != .asStated else { return }
      unjudgedChapters.append(chapter.command)
      rows.append([
        .text(chapter.command), .missing, .text(ending.accident == nil ? "exit code \(ending.status.rawValue)" : "did not end"),
        .missing,
      ])
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
    let claims = claimCount.counted("claim")
    let share = unexpectedCount == 0 ? "\(claims), all as stated." : "\(unexpectedCount) of \(claims) did not come out as stated."
    let chapters = unjudgedChapters.count.counted("chapter")
    let unjudged =
      unjudgedChapters.isEmpty ? "" : "\(chapters) came to no verdicts: \(unjudgedChapters.joined(separator: ", ")).\n"
    return "\n" + table.rendered(as: .text, style: style) + "\n" + (claimCount == 0 ? "" : share + "\n") + unjudged
  }
}
