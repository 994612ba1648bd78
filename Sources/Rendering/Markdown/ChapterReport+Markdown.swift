internal import Report

extension ChapterReport {
  /// The record as a page: the same parts in the same order as in text.
  func markdown(style: RenderingStyle) -> String {
    var blocks = ["# \(numberedTitle.markdownEscaped)"]
    for part in parts {
      let answer = part.answer
      blocks += [
        "## \(part.title.markdownEscaped)", "**\(answer.question.markdownEscaped)** \(answer.reply.markdownEscaped)",
        answer.finding.markdownParagraph,
      ]
      blocks += ([answer.world, answer.figure].compactMap { $0.map(Item.figure) } + part.record).map { $0.markdown(style: style) }
      blocks.append("Why: \(answer.why.markdownEscaped)")
      blocks += part.findings.map(\.markdown)
    }
    if !findings.isEmpty { blocks.append(count(of: findings).markdownParagraph) }
    let seedText = seed.map { "Seed \($0)." } ?? "Nothing random: no seed."
    blocks += ["## This run", seedText + " The same again:", command.fenced("sh")]
    return blocks.joined(separator: "\n\n") + "\n"
  }
}

extension ChapterReport.Item {
  /// The item as Markdown.
  func markdown(style: RenderingStyle) -> String {
    switch self {
    case .heading(let words): "### " + words.markdownEscaped
    case .paragraph(let words): words.markdownParagraph
    case .table(let table): table.markdown()
    case .figure(let figure): figure.markdown(style: style)
    }
  }
}

extension Finding {
  /// The verdict in bold, the statement, and the evidence as a list.
  fileprivate var markdown: String {
    "**\(claim.id.markdownEscaped): \(verdict.word)**  \n\(claim.statement.markdownEscaped)\n\n"
      + lines.map { "- \($0.markdownEscaped)" }.joined(separator: "\n")
  }
}

extension Table {
  /// The table with numbers to the right, under its title in bold.
  func markdown() -> String {
    let title = "**\(title.markdownEscaped)**"
    guard !columns.isEmpty else { return title }
    let isNumeric = columns.indices.map { column in rows.contains { $0[column].isNumeric } }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let head = line(columns.map { $0.markdownEscaped.replacingPipes })
    let rule = line(isNumeric.map { $0 ? "---:" : "---" })
    let body = rows.map { row in line(row.map { $0.description.markdownEscaped.replacingPipes }) }
    return ([title, "", head, rule] + body).joined(separator: "\n")
  }
}

extension Figure {
  /// The drawing in a fence, so that its columns stay where they are; a description is prose.
  func markdown(style: RenderingStyle) -> String {
    let plain = RenderingStyle(
      canvas: style.canvas, color: false, width: style.width, figureRows: style.figureRows, isCompact: style.isCompact)
    let lines = textLines(style: plain)
    guard style.canvas != .none else { return lines.map(\.markdownEscaped).joined(separator: "  \n") }
    return lines.joined(separator: "\n").fenced("text")
  }
}

extension String {
  /// The text as a code block, its fence longer than any run of backticks in it.
  fileprivate func fenced(_ language: String) -> String {
    let longest = split(omittingEmptySubsequences: true) { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let lines = split(separator: "\n", omittingEmptySubsequences: false).map { String($0).withoutControlCharacters }
    return "\(fence)\(language)\n\(lines.joined(separator: "\n"))\n\(fence)"
  }

  /// The text on one line with the characters escaped that Markdown would read as mark-up; backticks keep their meaning.
  var markdownEscaped: String {
    let text = Array(withoutControlCharacters)
    var result = ""
    for (index, character) in text.enumerated() {
      switch character {
      case "\\", "*", "<", ">", "[", "]": result += "\\" + String(character)
      case "_":
        // Between letters an underscore is no mark-up: R_S(h).
        let isInside = index > 0 && index + 1 < text.count && text[index - 1].isLetter && text[index + 1].isLetter
        result += isInside ? "_" : "\\_"
      default: result.append(character)
      }
    }
    return result
  }

  /// The escaped text as a paragraph, which its first character must not turn into a heading or a list.
  fileprivate var markdownParagraph: String {
    let startsBlock = ["# ", "## ", "+ ", "- "].contains { withoutControlCharacters.hasPrefix($0) }
    return (startsBlock ? "\\" : "") + markdownEscaped
  }

  fileprivate var replacingPipes: String { map { $0 == "|" ? "\\|" : String($0) }.joined() }
}
