/// How a target differs from a source: in which parts of {𝒳, P(X)} and {𝒴, P(Y | X)}.
///
/// Other inputs are another distribution, and other labels another P(Y | X); three states of the domain and three of the task are
/// therefore all that there are, and all but "both the same" are transfer: eight settings.
public struct TransferSetting: Sendable, Hashable {
  /// How the domains compare.
  public enum DomainRelation: String, Sendable, Hashable, CaseIterable {
    /// 𝒳 and P(X) are the same.
    case same
    /// 𝒳 is the same, P(X) is not.
    case marginalDiffers
    /// 𝒳 differs, and with it P(X).
    case inputsDiffer
  }

  /// How the tasks compare.
  public enum TaskRelation: String, Sendable, Hashable, CaseIterable {
    /// 𝒴 and P(Y | X) are the same, wherever both are defined.
    case same
    /// 𝒴 is the same, P(Y | X) is not.
    case conditionalDiffers
    /// 𝒴 differs, and with it P(Y | X).
    case labelsDiffer
  }

  /// One of the four inequalities that introductions count as scenarios.
  public enum Condition: String, Sendable, Hashable, CaseIterable {
    /// 𝒳_S ≠ 𝒳_T.
    case inputs
    /// P(X_S) ≠ P(X_T).
    case marginal
    /// 𝒴_S ≠ 𝒴_T.
    case labels
    /// P(Y_S | X_S) ≠ P(Y_T | X_T).
    case conditional
  }

  /// How the domains compare.
  public let domain: DomainRelation
  /// How the tasks compare.
  public let task: TaskRelation

  /// A setting.
  public init(domain: DomainRelation, task: TaskRelation) { (self.domain, self.task) = (domain, task) }

  /// All combinations: the eight settings of transfer, and that of no transfer.
  public static let all = DomainRelation.allCases.flatMap { domain in
    TaskRelation.allCases.map { TransferSetting(domain: domain, task: $0) }
  }

  /// Which of the four inequalities hold.
  public var conditions: Set<Condition> {
    var conditions: Set<Condition> = []
    if domain != .same { conditions.insert(.marginal) }
    if domain == .inputsDiffer { conditions.insert(.inputs) }
    if task != .same { conditions.insert(.conditional) }
    if task == .labelsDiffer { conditions.insert(.labels) }
    return conditions
  }

  /// Whether domain or task differ; where neither does, what holds of the source holds of the target.
  public var isTransfer: Bool { !conditions.isEmpty }

  /// What it is usually called, else what differs.
  public var title: String {
    switch (domain, task) {
    case (.same, .same): "no transfer"
    case (.same, .conditionalDiffers): "concept shift"
    case (.same, .labelsDiffer): "new labels, same inputs"
    case (.marginalDiffers, .same): "covariate shift"
    case (.marginalDiffers, .conditionalDiffers): "inputs and rule shifted"
    case (.marginalDiffers, .labelsDiffer): "new labels, shifted inputs"
    case (.inputsDiffer, .same): "other features, same task"
    case (.inputsDiffer, .conditionalDiffers): "other features, other rule"
    case (.inputsDiffer, .labelsDiffer): "other features, other labels"
    }
  }

  /// Whether inputs and labels are the same: homogeneous transfer. Else it is heterogeneous.
  public var isHomogeneous: Bool { domain != .inputsDiffer && task != .labelsDiffer }
}

/// The five classes of solutions, by what is carried over.
///
/// Source: K. Weiss, T. M. Khoshgoftaar and D. Wang, "A survey of transfer learning", Journal of Big Data 3 (2016), and
/// introductions that follow it.
public enum SolutionClass: String, Sendable, Hashable, CaseIterable {
  /// Examples of the source, weighted.
  case instances
  /// A map of the inputs: of one domain's to the other's, or of both to a third space.
  case features
  /// Parameters of a model of the source.
  case parameters
  /// Relations among examples.
  case relations
  /// Several of these.
  case hybrid
}

extension TransferSetting {
  /// What can be carried over as it stands, by what the spaces allow: a source's example is one of the target's only where inputs
  /// and labels are the same, and a source's parameters take a target's input only where the inputs are. A map of inputs, and
  /// relations, need neither.
  public var usableSolutions: Set<SolutionClass> {
    var usable: Set<SolutionClass> = [.features, .relations]
    if isHomogeneous { usable.insert(.instances) }
    if domain != .inputsDiffer { usable.insert(.parameters) }
    if usable.count > 2 { usable.insert(.hybrid) }
    return usable
  }
}
