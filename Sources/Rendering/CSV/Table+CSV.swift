internal import Report

extension Table {
  /// The table as comma-separated values (RFC 4180), under a comment line with its title.
  ///
  /// Lines end in CR LF; fields with commas or quotes are quoted; control characters are shown as in text. Numbers keep full
  /// precision, NaN is `NaN`, the infinities are `Infinity` and `-Infinity`, nothing is an empty field. A column with an
  /// uncertainty is followed by one named
  /// `… (plus or minus)`.
  func csvText() -> String {
    let hasUncertainty = columns.indices.map { column in
      rows.contains { if case .estimate = $0[column] { true } else { false } }
    }
    let head = zip(columns, hasUncertainty).flatMap { $1 ? [$0, $0 + " (plus or minus)"] : [$0] }
    let lines = rows.map { row in
      zip(row, hasUncertainty).flatMap { cell, isDouble in isDouble ? cell.csvFields : [cell.csvFields[0]] }
    }
    let title = "# " + title.withoutControlCharacters
    return ([title] + ([head] + lines).map { $0.map(\.csvField).joined(separator: ",") })
      .map { $0 + "\r\n" }.joined()
  }
}

extension ChapterReport {
  /// The tables one after another, the verdicts last, with an empty line between them.
  func csvText() -> String {
    (tables + (findings.isEmpty ? [] : [verdictTable])).map { $0.csvText() }.joined(separator: "\r\n")
  }

  /// One row a claim.
  var verdictTable: Table {
    Table(
      title: "Verdicts",
      columns: [
        "id", "verdict", "expected", "kind", "quantity", "says", "published", "here", "unit", "statement", "correction", "source",
      ],
      rows: findings.map { finding in
        [
          .text(finding.claim.id), .text(finding.verdict.rawValue), .text(finding.claim.expectedVerdict.rawValue),
          .text(finding.claim.kind.rawValue), .text(finding.judgement.quantity), finding.judgement.says,
          finding.judgement.published ?? .missing, finding.judgement.here, finding.judgement.unit.map(Cell.text) ?? .missing,
          .text(finding.claim.statement), finding.judgement.correction.map(Cell.text) ?? .missing, .text(finding.claim.source),
        ]
      })
  }
}

extension Cell {
  /// The value, and its uncertainty or an empty field.
  fileprivate var csvFields: [String] {
    switch self {
    case .text(let words): [words, ""]
    case .number(let value, _): [value.csvText, ""]
    case .estimate(let value, let uncertainty): [value.csvText, uncertainty.csvText]
    case .integer, .fraction: [description, ""]
    case .missing: ["", ""]
    }
  }
}

extension Double {
  fileprivate var csvText: String {
    isFinite ? jsonText : isNaN ? "NaN" : self > 0 ? "Infinity" : "-Infinity"
  }
}

extension String {
  /// The text as one field on one line, in quotes where a parser needs them.
  fileprivate var csvField: String {
    let text = withoutControlCharacters
    guard text.unicodeScalars.contains(where: { ",\"".unicodeScalars.contains($0) }) || text.hasPrefix("#") else { return text }
    return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
