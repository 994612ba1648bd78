public import NumericCore

/// A source whose labels are finer than the target's, on the same inputs: parameters that tell four things apart, kept below a new
/// last layer for two kinds of them.
public struct KeptParameters: Sendable, Hashable {
  /// Five sounds, each as frequent, of a cat, a dog, a car and a bus.
  public let source: LearningProblem
  /// The same sounds, of an animal or of a vehicle.
  public let target: LearningProblem

  /// The two problems.
  public init() {
    let things = ["purr": "cat", "meow": "cat", "bark": "dog", "honk": "car", "toot": "bus"]
    let domain = Domain(things.mapValues { _ in Rational(1, 5) })
    source = LearningProblem(domain, LearningTask(labels: ["bus", "car", "cat", "dog"], rule: things))
    let kinds = things.mapValues { ["cat", "dog"].contains($0) ? "animal" : "vehicle" }
    target = LearningProblem(domain, LearningTask(labels: ["animal", "vehicle"], rule: kinds))
  }

  /// The least target risk of a new head on the labels that the source tells apart.
  public var leastRisk: Rational { target.leastRisk(through: source.bestLabels.compactMapValues { $0.min() }) }
}
