internal import Report

extension ChapterReport {
  /// The report as people read it: finding, claims, body, verdicts, what to try next, seed and command.
  func text(style: RenderingStyle) -> String {
    var blocks: [[String]] = [headline.wrapped(to: style.width)]
    blocks += claimBlocks(style: style)
    blocks += body.map { $0.textLines(style: style) }
    if !findings.isEmpty {
      blocks.append(verdictHeading.headingLines(style: style))
      blocks += findings.map { $0.textLines(style: style) }
    }
    if !tryNext.isEmpty {
      blocks.append("Try next".headingLines(style: style) + tryNext.flatMap { $0.commandLines(width: style.width) })
    }
    blocks.append(runLines(style: style))
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// The claims, each source once above the consecutive claims that it makes.
  private func claimBlocks(style: RenderingStyle) -> [[String]] {
    guard !findings.isEmpty else { return [] }
    var blocks = [(findings.count == 1 ? "The claim" : "The claims").headingLines(style: style)]
    let indent = 2 + (findings.map { $0.claim.id.displayWidth }.max() ?? 0)
    var source: String?
    for claim in findings.map(\.claim) {
      if claim.source != source {
        source = claim.source
        blocks.append(claim.source.wrapped(to: style.width))
      }
      let id = ("  " + claim.id.withoutControlCharacters).padded(to: indent)
      let statement = claim.statement.wrapped(to: max(style.width - indent - 2, 20))
      let margin = String(repeating: " ", count: indent)
      blocks[blocks.count - 1] += statement.enumerated().map { ($0 == 0 ? id : margin) + "  " + $1 }
    }
    return blocks
  }

  /// How the verdicts came out, in the heading, so that nobody has to count.
  var verdictHeading: String {
    let unexpected = findings.filter { !$0.isAsExpected }.count
    if unexpected == 0 { return "Verdicts: every claim came out as the lesson states" }
    return "Verdicts: \(unexpected) of \(findings.count) did not come out as the lesson states"
  }

  private func runLines(style: RenderingStyle) -> [String] {
    let seedText = seed.map { "Seed \($0)." } ?? "Nothing random: no seed."
    return "This run".headingLines(style: style) + (seedText + " The same again:").wrapped(to: style.width)
      + command.commandLines(width: style.width)
  }

}

extension ChapterReport.Item {
  fileprivate func textLines(style: RenderingStyle) -> [String] {
    switch self {
    case .heading(let words): words.headingLines(style: style)
    case .paragraph(let words): words.wrapped(to: style.width)
    case .table(let table): table.textLines(style: style)
    case .figure(let figure): figure.textLines(style: style)
    }
  }
}

extension String {
  /// The text as a heading: bold, and underlined where it is to be looked at.
  fileprivate func headingLines(style: RenderingStyle) -> [String] {
    let lines = wrapped(to: style.width)
    let rule: Character? =
      switch style.canvas {
      case .block, .braille: "═"
      case .ascii: "="
      case .none: nil
      }
    let width = lines.map(\.displayWidth).max() ?? 0
    let underline = rule.map { [String(repeating: $0, count: width)] } ?? []
    return lines.map { $0.painted(.bold, color: style.color) } + underline
  }
}
