import Foundation

/// What these tests read of a chapter's JSON.
struct ReportJSON: Decodable {
  struct JudgedClaim: Decodable {
    let id: String
    let statement: String
    let source: String
    let kind: String
    let verdict: String
    let quantity: String
  }

  struct TableJSON: Decodable {
    let title: String
    let columns: [String]
  }

  struct QuantityJSON: Decodable {
    let name: String
    let unit: String?
  }

  let chapter: String
  let question: String
  let quantities: [QuantityJSON]
  let claims: [JudgedClaim]
  let tables: [TableJSON]

  init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }

  /// The keys of an object.
  static func keys(of text: String) throws -> Set<String> {
    Set(((try JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]).keys)
  }
}
