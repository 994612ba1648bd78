/// What two files show, in one word: which shift, or that it cannot be told.
///
/// With the answers of all tests at one level, corrected together: F the features differ, L the labels' shares, W the features
/// within classes, C the slope of the source's rule and I its intercept. Where P(x) is one and the labels' shares or the rule are
/// not, P(y | x) has changed; where P(x) differs, a rule that fails may have changed or may be too poor to reach. W alone decides
/// nothing: P(x | y) changes with P(x) as well as with P(y | x), and shows where classes lie apart although P(x) does not yet.
public enum Conclusion: String, Sendable, Hashable, CaseIterable {
  /// Nothing differs beyond chance.
  case noneDetected = "none_detected"
  /// The features differ, and the target's labels are not known, or too few.
  case featuresDiffer = "features_differ"
  /// The domains hardly share a value, so that rules cannot be compared.
  case disjoint
  /// The target has classes that the source lacks.
  case newClasses = "new_classes"
  /// The classes' shares differ and nothing within them.
  case labelShift = "label_shift"
  /// The features differ and the labels depend on them in the same way.
  case covariateShift = "covariate_shift"
  /// The features have moved and the labels with them.
  case movedWithLabels = "moved_with_labels"
  /// The features differ within classes, and by themselves neither they nor the labels' shares do: one of P(x) and P(y | x).
  case withinClasses = "features_or_concept"
  /// The features show no difference, and the labels do not follow them as in the source.
  case conceptShift = "concept_shift"
  /// The features differ and the source's rule fails: it has changed, or it does not reach.
  case conceptOrReach = "concept_shift_or_reach"
  /// More than one of these, not to be told apart.
  case several
}

extension DomainFindings {
  /// Less than this share of their mass in common, the domains hardly overlap.
  static let leastOverlap = 0.1

  /// Whether the domains hardly overlap.
  var hardlyOverlaps: Bool { distances.overlapEstimate <= Self.leastOverlap && tests.answer(.features) }

  /// The conclusion of all tests.
  public var conclusion: Conclusion {
    let (f, l, w, c, i) = (
      tests.answer(.features), tests.answer(.labels), tests.answer(.withinClasses), tests.answer(.rule), tests.answer(.intercept)
    )
    if let labelShift, !labelShift.newClasses.isEmpty { return .newClasses }
    // Numbers have no classes within which features could agree.
    if l, withinClassesP != nil, !w, !c { return .labelShift }
    if hardlyOverlaps { return .disjoint }
    if c { return f ? .conceptOrReach : .conceptShift }
    guard f else { return l || i ? .conceptShift : w ? .withinClasses : .noneDetected }
    guard rule != nil else { return .featuresDiffer }
    if i { return l ? .several : .movedWithLabels }
    return .covariateShift
  }
}
