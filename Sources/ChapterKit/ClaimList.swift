internal import Rendering
internal import Report

/// The claims of a chapter with the verdicts that its lesson states.
struct ClaimList {
  let chapter: String
  let claims: [Claim]

  func rendered(as format: OutputFormat, style: RenderingStyle) -> String {
    format == .json ? json.text() + "\n" : table.rendered(as: format, style: style)
  }

  private var table: Table {
    Table(
      title: "Claims of \(chapter)", columns: ["claim", "kind", "expected verdict", "statement", "source"],
      rows: claims.map {
        [.text($0.id), .text($0.kind.rawValue), .text($0.expectedVerdict.rawValue), .text($0.statement), .text($0.source)]
      })
  }

  /// An object with the keys `chapter claims`; a claim has the keys `id statement source kind expected`.
  private var json: JSONValue {
    ["chapter": .string(chapter), "claims": .array(claims.map(\.json))]
  }
}

extension Claim {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "statement": .string(statement), "source": .string(source), "kind": .string(kind.rawValue),
      "expected": .string(expectedVerdict.rawValue),
    ]
  }
}
