internal import Report

extension ChapterReport {
  /// The record as a page: the same parts in the same order as in text.
  var html: String {
    var page = HTMLPage(title: numberedTitle)
    for part in parts {
      let answer = part.answer
      page.addHeading(part.title, level: 2)
      page.addParagraph("\(answer.question) \(answer.reply)")
      page.addParagraph(answer.finding)
      for item in [answer.world, answer.figure].compactMap({ $0.map(Item.figure) }) + part.record { page.add(item, level: 3) }
      page.addParagraph("Why: \(answer.why)")
      for finding in part.findings {
        page.addHeading("\(finding.claim.id): \(finding.verdict.word)", level: 3)
        page.addParagraph(finding.claim.statement)
        page.addList(finding.lines)
      }
    }
    if !findings.isEmpty { page.addParagraph(count(of: findings)) }
    page.addHeading("This run", level: 2)
    page.addParagraph((seed.map { "Seed \($0)." } ?? "Nothing random: no seed.") + " The same again:")
    page.addCommand(command)
    return page.text
  }
}

extension Finding {
  /// Where the claim is from, what holds instead, and the evidence.
  var lines: [String] {
    [claim.source, judgement.correction.map { "Corrected: \($0)" }].compactMap(\.self) + evidence
      + [disagreement].compactMap(\.self)
  }
}
