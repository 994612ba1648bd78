/// A part with what its run saw: the rows of all seeds, in their order, and what they come to.
///
/// What is asked of it and was not measured is thrown as ``MissingEvidence``, so that no claim is judged by a zero that nobody
/// measured.
public struct Seen<Part: ChapterPart>: Sendable {
  /// The part with its parameters.
  public let part: Part
  /// One row a seed.
  public let rows: [Part.Row]
  /// What the rows come to.
  public let evidence: Part.Evidence

  /// A part with its rows.
  public init(_ part: Part, rows: [Part.Row], evidence: Part.Evidence) {
    self.part = part
    self.rows = rows
    self.evidence = evidence
  }

  /// A quantity with one value a seed; seeds that lack it are left out.
  public func effect(_ value: (Part.Row) throws -> Double?) throws -> SeedEffect {
    let values = try rows.compactMap(value)
    guard !values.isEmpty else { throw MissingEvidence("No seed of this run measured it.") }
    return SeedEffect(values: values)
  }

  /// A count over all seeds.
  public func total(_ count: (Part.Row) throws -> Int) throws -> Int {
    guard !rows.isEmpty else { throw MissingEvidence("This run has no seeds.") }
    return try rows.reduce(0) { $0 + (try count($1)) }
  }

  /// The largest value of a seed.
  public func largest(_ value: (Part.Row) throws -> Double?) throws -> Double { try effect(value).values.reduce(-.infinity, max) }

  /// The smallest value of a seed.
  public func smallest(_ value: (Part.Row) throws -> Double?) throws -> Double { try effect(value).values.reduce(.infinity, min) }

  /// The value, where there is one.
  public func required<Value>(_ value: Value?, _ what: String) throws(MissingEvidence) -> Value {
    guard let value else { throw MissingEvidence("This run has no \(what).") }
    return value
  }
}

/// A number that a judge needs and this run did not measure.
public struct MissingEvidence: Error, Hashable, CustomStringConvertible {
  /// One sentence: what is missing.
  public let description: String

  /// Evidence of which `sentence` tells what is missing.
  public init(_ sentence: String) { description = sentence }
}
