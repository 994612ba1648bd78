/// Whether the agreement of tasks carries over from pair to pair: triples of problems of which the first agrees in P(Y | X) with
/// the second and that with the third.
///
/// Tasks agree where both domains have mass, so that a second problem that has none where the first and the third differ agrees
/// with both.
public struct AgreementChains: Sendable, Hashable {
  /// The triples, in which a problem may come more than once.
  public let count: Int
  /// Those whose first and third problem differ in P(Y | X).
  public let brokenCount: Int

  /// Tries all triples.
  ///
  /// - Complexity: O(*n*³) for *n* problems.
  public init(among problems: [LearningProblem]) {
    let differ = problems.map { one in problems.map { ProblemPair(one, $0).comparison.conditionalDiffers } }
    let agreeing = differ.map { row in row.indices.filter { row[$0] == false } }
    let ends = agreeing.indices.flatMap { first in agreeing[first].flatMap { agreeing[$0] }.map { differ[first][$0] } }
    (count, brokenCount) = (ends.count, ends.count { $0 == true })
  }
}
