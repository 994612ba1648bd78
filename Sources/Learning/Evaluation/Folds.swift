/// A division of examples into folds of nearly equal size.
public struct Folds: Sendable, Hashable {
  /// The number of folds.
  public let count: Int
  /// The fold of each example, in 0..<`count`.
  public let assignment: [Int]

  /// Divides examples at random; the sizes of the folds differ by at most 1.
  ///
  /// - Precondition: there are at least two folds.
  /// - Throws: ``LearningError`` where there are fewer examples than folds.
  public init(
    count: Int, exampleCount: Int, using generator: inout some RandomNumberGenerator
  ) throws(LearningError) {
    try self.init(count: count, groups: [Array(0..<exampleCount)], exampleCount: exampleCount, using: &generator)
  }

  /// Divides examples at random so that every fold has nearly the same number of each label: the numbers differ by at most 1.
  ///
  /// - Precondition: there are at least two folds.
  /// - Throws: ``LearningError`` where there are fewer examples than folds.
  public init(
    count: Int, stratifying labels: [Double], using generator: inout some RandomNumberGenerator
  ) throws(LearningError) {
    let groups = Set(labels).sorted().map { label in labels.indices.filter { labels[$0] == label } }
    try self.init(count: count, groups: groups, exampleCount: labels.count, using: &generator)
  }

  private init(
    count: Int, groups: [[Int]], exampleCount: Int, using generator: inout some RandomNumberGenerator
  ) throws(LearningError) {
    precondition(count >= 2, "Cross-validation needs at least two folds.")
    guard exampleCount >= count else { throw .tooFewExamples(count: exampleCount, needed: count) }
    var assignment = [Int](repeating: 0, count: exampleCount)
    var next = 0
    for group in groups {
      // Dealing on where the last group ended keeps the sizes of the folds even too.
      for example in group.shuffled(using: &generator) {
        assignment[example] = next
        next = (next + 1) % count
      }
    }
    self.count = count
    self.assignment = assignment
  }

  /// The examples of a fold, ascending.
  public func heldOut(_ fold: Int) -> [Int] { assignment.indices.filter { assignment[$0] == fold } }

  /// The examples of all other folds, ascending.
  public func training(_ fold: Int) -> [Int] { assignment.indices.filter { assignment[$0] != fold } }
}
