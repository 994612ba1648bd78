internal import Rendering
internal import Report

/// The claims of a chapter, and only if asked for the verdicts that its lesson states.
struct ClaimList {
  let chapter: String
  let claims: [Claim]
  let showsVerdicts: Bool

  func rendered(as format: OutputFormat, style: RenderingStyle) -> String {
    format == .json ? json.text() + "\n" : table.rendered(as: format, style: style)
  }

  private var table: Table {
    Table(
      title: "Claims of \(chapter)",
      columns: ["claim", "kind"] + (showsVerdicts ? ["expected verdict"] : []) + ["statement", "source"],
      rows: claims.map {
        [.text($0.id), .text($0.kind.rawValue)] + (showsVerdicts ? [.text($0.expectedVerdict.rawValue)] : [])
          + [.text($0.statement), .text($0.source)]
      })
  }

  /// An object with the keys `chapter claims`; a claim has the keys `id statement source kind`, and `expected` if asked for.
  private var json: JSONValue {
    ["chapter": .string(chapter), "claims": .array(claims.map { $0.json(withVerdict: showsVerdicts) })]
  }
}

extension Claim {
  fileprivate func json(withVerdict showsVerdict: Bool) -> JSONValue {
    let members: [JSONValue.Member] = [
      .init("id", .string(id)), .init("statement", .string(statement)), .init("source", .string(source)),
      .init("kind", .string(kind.rawValue)),
    ]
    return .object(members + (showsVerdict ? [.init("expected", .string(expectedVerdict.rawValue))] : []))
  }
}
