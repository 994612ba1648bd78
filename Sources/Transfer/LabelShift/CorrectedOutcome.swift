public import NumericCore

/// What shares of the classes are worth on a target whose classes are known: a classifier corrected to them, and their distance.
public struct CorrectedOutcome: Sendable, Hashable, Codable {
  /// The fraction of the target that is classified rightly.
  public let accuracy: Double
  /// The total variation ½ Σ |q_y − P_T(y)| of the shares from the target's.
  public let distance: Double

  /// Corrects posteriors from the source's shares to others.
  ///
  /// - Parameters:
  ///   - posteriors: P_S(y | x) of the target's examples, `n × K`.
  ///   - classes: the true class of each.
  ///   - source: P_S(y).
  ///   - shares: what P_T(y) is taken for.
  /// - Precondition: there is an example, with one class each.
  /// - Throws: what ``PriorCorrection`` throws.
  public init(posteriors: Matrix, classes: [Int], from source: [Double], to shares: [Double]) throws(LabelShiftError) {
    precondition(classes.count == posteriors.rowCount, "An accuracy needs the class of each example.")
    let predicted = try PriorCorrection(from: source, to: shares).predictedClasses(of: posteriors)
    accuracy = Double(zip(predicted, classes).count { $0 == $1 }) / Double(classes.count)
    distance = zip(shares, classShares(classes, classCount: shares.count)).map { ($0 - $1).magnitude }.sum() / 2
  }
}
