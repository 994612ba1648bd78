public import Learning
public import NumericCore

/// The tasks that embeddings are measured by: those of few-shot papers, of one shot and of several; the same of more ways; and few
/// examples of a class against many.
public struct FewShotPlan: Sendable, Hashable {
  /// N, the classes of a task.
  public let wayCount: Int
  /// K, the examples of a class in tasks of several shots.
  public let shotCount: Int
  /// The queries of a class.
  public let queryCount: Int
  /// The tasks of an accuracy.
  public let taskCount: Int

  /// A plan.
  ///
  /// - Precondition: every count is positive, and there are two tasks, so that an accuracy has an interval.
  public init(wayCount: Int, shotCount: Int, queryCount: Int, taskCount: Int) {
    precondition(min(wayCount, shotCount, queryCount) > 0 && taskCount > 1, "A plan has ways, shots, queries, and two tasks.")
    (self.wayCount, self.shotCount, self.queryCount, self.taskCount) = (wayCount, shotCount, queryCount, taskCount)
  }

  /// The examples of a class that count as many.
  public static let manyShots = 100
  /// The heads that are compared with few examples of a class and with many.
  public static let comparedHeads = [NamedHead.prototypes, .logistic]
  /// The ways of the second kind of task: the usual other column of the literature's tables.
  public static let manyWays = 20

  /// The shots of the tasks: one, and several.
  public var shotCounts: [Int] { shotCount == 1 ? [1] : [1, shotCount] }

  /// The size of a task.
  public func shape(ways: Int? = nil, shots: Int) -> EpisodeShape {
    EpisodeShape(wayCount: ways ?? wayCount, shotCount: shots, queryCount: queryCount)
  }

  /// The tasks of many examples that a head is measured on: regressions take long.
  public func manyShotTaskCount(_ head: NamedHead) -> Int { min(taskCount, head == .logistic ? 20 : 200) }
}

/// Novel classes, on which embeddings and heads are measured by the same tasks, so that differences are paired.
public struct FewShotBenchmark<Name: Codable & Sendable & Hashable> {
  /// The examples that tasks are drawn from.
  public let examples: ClassifiedExamples
  /// The tasks.
  public let plan: FewShotPlan
  private let random: RandomSource
  /// What was measured, in this order.
  public private(set) var scores: [FewShotScore<Name>] = []

  /// A benchmark that has measured nothing yet.
  public init(_ examples: ClassifiedExamples, _ plan: FewShotPlan, random: RandomSource) {
    (self.examples, self.plan, self.random) = (examples, plan, random)
  }

  /// Measures an embedding: on tasks of one and of several shots with `heads`, and if all are asked for on tasks of many ways,
  /// where there are so many classes, and many shots too.
  ///
  /// - Parameter features: of all examples, a row each.
  /// - Throws: ``EpisodeError`` where no such tasks can be drawn, and ``LearningError`` of the softmax regression.
  public mutating func measure(_ embedding: Name, _ features: Matrix, _ heads: [NamedHead] = NamedHead.allCases) throws {
    for shots in plan.shotCounts {
      // The regression, which takes longest, is measured where it has several examples of a class.
      for head in heads where head != .logistic || shots > 1 {
        try add(embedding, features, head, plan.shape(shots: shots), plan.taskCount)
      }
    }
    guard heads == NamedHead.allCases else { return }
    if examples.classCount >= FewShotPlan.manyWays, plan.wayCount != FewShotPlan.manyWays {
      for shots in plan.shotCounts {
        try add(embedding, features, .prototypes, plan.shape(ways: FewShotPlan.manyWays, shots: shots), plan.taskCount)
      }
    }
    // Few examples and many, on the same tasks and queries.
    for shots in Set([min(plan.shotCount, FewShotPlan.manyShots), FewShotPlan.manyShots]).sorted() {
      for head in FewShotPlan.comparedHeads {
        let shape = plan.shape(shots: FewShotPlan.manyShots)
        try add(embedding, features, head, shape, plan.manyShotTaskCount(head), showing: shots)
      }
    }
  }

  /// Measures one head on one kind of task, of which it is shown the first `shots` examples of a class.
  private mutating func add(
    _ embedding: Name, _ features: Matrix, _ head: NamedHead, _ shape: EpisodeShape, _ count: Int, showing shots: Int? = nil
  ) throws {
    let sampler = try EpisodeSampler(classes: examples.classes, classCount: examples.classCount, shape: shape)
    let shots = shots ?? shape.shotCount
    let tasks = sampler.episodes(count, drawnFrom: random.stream("tasks \(shape)")).map { $0.keeping(shots: shots) }
    let accuracies = try head.algorithm(for: features).accuracies(on: features, of: tasks)
    scores.append(
      FewShotScore(
        embedding: embedding, head: head, wayCount: shape.wayCount, shotCount: shots, drawnCount: shape.shotCount,
        accuracy: accuracies.mean, halfWidth: ConfidenceInterval.mean(of: accuracies, level: 0.95).width / 2))
  }
}
