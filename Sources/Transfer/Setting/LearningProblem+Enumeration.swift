public import NumericCore

extension LearningProblem {
  /// Every problem on `inputs` whose P(X) is a multiple of 1/`massDenominator` and whose P(Y | X) one of `conditionals`, in the
  /// order of `labels`.
  ///
  /// - Complexity: as many as distributions of P(X) times conditionals to the power of inputs.
  public static func all(on inputs: [String], massDenominator: Int, labels: [String], conditionals: [[Rational]])
    -> [LearningProblem]
  {
    distributions(over: inputs.count, denominator: massDenominator).flatMap { masses in
      let domain = Domain(Dictionary(uniqueKeysWithValues: zip(inputs, masses)))
      return choices(for: domain.support, from: conditionals).map { LearningProblem(domain, LearningTask(labels: labels, $0)) }
    }
  }

  /// Every distribution over `count` things in multiples of 1/`denominator`.
  ///
  /// - Precondition: both are positive.
  public static func distributions(over count: Int, denominator: Int) -> [[Rational]] {
    precondition(count > 0 && denominator > 0, "A distribution is over something, in positive parts.")
    func rest(_ left: Int, _ count: Int) -> [[Int]] {
      count == 1 ? [[left]] : (0...left).flatMap { first in rest(left - first, count - 1).map { [first] + $0 } }
    }
    return rest(denominator, count).map { $0.map { Rational($0, denominator) } }
  }

  /// Every way to give each name one of the values.
  static func choices<Value>(for names: [String], from values: [Value]) -> [[String: Value]] {
    names.reduce([[:]]) { ways, name in ways.flatMap { way in values.map { way.merging([name: $0]) { $1 } } } }
  }

  /// All rules from the inputs that have mass to the labels.
  ///
  /// - Complexity: as many as labels to the power of inputs.
  public var rules: [[String: String]] { Self.choices(for: domain.support, from: task.labels) }

  /// The least risk of a rule that sees of each input only what `map` makes of it: all rules from its values to the labels are
  /// tried.
  ///
  /// With a map that another problem's labels taught, this is what a new head on kept features can reach.
  public func leastRisk(through map: [String: String]) -> Rational {
    Self.choices(for: Set(map.values).sorted(), from: task.labels).map { head in risk(of: map.compactMapValues { head[$0] }) }
      .reduce(1, min)
  }

  /// The problem with P(Y = y) of `shares` and P(X | Y = y) of `classConditionals`, each over the inputs in their order.
  ///
  /// - Precondition: there is a class for each label.
  public init(inputs: [String], labels: [String], shares: [Rational], classConditionals: [[Rational]]) {
    precondition(
      labels.count == shares.count && labels.count == classConditionals.count,
      "Every label has a share and a distribution of inputs.")
    let joint = inputs.indices.map { input in zip(shares, classConditionals).map { $0 * $1[input] } }
    let masses = joint.map { $0.reduce(0, +) }
    let conditionals = inputs.indices.filter { masses[$0] > 0 }.map { input in
      (inputs[input], joint[input].map { $0 / masses[input] })
    }
    self.init(
      Domain(Dictionary(uniqueKeysWithValues: zip(inputs, masses))),
      LearningTask(labels: labels, Dictionary(uniqueKeysWithValues: conditionals)))
  }

  /// The same problem with the labels in the opposite order at every input; without labels it looks the same.
  public var withLabelsExchanged: LearningProblem {
    LearningProblem(
      domain,
      LearningTask(
        labels: task.labels, Dictionary(uniqueKeysWithValues: zip(task.inputs, task.probabilities.map { Array($0.reversed()) }))))
  }
}
