public import NumericCore

/// The size of a few-shot task: N classes, K labelled examples of each, and the examples of each that are to be classified.
public struct EpisodeShape: Sendable, Hashable {
  /// N, the classes to tell apart: the task is "N-way".
  public let wayCount: Int
  /// K, the labelled examples of each class: the task is "K-shot".
  public let shotCount: Int
  /// The examples of each class that are to be classified.
  public let queryCount: Int

  /// A size.
  ///
  /// - Precondition: every count is positive.
  public init(wayCount: Int, shotCount: Int, queryCount: Int) {
    precondition(wayCount > 0 && shotCount > 0 && queryCount > 0, "An episode has at least one way, one shot and one query.")
    self.wayCount = wayCount
    self.shotCount = shotCount
    self.queryCount = queryCount
  }

  /// N K, the labelled examples.
  public var supportCount: Int { wayCount * shotCount }
  /// The examples to classify, of all ways.
  public var totalQueryCount: Int { wayCount * queryCount }
}

extension EpisodeShape: CustomStringConvertible {
  /// Such as "5-way 1-shot".
  public var description: String { "\(wayCount)-way \(shotCount)-shot" }
}

/// One few-shot task: which examples are labelled (the support set) and which are to be classified (the query set).
///
/// Ways are numbered 0 ..< N in the order in which their classes were drawn. Both lists go way by way.
public struct Episode: Sendable, Hashable {
  /// The numbers of ways, shots and queries.
  public let shape: EpisodeShape
  /// The class of each way.
  public let classes: [Int]
  /// The indices of the labelled examples: K of way 0, K of way 1, …
  public let support: [Int]
  /// The indices of the examples to classify, in the same order.
  public let queries: [Int]

  /// The way of each labelled example.
  public var supportWays: [Int] { support.indices.map { $0 / shape.shotCount } }
  /// The true way of each query.
  public var queryWays: [Int] { queries.indices.map { $0 / shape.queryCount } }

  /// The task with the first examples of each way only, and the same queries: what more examples are worth is a paired difference.
  ///
  /// - Precondition: there are at least so many, and one at least.
  public func keeping(shots count: Int) -> Episode {
    precondition(1...shape.shotCount ~= count, "Of \(shape.shotCount) shots \(count) cannot be kept.")
    return Episode(
      shape: EpisodeShape(wayCount: shape.wayCount, shotCount: count, queryCount: shape.queryCount), classes: classes,
      support: support.indices.filter { $0 % shape.shotCount < count }.map { support[$0] }, queries: queries)
  }
}

/// Draws few-shot tasks from labelled examples: N different classes, and of each K + Q different examples, all equally likely.
///
/// Source: O. Vinyals, C. Blundell, T. Lillicrap, K. Kavukcuoglu and D. Wierstra, "Matching networks for one shot learning", NIPS
/// 29 (2016), section 4.1.
public struct EpisodeSampler: Sendable, Hashable {
  /// The size of every task.
  public let shape: EpisodeShape
  /// The indices of the examples of each class.
  private let members: [[Int]]

  /// A sampler.
  ///
  /// - Parameters:
  ///   - classes: the class of each example, in `0 ..< classCount`.
  ///   - shape: the size of every task.
  /// - Throws: ``EpisodeError`` where there are fewer classes than ways, or a class has fewer examples than shots and queries need.
  public init(classes: [Int], classCount: Int, shape: EpisodeShape) throws(EpisodeError) {
    var members = Array(repeating: [Int](), count: classCount)
    for (index, label) in classes.enumerated() { members[label].append(index) }
    guard shape.wayCount <= classCount else { throw .tooManyWays(shape.wayCount, classCount: classCount) }
    for (label, examples) in members.enumerated() where examples.count < shape.shotCount + shape.queryCount {
      throw .tooFewExamples(examples.count, ofClass: label, shape)
    }
    self.shape = shape
    self.members = members
  }

  /// The next task.
  public func episode(drawnFrom source: RandomSource) -> Episode {
    let classes = source.sample(shape.wayCount, below: members.count)
    var support: [Int] = []
    var queries: [Int] = []
    support.reserveCapacity(shape.supportCount)
    queries.reserveCapacity(shape.totalQueryCount)
    for label in classes {
      let chosen = source.sample(shape.shotCount + shape.queryCount, below: members[label].count)
      for place in chosen.prefix(shape.shotCount) { support.append(members[label][place]) }
      for place in chosen.dropFirst(shape.shotCount) { queries.append(members[label][place]) }
    }
    return Episode(shape: shape, classes: classes, support: support, queries: queries)
  }

  /// Several tasks.
  public func episodes(_ count: Int, drawnFrom source: RandomSource) -> [Episode] {
    (0..<count).map { _ in episode(drawnFrom: source) }
  }
}

/// Why no few-shot task can be drawn.
public enum EpisodeError: Error, Sendable, Hashable {
  /// There are fewer classes than ways.
  case tooManyWays(Int, classCount: Int)
  /// A class has fewer examples than shots and queries.
  case tooFewExamples(Int, ofClass: Int, EpisodeShape)
}

extension EpisodeError: CustomStringConvertible {
  /// A sentence for a person: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .tooManyWays(let ways, let classCount):
      "An episode of \(ways) ways needs as many classes, and there are \(classCount); ask for fewer ways."
    case .tooFewExamples(let count, let label, let shape):
      "An episode takes \(shape.shotCount + shape.queryCount) examples of each class, shots and queries together, "
        + "and class \(label) has \(count); ask for fewer shots or queries."
    }
  }
}
