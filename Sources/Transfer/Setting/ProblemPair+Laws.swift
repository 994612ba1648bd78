public import NumericCore

/// What statements about source and target are tried by.
extension ProblemPair {
  /// Whether no input has mass in both: then P(Y | X) can be compared nowhere.
  public var supportsAreDisjoint: Bool { Set(source.domain.support).isDisjoint(with: target.domain.support) }

  /// Whether the tasks are the same: as they are given, or wherever both have mass.
  public var tasksAgree: Bool { source.task == target.task || comparison.conditionalDiffers == false }

  /// Whether P(X) and P(Y | X) change as a label shift of two classes changes them: P(X) stays if and only if P(X | 0) = P(X | 1),
  /// and P(Y | X) if and only if the classes share no input.
  ///
  /// - Precondition: the source has two labels, both of positive probability.
  public var changesAsTwoClassesPredict: Bool {
    let classes = source.classConditionals.compactMap(\.self)
    precondition(classes.count == 2, "The law is of two classes, both of which occur.")
    let areApart = zip(classes[0], classes[1]).allSatisfy { $0 * $1 == 0 }
    return comparison.marginalDiffers == (classes[0] != classes[1]) && (comparison.conditionalDiffers ?? false) != areApart
  }

  /// P_T(x)/P_S(x) of each input, in their order.
  ///
  /// - Precondition: the inputs are the same, and the source gives mass to each.
  public var importanceWeights: [Rational] {
    precondition(
      !comparison.inputsDiffer && !source.domain.masses.contains(0), "A weight needs an input that has mass in the source.")
    return zip(source.domain.masses, target.domain.masses).map { $1 / $0 }
  }

  /// Whether of the two constant rules the better one on the source is the worse one on the target.
  ///
  /// - Precondition: both have two labels.
  public var misleadsConstantRules: Bool {
    precondition(source.task.labels.count == 2 && target.task.labels.count == 2, "There are two constant rules.")
    func lead(_ problem: LearningProblem) -> Rational { problem.labelShares[1] - problem.labelShares[0] }
    return lead(source) * lead(target) < 0
  }
}

extension LearningProblem {
  /// R(h) + R′(h) of each rule h, R′ its risk where the labels are exchanged: without labels the two look the same, so that a risk
  /// above ½ in the one is a risk below it in the other.
  public var exchangedRiskSums: [Rational] { rules.map { risk(of: $0) + withLabelsExchanged.risk(of: $0) } }
}

extension Domain {
  /// Whether the inputs differ or some set of inputs has another probability, event by event: what `!=` says at once.
  ///
  /// - Complexity: O(*n* 2ⁿ) for *n* inputs of both together.
  public func differsInAnEvent(from other: Domain) -> Bool {
    let inputs = Set(self.inputs + other.inputs).sorted()
    func mass(_ event: Int, _ domain: Domain) -> Rational {
      inputs.indices.filter { event >> $0 & 1 == 1 }.reduce(0) { $0 + domain[inputs[$1]] }
    }
    return self.inputs != other.inputs || (0..<(1 << inputs.count)).contains { mass($0, self) != mass($0, other) }
  }
}
