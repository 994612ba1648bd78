public import NumericCore

/// A domain with a task on it: what there is to learn, which is one joint distribution P(X, Y).
///
/// Of the task only what P(X) gives mass to is kept. Two problems are therefore equal if and only if they have the same inputs, the
/// same labels and the same joint distribution: tasks that differ where there is no mass make one and the same problem, and no
/// sample tells them apart.
public struct LearningProblem: Sendable, Hashable {
  /// {𝒳, P(X)}.
  public let domain: Domain
  /// {𝒴, P(Y | X)}, where P(X) has mass.
  public let task: LearningTask

  /// A problem.
  ///
  /// - Precondition: the task is defined wherever the domain has mass.
  public init(_ domain: Domain, _ task: LearningTask) {
    self.domain = domain
    self.task = task.restricted(to: domain.support)
    precondition(self.task.inputs == domain.support, "P(Y | X) is needed wherever P(X) has mass.")
  }

  /// The same problem with its inputs renamed, as a correspondence of two spaces of inputs does.
  ///
  /// - Precondition: every input has a name, and no two have the same.
  public func renamed(_ names: [String: String]) -> LearningProblem {
    precondition(Set(domain.inputs.map { names[$0] ?? "" }).count == domain.inputs.count, "A correspondence keeps inputs apart.")
    func name(_ input: String) -> String { names[input] ?? input }
    return LearningProblem(
      Domain(Dictionary(uniqueKeysWithValues: zip(domain.inputs.map(name), domain.masses))),
      LearningTask(labels: task.labels, Dictionary(uniqueKeysWithValues: zip(task.inputs.map(name), task.probabilities))))
  }
}

extension LearningProblem {
  /// P(X = x, Y = y): `joint[x][y]`, in the order of the domain's inputs and of the labels.
  public var joint: [[Rational]] {
    zip(domain.inputs, domain.masses).map { input, mass in
      (mass > 0 ? task[input] : nil)?.map { mass * $0 } ?? task.labels.map { _ in 0 }
    }
  }

  /// P(Y = y) = Σ_x P(x) P(y | x), in the order of the labels.
  public var labelShares: [Rational] {
    let joint = joint
    return task.labels.indices.map { label in joint.reduce(0) { $0 + $1[label] } }
  }

  /// P(X = x | Y = y): `classConditionals[y][x]`; nil for a label of probability 0.
  public var classConditionals: [[Rational]?] {
    let joint = joint
    return zip(task.labels.indices, labelShares).map { label, share in share > 0 ? joint.map { $0[label] / share } : nil }
  }

  /// The most probable labels at each input that has mass: the Bayes rule with its ties.
  public var bestLabels: [String: Set<String>] {
    Dictionary(
      uniqueKeysWithValues: zip(task.inputs, task.probabilities).map { input, probabilities in
        let most = probabilities.reduce(0, max)
        return (input, Set(zip(task.labels, probabilities).filter { $0.1 == most }.map(\.0)))
      })
  }

  /// P(h(X) ≠ Y) of a rule; an input that it does not know is an error.
  public func risk(of rule: [String: String]) -> Rational {
    zip(task.inputs, task.probabilities).reduce(1) { risk, entry in
      let right = rule[entry.0].flatMap { task.labels.firstIndex(of: $0) }.map { entry.1[$0] } ?? 0
      return risk - domain[entry.0] * right
    }
  }

  /// The least risk of any rule.
  public var bayesRisk: Rational {
    zip(task.inputs, task.probabilities).reduce(1) { $0 - domain[$1.0] * $1.1.reduce(0, max) }
  }
}
