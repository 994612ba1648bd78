import Foundation
import Report

/// The claims of a chapter with the verdicts that its lesson states.
struct ClaimList {
  let chapter: String
  let claims: [Claim]

  /// The list as text in `format`; nil for a drawing, which a list of claims has not.
  func rendered(as format: OutputFormat) throws -> String? {
    switch format {
    case .text: claims.map(\.paragraph).joined(separator: "\n")
    case .json: try json
    case .csv, .markdown, .svg: nil
    }
  }

  private var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let data = try encoder.encode(Listing(chapter: chapter, claims: claims.map(Listing.Entry.init)))
      return String(decoding: data, as: UTF8.self) + "\n"
    }
  }
}

private struct Listing: Encodable {
  struct Entry: Encodable {
    let id: String
    let statement: String
    let source: String
    let kind: String
    let expectedVerdict: String

    init(_ claim: Claim) {
      id = claim.id
      statement = claim.statement
      source = claim.source
      kind = claim.kind.rawValue
      expectedVerdict = claim.expectedVerdict.rawValue
    }
  }

  let chapter: String
  let claims: [Entry]
}

extension Claim {
  fileprivate var paragraph: String {
    "\(id)  (\(kind.rawValue), expected: \(expectedVerdict.rawValue))\n  \(statement)\n  Source: \(source)\n"
  }
}
