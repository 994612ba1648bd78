/// What a person says of a transfer problem, and the settings that this leaves.
///
/// What is not said is nil, and every setting that agrees with what is said remains: a description that says nothing leaves all
/// nine combinations.
public struct ProblemDescription: Sendable, Hashable {
  /// An answer to "is it the same in source and target?".
  public enum Sameness: String, Sendable, Hashable, CaseIterable {
    case same, different
  }

  /// How many examples have labels.
  public enum LabelCount: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Not one.
    case none
    /// Too few to learn from them alone.
    case few
    /// Enough to learn from them alone.
    case many

    /// Fewer labels come first.
    public static func < (first: LabelCount, second: LabelCount) -> Bool {
      (first != .many && second == .many) || (first == .none && second == .few)
    }
  }

  /// Whether 𝒳, P(X), 𝒴, P(Y | X) and P(Y) are the same.
  public let inputs, marginal, labels, conditional, labelShares: Sameness?
  /// The labelled examples of the source.
  public let sourceLabels: LabelCount
  /// The labelled examples of the target.
  public let targetLabels: LabelCount
  /// The settings that agree with it, at least one.
  public let settings: [TransferSetting]

  /// A description.
  ///
  /// - Throws: ``ContradictoryDescription`` where no setting agrees with all that is said.
  public init(
    inputs: Sameness? = nil, marginal: Sameness? = nil, labels: Sameness? = nil, conditional: Sameness? = nil,
    labelShares: Sameness? = nil,
    sourceLabels: LabelCount = .many, targetLabels: LabelCount = .none
  ) throws(ContradictoryDescription) {
    (self.inputs, self.marginal, self.labels, self.conditional) = (inputs, marginal, labels, conditional)
    (self.labelShares, self.sourceLabels, self.targetLabels) = (labelShares, sourceLabels, targetLabels)
    if inputs == .different && marginal == .same { throw .inputs }
    if labels == .different && conditional == .same { throw .labels }
    if labels == .different && labelShares == .same { throw .shares }
    if labelShares == .different && marginal == .same && conditional == .same { throw .labelShares }
    settings = TransferSetting.all.filter { setting in
      Self.agrees(inputs, with: setting.conditions.contains(.inputs))
        && Self.agrees(marginal, with: setting.conditions.contains(.marginal))
        && Self.agrees(labels, with: setting.conditions.contains(.labels))
        && Self.agrees(conditional, with: setting.conditions.contains(.conditional))
        && (labelShares != .different || setting.isTransfer) && (labelShares != .same || setting.task != .labelsDiffer)
    }
  }

  private static func agrees(_ answer: Sameness?, with differs: Bool) -> Bool {
    answer.map { ($0 == .different) == differs } ?? true
  }

  /// The settings of transfer among them.
  public var transferSettings: [TransferSetting] { settings.filter(\.isTransfer) }

  /// The kinds of Pan and Yang that remain; nil stands for "no kind of theirs".
  public var categories: Set<SurveyCategory?> {
    Set(
      transferSettings.map {
        SurveyCategory($0, sourceIsLabelled: sourceLabels > .none, targetIsLabelled: targetLabels > .none)
      })
  }
}

/// A description that no source and target can have, in a sentence that says why.
public enum ContradictoryDescription: String, Error, Sendable, Hashable, CustomStringConvertible {
  case inputs = "Other features have another distribution: P(X) cannot be the same on another space."
  case labels = "Other labels are labelled by another rule: P(Y | X) cannot be the same on another set of labels."
  case shares = "Other labels have other shares: P(Y) cannot be the same on another set of labels."
  case labelShares = "P(Y) = Σ P(x) P(Y | x): the shares of the labels cannot differ where both P(X) and P(Y | X) are the same."

  /// The sentence.
  public var description: String { rawValue }
}

/// What a person can find out about one of the four inequalities.
public enum Knowability: String, Sendable, Hashable, CaseIterable {
  /// It was said, or follows from what was said.
  case said
  /// Unlabelled examples of both domains can show a difference.
  case testable
  /// Labelled examples of both are needed, and are there.
  case testableWithLabels
  /// Nothing that is at hand can show a difference: it can only be assumed.
  case assumed
}

extension ProblemDescription {
  /// What can be found out of a condition.
  ///
  /// A space is known to whoever collected the data. P(X) of one space can be compared without labels. P(Y | X) can be compared
  /// with labels of both domains only, even if a person says that it is the same: saying so is an assumption.
  public func knowability(of condition: TransferSetting.Condition) -> Knowability {
    let isDecided = Set(settings.map { $0.conditions.contains(condition) }).count == 1
    switch condition {
    case .inputs, .labels: return .said
    case .marginal: return isDecided && settings.allSatisfy { $0.conditions.contains(.inputs) } ? .said : .testable
    case .conditional:
      if settings.allSatisfy({ $0.conditions.contains(.labels) }) { return .said }
      return sourceLabels > .none && targetLabels > .none ? .testableWithLabels : .assumed
    }
  }
}
