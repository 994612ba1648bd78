internal import Report

extension ChapterReport {
  /// The first screen: question and answer, the world drawn, one figure, the verdicts that surprise, why, and what to ask next.
  ///
  /// At most ``ScreenSize/lineCount`` lines in the default style; never wider than 90 columns. The last line is the finding, so
  /// that it is in sight when the prompt returns.
  func screen(style: RenderingStyle) -> String {
    let style = style.narrowed(to: ScreenSize.columnCount)
    var blocks = [titleLines(style: style)]
    if style.canvas == .none { blocks.insert(headline.wrapped(to: style.width), at: 0) }
    if let world = answer.world { blocks.append(world.textLines(style: style.compact(figureRows: ScreenSize.worldRows))) }
    if let figure = answer.figure { blocks.append(figure.textLines(style: style.compact(figureRows: ScreenSize.figureRows))) }
    blocks.append(verdictLines(style: style))
    blocks.append(adviceLines(style: style))
    if style.canvas != .none { blocks.append(headline.wrapped(to: style.width)) }
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// "07 · Title", the setting at the right, and below it the question with its reply.
  private func titleLines(style: RenderingStyle) -> [String] {
    let setting = answer.setting.withoutControlCharacters
    let room = style.width - numberedTitle.displayWidth - 2 - setting.displayWidth
    let isOneLine = room >= 0 && !setting.isEmpty
    var lines =
      isOneLine
      ? [numberedTitle.painted(.bold, color: style.color) + String(repeating: " ", count: room + 2) + setting]
      : numberedTitle.wrapped(to: style.width).map { $0.painted(.bold, color: style.color) } + setting.wrapped(to: style.width)
    let question = answer.question.wrapped(to: style.width)
    let reply = answer.reply.withoutControlCharacters
    let last = question.last ?? ""
    if last.displayWidth + 3 + reply.displayWidth <= style.width {
      lines += question.dropLast() + [last + "   " + reply.painted(.bold, color: style.color)]
    } else {
      lines += question + reply.wrapped(to: style.width).map { $0.painted(.bold, color: style.color) }
    }
    return lines.filter { !$0.isEmpty }
  }

  /// The chapter's number and title, such as `07 · Interleaved domains`.
  var numberedTitle: String {
    let digits = number.map { ($0 < 10 ? "0" : "") + "\($0) · " } ?? ""
    return digits + title.withoutControlCharacters
  }

  /// At most three verdicts by name, the rest counted.
  private func verdictLines(style: RenderingStyle) -> [String] {
    guard !findings.isEmpty else { return [] }
    let named = Array((findings.filter { !$0.isAsExpected } + findings.filter(\.isHighlight)).uniqued.prefix(3))
    return VerdictTable(findings: named).lines(style: style)
      + (count(of: findings)).wrapped(to: style.width - 2).map { "  " + $0 }
  }

  /// How the verdicts came out: "11 claims: 3 hold · 6 corrected · 2 fail, all as the lesson states".
  func count(of findings: [Finding]) -> String {
    let words: [(Verdict, String, String)] = [
      (.holds, "holds", "hold"), (.corrected, "corrected", "corrected"), (.fails, "fails", "fail"),
      (.inconclusive, "inconclusive", "inconclusive"),
    ]
    let counts = words.compactMap { verdict, one, many in
      let count = findings.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    let unexpected = findings.filter { !$0.isAsExpected }
    let agreement =
      unexpected.isEmpty
      ? "all as the lesson states" : "\(unexpected.map(\.claim.id).joined(separator: ", ")) not as the lesson states"
    return "\(findings.count.counted("claim")): " + counts.joined(separator: " · ") + ", " + agreement
  }

  private func adviceLines(style: RenderingStyle) -> [String] {
    var lines: [String] = []
    func add(_ name: String, _ text: String) {
      let label = ("  " + name).padded(to: 8)
      lines += text.wrapped(to: style.width - 8).enumerated().map { ($0 == 0 ? label : String(repeating: " ", count: 8)) + $1 }
    }
    if let change { add("Now", change) }
    if parts.count > 1 { add("Parts", "--part " + parts.map(\.name).joined(separator: " · ")) }
    add("Why", answer.why)
    let command = "./lab run \(number.map(String.init) ?? chapter) " + answer.ask.arguments.joined(separator: " ")
    if style.width - 8 >= answer.ask.question.displayWidth + 3 + command.displayWidth {
      add("Ask", answer.ask.question + "   " + command)
    } else {
      add("Ask", answer.ask.question)
      lines += command.commandLines(width: style.width - 6).map { "      " + $0 }
    }
    let claim = (findings.first(where: \.isHighlight) ?? findings.first).map { "--claim \($0.claim.id) · " } ?? ""
    add("More", claim + "--all" + (number.map { " · ./lab lesson \($0)" } ?? ""))
    return lines
  }
}

/// How large the first screen is at most.
private enum ScreenSize {
  static let columnCount = 90
  static let worldRows = 6
  static let figureRows = 12
}

/// The verdicts of the first screen: quantity, this run's value, what the claim says, verdict and id in columns.
private struct VerdictTable {
  let findings: [Finding]

  func lines(style: RenderingStyle) -> [String] {
    let rows = findings.map(\.screenCells)
    let widths = (0..<3).map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
    let tailWidth = findings.map { $0.tail.displayWidth }.max() ?? 0
    let cellWidth = 2 + widths.reduce(0, +) + 2 * 3
    return findings.flatMap { finding -> [String] in
      let cells = finding.screenCells
      let verdict = finding.verdict.word.painted(finding.verdict.ink, color: style.color)
      let tail = finding.tail.replacing(finding.verdict.word, with: verdict)
      guard cellWidth + tailWidth <= style.width else {
        let words = cells.filter { !$0.isEmpty }.joined(separator: " ")
        return ["  " + tail] + words.wrapped(to: style.width - 4).map { "    " + $0 }
      }
      let left = ["", cells[0].padded(to: widths[0]), cells[1].leftPadded(to: widths[1]), cells[2]].joined(separator: "  ")
      return [left.padded(to: style.width - tailWidth) + tail]
    }
  }
}

extension Finding {
  /// The verdict and the id.
  fileprivate var tail: String { verdict.word.padded(to: 12) + "  " + claim.id }

  /// The quantity, what it is here, and what the claim or its source says.
  fileprivate var screenCells: [String] {
    let unit = judgement.unit.map { " \($0.withoutControlCharacters)" } ?? ""
    let comparison =
      judgement.remark ?? judgement.published.map { "published \($0)" }
      ?? (judgement.says == .missing ? "" : "claimed \(judgement.says)")
    return [judgement.quantity.withoutControlCharacters, judgement.here.description + unit, comparison.withoutControlCharacters]
  }
}

extension [Finding] {
  /// Each claim once, where it is first.
  fileprivate var uniqued: [Finding] {
    var seen: Set<String> = []
    return filter { seen.insert($0.claim.id).inserted }
  }
}
