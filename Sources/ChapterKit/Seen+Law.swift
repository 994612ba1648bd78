public import Report

extension Seen {
  /// The claim that no seed violates a law, tried on `count` cases of all seeds together; undecided where there is none.
  ///
  /// - Parameters:
  ///   - rounding: what a case may exceed the law by; nil where it is exact.
  ///   - violations: of one seed.
  /// - Throws: ``MissingEvidence`` where the run has no seeds.
  public func law(
    _ quantity: String, of count: Int, within rounding: Double? = nil, _ violations: (Part.Row) throws -> Int
  ) throws -> Judgement {
    let judgement = Judgement.law(quantity, violations: try total(violations), of: count)
    return rounding.map(judgement.tolerance) ?? judgement
  }
}
