import Foundation

/// The verdicts of one run, as far as the driver needs them, read from the JSON that a chapter writes.
struct ChapterRecord: Decodable, Sendable {
  struct JudgedClaim: Decodable, Sendable {
    let id: String
    let statement: String
    let source: String
    let kind: String
    let verdict: String
    /// What the lesson states, where that differs from the verdict.
    let expected: String?
    /// What holds in place of the statement.
    let correction: String?
  }

  let chapter: String
  let claims: [JudgedClaim]

  init(json: Data) throws { self = try JSONDecoder().decode(Self.self, from: json) }
}
