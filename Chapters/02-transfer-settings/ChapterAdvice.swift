import ChapterKit
import Transfer

/// Which chapters of the course are about a problem, and what can be known of it.
enum ChapterAdvice {
  /// A chapter with the reason to read it.
  struct Entry: Sendable, Hashable {
    let number: Int
    let title: String
    let reason: String
  }

  /// When a chapter applies: some setting that is left has to be of the kind, and the labels have to be those.
  private typealias Rule = (numbers: [Int], reason: String, applies: @Sendable (TransferSetting, ProblemDescription) -> Bool)

  private static let rules: [Rule] = [
    ([1], "nothing differs: a sample tells of its own domain", { setting, _ in !setting.isTransfer }),
    ([6, 8], "how far apart the domains are, and what follows", { setting, _ in setting.domain == .marginalDiffers }),
    (
      [11], "P(X) differs and the rule does not: weights",
      { setting, problem in setting.domain == .marginalDiffers && setting.task == .same && problem.sourceLabels > .none }
    ),
    (
      [12], "the shares of the labels differ",
      { setting, problem in
        problem.labelShares != .same && problem.sourceLabels > .none && setting.domain == .marginalDiffers && setting.task != .labelsDiffer
      }
    ),
    (
      [9, 14, 16, 18], "labels in the source alone: move, align or label the target",
      { setting, problem in
        setting.domain == .marginalDiffers && setting.task == .same && problem.targetLabels == .none && problem.sourceLabels > .none
      }
    ),
    ([7], "no target labels, and the rules may conflict", { setting, problem in setting.task == .conditionalDiffers && problem.targetLabels == .none }),
    (
      [3, 4, 5], "a few target labels with what the source says beforehand",
      { setting, problem in setting.isTransfer && setting.domain != .inputsDiffer && problem.targetLabels == .few }
    ),
    (
      [10, 13], "labels in both: weigh them against each other",
      { setting, problem in
        setting.isHomogeneous && setting.isTransfer && problem.targetLabels > .none && problem.sourceLabels > .none
      }
    ),
    ([17], "other features", { setting, _ in setting.domain == .inputsDiffer }),
    ([29], "other features: relations can carry over", { setting, _ in setting.domain == .inputsDiffer && setting.task != .same }),
    (
      [20, 21], "other labels, and target labels: keep the layers, train a new head",
      { setting, problem in setting.domain != .inputsDiffer && setting.task == .labelsDiffer && problem.targetLabels > .none }
    ),
    ([24], "new classes from a few examples", { setting, problem in setting.task == .labelsDiffer && problem.targetLabels == .few }),
    ([27], "new classes without one example", { setting, problem in setting.task == .labelsDiffer && problem.targetLabels == .none }),
    ([32], "a source without labels", { setting, problem in setting.isTransfer && problem.sourceLabels == .none }),
    ([30], "target labels that can show whether the source harms", { setting, problem in setting.isTransfer && problem.targetLabels > .none }),
  ]

  /// The chapters that apply, in the order of their numbers.
  static func chapters(for description: ProblemDescription) -> [Entry] {
    let settings = description.settings.count > 1 ? description.transferSettings : description.settings
    return rules.filter { rule in settings.contains { rule.applies($0, description) } }.flatMap { rule in
      rule.numbers.map { number in
        Entry(number: number, title: Course.chapters.first { $0.number == number }?.title ?? "", reason: rule.reason)
      }
    }.sorted { $0.number < $1.number }
  }

  /// What can be known, in a sentence.
  static func knowledge(of description: ProblemDescription) -> String {
    switch (description.knowability(of: .marginal), description.knowability(of: .conditional)) {
    case (_, .assumed):
      "Whether P(X) differs shows without labels; whether P(Y | X) does, cannot be seen with these: it is assumed."
    case (.said, .said): "The spaces differ, so nothing is comparable until someone says what corresponds to what."
    case (.said, _): "Inputs of two spaces cannot be compared until someone says which corresponds to which."
    case (_, .said): "With other labels P(Y | X) is another; whether P(X) differs shows without labels."
    case (_, .testableWithLabels), (_, .testable):
      "Whether P(X) differs shows without labels; whether P(Y | X) does, as far as \(description.targetLabels.rawValue) target labels reach."
    }
  }

  /// The inequality.
  static func symbol(_ condition: TransferSetting.Condition) -> String {
    switch condition {
    case .inputs: "the features, 𝒳"
    case .marginal: "their distribution, P(X)"
    case .labels: "the labels, 𝒴"
    case .conditional: "the rule, P(Y | X)"
    }
  }

  /// How it is known.
  static func sentence(_ knowability: Knowability) -> String {
    switch knowability {
    case .said: "whoever collected the data knows it, or it follows"
    case .testable: "unlabelled examples of both show it"
    case .testableWithLabels: "the labels of both show it, where both have mass"
    case .assumed: "nothing at hand shows it: it is assumed"
    }
  }
}
