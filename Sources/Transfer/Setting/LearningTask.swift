public import NumericCore

/// A task 𝒯 = {𝒴, P(Y | X)}: a set of labels, and how inputs are labelled, in exact fractions.
///
/// P(Y | X) is defined where P(X) has mass and nowhere else, so a task has the inputs at which it is given. Equality asks for the
/// same labels and the same P(Y | X) at the same inputs; whether two tasks *differ* is asked by ``ProblemComparison``, which
/// compares them where both are defined.
///
/// Source: S. J. Pan and Q. Yang, "A survey on transfer learning", IEEE Transactions on Knowledge and Data Engineering 22 (2010),
/// section 2.2, where f(x) stands for P(y | x). A rule that names one label an input says less than P(Y | X).
public struct LearningTask: Sendable, Hashable {
  /// 𝒴, in ascending order.
  public let labels: [String]
  /// The inputs at which P(Y | X) is given, in ascending order.
  public let inputs: [String]
  /// P(Y = y | X = x): `probabilities[x][y]`, in the order of `inputs` and of `labels`.
  public let probabilities: [[Rational]]

  /// A task from the distribution of the label at each input.
  ///
  /// - Parameters:
  ///   - labels: 𝒴 in any order.
  ///   - probabilities: P(Y = y | X = x) by input, in the order of `labels`.
  /// - Precondition: labels differ from each other; every distribution has one probability a label, none negative, of sum 1.
  public init(labels: [String], _ probabilities: [String: [Rational]]) {
    precondition(Set(labels).count == labels.count && !labels.isEmpty, "A task has labels, each once.")
    precondition(
      probabilities.values.allSatisfy { $0.count == labels.count && $0.allSatisfy { $0 >= 0 } && $0.reduce(0, +) == 1 },
      "P(Y | X = x) has one probability a label, and their sum is 1.")
    let order = labels.indices.sorted { labels[$0] < labels[$1] }
    self.labels = order.map { labels[$0] }
    inputs = probabilities.keys.sorted()
    self.probabilities = inputs.map { input in order.map { (probabilities[input] ?? [])[$0] } }
  }

  private init(labels: [String], inputs: [String], probabilities: [[Rational]]) {
    (self.labels, self.inputs, self.probabilities) = (labels, inputs, probabilities)
  }

  /// The task whose label is a function of the input.
  public init(labels: [String], rule: [String: String]) {
    precondition(Set(rule.values).isSubset(of: labels), "A rule names labels of the task.")
    self.init(labels: labels, rule.mapValues { label in labels.map { $0 == label ? 1 : 0 } })
  }

  /// P(Y | X = x) in the order of `labels`; nil where it is not defined.
  public subscript(input: String) -> [Rational]? { inputs.firstIndex(of: input).map { probabilities[$0] } }

  /// The same task with P(Y | X) at `support` only.
  func restricted(to support: [String]) -> LearningTask {
    let kept = inputs.indices.filter { support.contains(inputs[$0]) }
    return LearningTask(labels: labels, inputs: kept.map { inputs[$0] }, probabilities: kept.map { probabilities[$0] })
  }
}
