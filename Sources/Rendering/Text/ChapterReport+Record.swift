internal import Report

extension ChapterReport {
  /// The whole record: of every part the answer, its tables and figures, and each claim once with the numbers that decided.
  ///
  /// The last line is the finding.
  func record(style: RenderingStyle) -> String {
    let prose = style.narrowed(to: 90)
    var blocks = [numberedTitle.headingLines(style: style)]
    for part in parts {
      let answer = part.answer
      blocks.append((part.title).headingLines(style: style))
      blocks.append((answer.question + " " + answer.reply).wrapped(to: prose.width) + answer.finding.wrapped(to: prose.width))
      blocks += ([answer.world, answer.figure].compactMap { $0.map(Item.figure) } + part.record).map { $0.textLines(style: style) }
      blocks.append(("Why: " + answer.why).wrapped(to: prose.width))
      blocks += part.findings.map { $0.textLines(style: prose) }
    }
    if !findings.isEmpty { blocks.append(count(of: findings).wrapped(to: prose.width)) }
    blocks.append(runLines(style: prose))
    blocks.append(headline.wrapped(to: prose.width))
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// One claim in full, and where the lesson speaks of it.
  ///
  /// - Precondition: the report judges the claim.
  func claim(_ id: String, style: RenderingStyle) -> String {
    let prose = style.narrowed(to: 90)
    let found = findings.filter { $0.claim.id == id }
    precondition(!found.isEmpty, "The report does not judge \(id).")
    let more = "./lab explain \(id)" + (number.map { " · ./lab lesson \($0)" } ?? "")
    return (found.map { $0.textLines(style: prose) } + [[more]]).map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func runLines(style: RenderingStyle) -> [String] {
    let values = parameters.map { "\($0.name.withoutControlCharacters) \($0.value)" }.joined(separator: ", ")
    let seedText = seed.map { "Seed \($0)." } ?? "Nothing random: no seed."
    return "This run".headingLines(style: style) + (values.isEmpty ? [] : (values + ".").wrapped(to: style.width))
      + (seedText + " The same again:").wrapped(to: style.width) + command.commandLines(width: style.width)
  }
}

extension ChapterReport.Item {
  /// The item as lines.
  func textLines(style: RenderingStyle) -> [String] {
    switch self {
    case .heading(let words): words.headingLines(style: style)
    case .paragraph(let words): words.wrapped(to: min(90, style.width))
    case .table(let table): table.textLines(style: style)
    case .figure(let figure): figure.textLines(style: style)
    }
  }
}

extension String {
  /// The text as a heading: bold, and underlined where it is to be looked at.
  func headingLines(style: RenderingStyle) -> [String] {
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
