public import Report

extension Table {
  /// The table as an object with the keys `title columns rows`; a row is a list as long as `columns`.
  public var json: JSONValue {
    [
      "title": .string(title),
      "columns": .array(columns.map(JSONValue.string)),
      "rows": .array(rows.map { .array($0.map(\.json)) }),
    ]
  }
}

extension Finding {
  /// The finding as an object with the keys `id statement source kind verdict quantity says predicted measured`, and where they
  /// apply
  /// `unit published correction witness tolerance interval seeds`, and `expected` where the verdict is not the lesson's.
  ///
  /// `predicted` is what the claim `says`; `measured` is what the quantity is in this run.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(claim.id)), .init("statement", .string(claim.statement)), .init("source", .string(claim.source)),
      .init("kind", .string(claim.kind.rawValue)), .init("verdict", .string(verdict.rawValue)),
      .init("quantity", .string(judgement.quantity)), .init("says", judgement.says.json),
      .init("predicted", judgement.says.json), .init("measured", judgement.here.json),
    ]
    if let unit = judgement.unit { members.append(.init("unit", .string(unit))) }
    if let published = judgement.published { members.append(.init("published", published.json)) }
    if let correction = judgement.correction { members.append(.init("correction", .string(correction))) }
    if let witness = judgement.witness { members.append(.init("witness", .string(witness))) }
    if let tolerance = judgement.tolerance { members.append(.init("tolerance", .number(tolerance))) }
    if let interval = judgement.interval { members.append(.init("interval", interval.json)) }
    if let seedCount { members.append(.init("seeds", .integer(seedCount))) }
    if !isAsExpected { members.append(.init("expected", .string(claim.expectedVerdict.rawValue))) }
    return .object(members)
  }
}

extension Quantity {
  /// The quantity as an object with the keys `name value unit`.
  public var json: JSONValue { ["name": .string(name), "value": value.json, "unit": unit.map(JSONValue.string) ?? .null] }
}

extension ConfidenceBounds {
  /// The interval as an object with the keys `lower upper level meaning`.
  public var json: JSONValue {
    ["lower": .number(lower), "upper": .number(upper), "level": .number(level), "meaning": .string(meaning)]
  }
}

extension ChapterReport {
  /// The report as one object with exactly the keys
  /// `chapter headline question answer quantities seed parameters claims tables figures`.
  ///
  /// `headline`, `question`, `answer` and `quantities` are those of the part that is shown.
  public var json: JSONValue {
    [
      "chapter": .string(chapter),
      "headline": .string(headline),
      "question": .string(answer.question),
      "answer": .string(answer.reply),
      "quantities": .array(answer.quantities.map(\.json)),
      "seed": seed.map(JSONValue.unsigned) ?? .null,
      "parameters": .object(parameters.map { .init($0.name, $0.value.json) }),
      "claims": .array(findings.map(\.json)),
      "tables": .array(tables.map(\.json)),
      "figures": .array(figures.map(\.json)),
    ]
  }
}
