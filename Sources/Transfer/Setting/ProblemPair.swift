/// A source and a target with what differs between them.
public struct ProblemPair: Sendable, Hashable {
  /// Where labels are plentiful.
  public let source: LearningProblem
  /// Where predictions are wanted.
  public let target: LearningProblem
  /// What differs.
  public let comparison: ProblemComparison

  /// A pair.
  public init(_ source: LearningProblem, _ target: LearningProblem) {
    (self.source, self.target, comparison) = (source, target, ProblemComparison(source: source, target: target))
  }

  /// Every source with every target.
  public static func all(_ sources: [LearningProblem], _ targets: [LearningProblem]) -> [ProblemPair] {
    sources.flatMap { source in targets.map { ProblemPair(source, $0) } }
  }

  /// Whether the most probable labels are the same wherever both have mass, and both have mass somewhere.
  public var keepsBestLabels: Bool {
    let (source, target) = (source.bestLabels, target.bestLabels)
    let shared = source.keys.filter { target[$0] != nil }
    return !shared.isEmpty && shared.allSatisfy { source[$0] == target[$0] }
  }
}
