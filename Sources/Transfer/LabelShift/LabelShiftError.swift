internal import NumericCore

/// Why shares of classes could not be estimated or corrected.
public enum LabelShiftError: Error, Sendable, Hashable {
  /// A class, counted from 0, of which the source has no example, so that its weight is not defined.
  case missingClass(Int)
  /// Shares, or the entries of a confusion matrix, that do not sum to 1: counts, perhaps, or the classes' weights.
  case notShares(sum: Double)
  /// The confusion matrix has no inverse: the classifier does not tell some classes apart, and the shares are not determined.
  case singularConfusion(smallestSingularValue: Double)
  /// The iteration used up its budget; `gap` bounds how far the mean log-likelihood is below its maximum.
  case notConverged(iterations: Int, gap: Double)
  /// A singular value decomposition failed, or a number is not finite.
  case nonFinite
}

/// Refuses what are no shares of classes.
///
/// - Throws: `nonFinite`, or `notShares` where they do not sum to 1 to within a millionth, so that rounded ones pass.
func checkShares(_ shares: [Double]) throws(LabelShiftError) {
  let sum = shares.sum()
  guard sum.isFinite else { throw .nonFinite }
  guard (sum - 1).magnitude <= 1e-6 else { throw .notShares(sum: sum) }
}

extension LabelShiftError: CustomStringConvertible {
  /// A sentence for a person: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .missingClass(let label): "The source has no example of class \(label); without one its weight is not defined."
    case .notShares(let sum): "Shares of classes sum to 1, and these to \(sum): divide by their sum, if they are counts."
    case .singularConfusion(let value):
      "The confusion matrix has no inverse (smallest singular value \(value)): use a classifier that tells the classes apart."
    case .notConverged(let iterations, let gap):
      "No maximum after \(iterations) steps (gap \(gap)): loosen the tolerance, or allow more."
    case .nonFinite: "A probability is NaN or infinite; remove or replace it first."
    }
  }
}
