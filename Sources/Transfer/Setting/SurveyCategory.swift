/// The three kinds of transfer of Pan and Yang, by what differs and which labels there are.
///
/// | | tasks | source's labels | target's labels |
/// |---|---|---|---|
/// | inductive | differ | with or without | some |
/// | transductive | same, and the domains differ | many | none |
/// | unsupervised | differ | none | none |
///
/// They exclude each other, and leave combinations without a name.
///
/// Source: S. J. Pan and Q. Yang, "A survey on transfer learning", IEEE Transactions on Knowledge and Data Engineering 22 (2010),
/// section 2.3 and Definitions 2 to 4.
public enum SurveyCategory: String, Sendable, Hashable, CaseIterable {
  /// The tasks differ, and some target examples have labels.
  case inductive
  /// The tasks are the same, the domains differ, and only source examples have labels.
  case transductive
  /// The tasks differ, and no example has a label.
  case unsupervised

  /// The kind; nil where the survey has none.
  public init?(_ setting: TransferSetting, sourceIsLabelled: Bool, targetIsLabelled: Bool) {
    switch (setting.task != .same, sourceIsLabelled, targetIsLabelled) {
    case (true, _, true): self = .inductive
    case (true, false, false): self = .unsupervised
    case (false, true, false) where setting.domain != .same: self = .transductive
    default: return nil
    }
  }
}

/// A setting of transfer with the labels that there are: eight settings, and labels in both, in one or in neither.
public struct LabelledSetting: Sendable, Hashable {
  /// What differs.
  public let setting: TransferSetting
  /// Whether source examples have labels.
  public let sourceIsLabelled: Bool
  /// Whether target examples have labels.
  public let targetIsLabelled: Bool

  /// All 32.
  public static let all = TransferSetting.all.filter(\.isTransfer).flatMap { setting in
    [(false, false), (false, true), (true, false), (true, true)].map {
      LabelledSetting(setting: setting, sourceIsLabelled: $0, targetIsLabelled: $1)
    }
  }

  /// What Pan and Yang call it; nil where they have no name.
  public var category: SurveyCategory? {
    SurveyCategory(setting, sourceIsLabelled: sourceIsLabelled, targetIsLabelled: targetIsLabelled)
  }
}
