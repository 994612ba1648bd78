/// Why a learner could not learn from its data.
public enum LearningError: Error, Sendable, Hashable {
  /// The sample has no labels.
  case unlabelled
  /// A feature, label or weight is NaN or infinite.
  case nonFinite
  /// A label is neither 0 nor 1.
  case notBinary(label: Double)
  /// All examples of positive weight bear the same label.
  case singleClass(label: Double)
  /// No example is of this class, counted from 0.
  case missingClass(Int)
  /// The weights sum to zero.
  case zeroWeights
  /// All examples have the same features.
  case constantFeatures
  /// The penalty is not a positive, finite number.
  case unusablePenalty(Double)
  /// There are fewer examples than the method needs.
  case tooFewExamples(count: Int, needed: Int)
  /// A hyperplane separates the classes, so that without a penalty no coefficients minimise the loss.
  case separable
  /// The coefficients are not determined by the data.
  case notDetermined
  /// The iteration used up its budget; `residual` is how far from optimal it stopped, in the learner's own measure.
  case notConverged(iterations: Int, residual: Double)
}

extension LearningError: CustomStringConvertible {
  /// A sentence for a person: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .unlabelled: "The sample has no labels; give it one an example."
    case .nonFinite: "A feature, label or weight is NaN or infinite; remove or replace it first."
    case .notBinary(let label): "A classifier learns from the labels 0 and 1, not \(label); recode the labels."
    case .singleClass(let label):
      "All examples of positive weight bear the label \(label); a classifier needs examples of both classes."
    case .missingClass(let label):
      "No example is of class \(label); give it one, or number only classes that occur."
    case .zeroWeights: "The weights sum to zero; give at least one example a positive weight."
    case .constantFeatures: "All examples have the same features; add a feature that varies."
    case .unusablePenalty(let penalty):
      "The penalty \(penalty) is not a positive number; if it was chosen by the features' scale, they are constant or too large."
    case .tooFewExamples(let count, let needed): "\(count) examples are too few; at least \(needed) are needed."
    case .separable:
      "A hyperplane separates the classes, so the likelihood has no maximum; choose a positive penalty."
    case .notDetermined:
      "The data do not determine the coefficients; remove features that depend on others, or choose a positive penalty."
    case .notConverged(let iterations, let residual):
      "No optimum after \(iterations) iterations (residual \(residual)); rescale the features, loosen the tolerance, or allow more."
    }
  }
}
