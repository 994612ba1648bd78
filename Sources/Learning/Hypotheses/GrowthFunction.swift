internal import NumericCore

/// In how many ways a class labels n points, at most: a bound of its growth function Π(n), as a natural logarithm.
///
/// It is what uniform bounds ask of a class; the VC dimension d enters them through Sauer's lemma only, Π(n) ≤ Σ over i ≤ d of C(n,
/// i) ≤ n^d + 1.
public enum GrowthFunction: Codable, Sendable, Hashable {
  /// Any class of VC dimension d.
  case vcDimension(Int)
  /// Stumps on p features: each orders n points, and cuts the order at n − 1 places, in two directions; and the constants.
  case stumps(featureCount: Int)

  /// ln Π(n), or a bound of it; 0 for one labelling.
  ///
  /// - Precondition: n is positive; the dimension is not negative; there is a feature.
  public func logarithm(pointCount: Int) -> Double {
    precondition(pointCount > 0, "A growth function counts the labellings of points.")
    switch self {
    case .vcDimension(let dimension):
      precondition(dimension >= 0, "A VC dimension is not negative.")
      let terms = (0...min(dimension, pointCount)).map { Double.logBinomial(pointCount, $0) }
      let largest = terms.reduce(0, max)
      return largest + .log(terms.map { .exp($0 - largest) }.sum())
    case .stumps(let featureCount):
      precondition(featureCount > 0, "Stumps cut features.")
      return .log(2 * Double(featureCount) * Double(pointCount - 1) + 2)
    }
  }

  /// The same for the class HΔH of disagreements: two labellings differ in one way, so that with Π = Π_H(n)
  ///
  ///     Π_HΔH(n) ≤ 1 + Π (Π − 1)/2,
  ///
  /// which for every class of VC dimension d is at most n^(2d) from n = 2 on: with x = n^d ≥ 2 Sauer's Π ≤ x + 1 leaves 1 + x
  /// (x + 1)/2 ≤ x².
  public func disagreementLogarithm(pointCount: Int) -> Double {
    let logarithm = logarithm(pointCount: pointCount)
    // ½ Π² (1 − 1/Π + 2/Π²)
    return 2 * logarithm - .log(2) + .log(1 - .exp(-logarithm) + 2 * .exp(-2 * logarithm))
  }

  /// The largest ln Π_HΔH(n) − 2d ln n by Sauer's lemma, over VC dimensions d and numbers n of points: at most 0, but for rounding.
  ///
  /// - Precondition: no dimension is negative, and there are at least two points.
  public static func largestDisagreementExcess(dimensions: ClosedRange<Int>, pointCounts: ClosedRange<Int>) -> Double {
    precondition(dimensions.lowerBound >= 0 && pointCounts.lowerBound >= 2, "The power bounds classes on two points or more.")
    return dimensions.flatMap { dimension in
      pointCounts.map { count in
        vcDimension(dimension).disagreementLogarithm(pointCount: count) - 2 * Double(dimension) * .log(Double(count))
      }
    }.reduce(-.infinity, max)
  }
}
