internal import NumericCore

/// What differs between a source and a target, each a domain with its task.
///
/// P(Y | X) is compared at the inputs that have mass in both; where there is none, and the labels are the same, the tasks can be
/// called neither the same nor different: ``conditionalDiffers`` and ``setting`` are nil. Inputs of two spaces have nothing in
/// common unless a correspondence says which is which:
///
///     ProblemComparison(source: english, target: german.renamed(["gut": "good", "schlecht": "bad"]))
///
/// says whether the tasks agree *given the translation*; ``LearningProblem/renamed(_:)`` makes the spaces one.
public struct ProblemComparison: Sendable, Hashable {
  /// 𝒳_S ≠ 𝒳_T.
  public let inputsDiffer: Bool
  /// P(X_S) ≠ P(X_T), which other inputs imply.
  public let marginalDiffers: Bool
  /// 𝒴_S ≠ 𝒴_T.
  public let labelsDiffer: Bool
  /// P(Y | X) differs at an input that has mass in both, or the labels differ; nil where neither can be said.
  public let conditionalDiffers: Bool?
  /// P(Y_S) ≠ P(Y_T), which other labels imply.
  public let labelSharesDiffer: Bool
  /// P(X | Y) differs at a label that has mass in both, or the inputs differ; nil where no label has.
  public let classConditionalsDiffer: Bool?

  /// A comparison.
  ///
  /// - Complexity: O(*nk*) for *n* inputs and *k* labels.
  public init(source: LearningProblem, target: LearningProblem) {
    inputsDiffer = source.domain.inputs != target.domain.inputs
    marginalDiffers = source.domain != target.domain
    labelsDiffer = source.task.labels != target.task.labels
    labelSharesDiffer = labelsDiffer || source.labelShares != target.labelShares
    conditionalDiffers =
      labelsDiffer
      ? true
      : Self.differ(
        zip(source.task.inputs, source.task.probabilities).map { ($0, $1) },
        zip(target.task.inputs, target.task.probabilities).map { ($0, $1) })
    func classes(_ problem: LearningProblem) -> [(String, [Rational])] {
      zip(problem.task.labels, problem.classConditionals).compactMap { label, masses in masses.map { (label, $0) } }
    }
    classConditionalsDiffer = inputsDiffer ? true : Self.differ(classes(source), classes(target))
  }

  /// Whether two families of distributions, by ascending names, differ where both have one; nil where they have none in common.
  private static func differ(_ first: [(String, [Rational])], _ second: [(String, [Rational])]) -> Bool? {
    var (left, right, isShared) = (0, 0, false)
    while left < first.count && right < second.count {
      if first[left].0 == second[right].0 {
        if first[left].1 != second[right].1 { return true }
        isShared = true
        (left, right) = (left + 1, right + 1)
      } else if first[left].0 < second[right].0 {
        left += 1
      } else {
        right += 1
      }
    }
    return isShared ? false : nil
  }

  /// Which of the nine combinations it is; nil where the tasks cannot be compared.
  public var setting: TransferSetting? {
    conditionalDiffers.map { conditionalDiffers in
      TransferSetting(
        domain: inputsDiffer ? .inputsDiffer : marginalDiffers ? .marginalDiffers : .same,
        task: labelsDiffer ? .labelsDiffer : conditionalDiffers ? .conditionalDiffers : .same)
    }
  }

  /// P(X) differs, and P(Y | X) nowhere that both have mass.
  public var isCovariateShift: Bool { setting == TransferSetting(domain: .marginalDiffers, task: .same) }

  /// P(Y) differs, and P(X | Y) at no label that both have.
  public var isLabelShift: Bool { !inputsDiffer && !labelsDiffer && labelSharesDiffer && classConditionalsDiffer == false }

  /// P(X) is the same and P(Y | X) is not.
  public var isConceptShift: Bool { setting == TransferSetting(domain: .same, task: .conditionalDiffers) }
}
