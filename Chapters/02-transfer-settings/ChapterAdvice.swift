import ChapterKit
import Transfer

/// Which chapters of the course are about a problem, and what can be known of it.
enum ChapterAdvice {
  /// Chapters with the reason to read them: they apply where a setting that is left is of the kind, and the labels are those.
  private typealias Rule = (chapters: [Int], reason: String, applies: @Sendable (TransferSetting, ProblemDescription) -> Bool)

  private static let rules: [Rule] = [
    ([1], "nothing differs", { one, _ in !one.isTransfer }),
    ([6, 8], "distance and bound", { one, _ in one.domain == .marginalDiffers }),
    ([11], "weights for P(X)", { one, all in one.title == "covariate shift" && all.sourceLabels > .none }),
    ([9, 14, 16, 18], "labels in the source alone", { one, all in one.title == "covariate shift" && all.labelsInSourceAlone }),
    (
      [12], "other shares of the labels",
      { one, all in one.canBeLabelShift && all.labelShares != .same && all.sourceLabels > .none }
    ),
    ([7], "rules may conflict unseen", { one, all in one.task == .conditionalDiffers && all.targetLabels == .none }),
    ([3, 4, 5], "few target labels", { one, all in one.isTransfer && one.domain != .inputsDiffer && all.targetLabels == .few }),
    (
      [10, 13], "labels in both",
      { one, all in one.isTransfer && one.isHomogeneous && min(all.sourceLabels, all.targetLabels) > .none }
    ),
    ([17], "other features", { one, _ in one.domain == .inputsDiffer }),
    ([29], "relations may carry over", { one, _ in one.domain == .inputsDiffer && one.task != .same }),
    ([20, 21], "keep layers, train a new head", { one, all in one.usesNewHead && all.targetLabels > .none }),
    ([24], "few examples of new classes", { one, all in one.task == .labelsDiffer && all.targetLabels == .few }),
    ([27], "new classes, no example", { one, all in one.task == .labelsDiffer && all.targetLabels == .none }),
    ([32], "a source without labels", { one, all in one.isTransfer && all.sourceLabels == .none }),
    ([30], "labels show whether it harms", { one, all in one.isTransfer && all.targetLabels > .none }),
  ]

  /// The chapters that apply, in the order of their numbers.
  static func chapters(for description: ProblemDescription) -> [(chapter: CourseChapter, reason: String)] {
    let settings = description.transferSettings.isEmpty ? description.settings : description.transferSettings
    let reasons = rules.filter { rule in settings.contains { rule.applies($0, description) } }
    return Course.chapters.flatMap { chapter in
      reasons.filter { $0.chapters.contains(chapter.number) }.map { (chapter, $0.reason) }
    }
  }

  /// What can be known, in a sentence.
  static func knowledge(of description: ProblemDescription) -> String {
    switch (description.knowability(of: .marginal), description.knowability(of: .conditional)) {
    case (.said, _): "Inputs that the two spaces do not share cannot be compared until someone says which corresponds to which."
    case (_, .assumed): "Without labels it shows whether P(X) differs. Whether P(Y | X) does, nothing at hand shows: it is assumed."
    case (_, .said): "With other labels P(Y | X) is another; whether P(X) differs shows without labels."
    case (_, _): "Whether P(X) differs shows without labels; whether P(Y | X) does, as far as the target's labels reach."
    }
  }

  /// Each inequality, and how it is known.
  static func rows(for description: ProblemDescription) -> [(what: String, how: String)] {
    let what: [TransferSetting.Condition: String] = [
      .inputs: "the features, 𝒳", .marginal: "their distribution, P(X)", .labels: "the labels, 𝒴",
      .conditional: "the rule, P(Y | X)",
    ]
    let how: [Knowability: String] = [
      .said: "whoever collected the data knows it, or it follows", .testable: "unlabelled examples of both show it",
      .testableWithLabels: "the labels of both show it, where both have mass", .assumed: "nothing at hand shows it: it is assumed",
    ]
    return TransferSetting.Condition.allCases.map { (what[$0] ?? "", how[description.knowability(of: $0)] ?? "") }
  }
}

extension TransferSetting {
  /// Whether P(Y) can differ with P(X | Y) the same: something differs, and the spaces do not.
  fileprivate var canBeLabelShift: Bool { isTransfer && isHomogeneous }
  /// Whether a model of the source takes the target's inputs and lacks its labels.
  fileprivate var usesNewHead: Bool { domain != .inputsDiffer && task == .labelsDiffer }
}

extension ProblemDescription {
  fileprivate var labelsInSourceAlone: Bool { sourceLabels > .none && targetLabels == .none }
}
