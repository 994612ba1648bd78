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
  /// The finding as an object with the keys `id statement source kind verdict predicted measured`, and where they apply
  /// `correction witness tolerance interval seeds`, and `expected` where the verdict is not the lesson's.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(claim.id)), .init("statement", .string(claim.statement)), .init("source", .string(claim.source)),
      .init("kind", .string(claim.kind.rawValue)), .init("verdict", .string(verdict.rawValue)),
      .init("predicted", predicted.json), .init("measured", measured.json),
    ]
    if let correction { members.append(.init("correction", .string(correction))) }
    if let witness { members.append(.init("witness", .string(witness))) }
    if let tolerance { members.append(.init("tolerance", .number(tolerance))) }
    if let interval { members.append(.init("interval", interval.json)) }
    if let seedCount { members.append(.init("seeds", .integer(seedCount))) }
    if !isAsExpected { members.append(.init("expected", .string(claim.expectedVerdict.rawValue))) }
    return .object(members)
  }
}

extension ConfidenceBounds {
  /// The interval as an object with the keys `lower upper level meaning`.
  public var json: JSONValue {
    ["lower": .number(lower), "upper": .number(upper), "level": .number(level), "meaning": .string(meaning)]
  }
}

extension ChapterReport {
  /// The report as one object with exactly the keys `chapter seed parameters claims tables figures`.
  public var json: JSONValue {
    [
      "chapter": .string(chapter),
      "seed": seed.map(JSONValue.unsigned) ?? .null,
      "parameters": .object(parameters.map { .init($0.name, $0.value.json) }),
      "claims": .array(findings.map(\.json)),
      "tables": .array(tables.map(\.json)),
      "figures": .array(figures.map(\.json)),
    ]
  }
}
