internal import Learning
internal import NumericCore

/// What about the features differs: their means, their spreads, or how two of them go together.
///
/// Means are compared by Welch's test, spreads by the same for |x − median| (Brown and Forsythe), correlations r by the same for
///
///     z_i z_j − ½ r (z_i² + z_j²),
///
/// each row's influence on r, with z the features standardised within each sample. All p-values are corrected by Holm's method for
/// the number of features, or of pairs.
///
/// Source: M. B. Brown and A. B. Forsythe, "Robust tests for the equality of variances", Journal of the American Statistical
/// Association 69 (1974).
public struct MomentShifts: Sendable, Hashable {
  /// Two features and the p-value of their correlations' difference.
  public struct Pair: Sendable, Hashable {
    /// The index of one feature.
    public let first: Int
    /// The index of the other, greater.
    public let second: Int
    /// The corrected p-value.
    public let pValue: Double
  }

  /// The p-value of each feature's means.
  public let means: [Double]
  /// The p-value of each feature's spreads.
  public let spreads: [Double]
  /// The pair whose correlations differ most clearly; nil for one feature.
  public let pair: Pair?

  /// Compares two samples.
  ///
  /// - Precondition: both have at least two rows and the same columns.
  /// - Complexity: O((*n* + *m*) *d*) for means and spreads, O((*n* + *m*) *d*²) for pairs.
  init(source: Matrix, target: Matrix) {
    let columns = (0..<source.columnCount).map { (source.column($0), target.column($0)) }
    means = PValue.holmAdjusted(columns.map { WelchTest(.init($0), .init($1)).pValue })
    spreads = PValue.holmAdjusted(columns.map { WelchTest(.init($0.deviationsFromMedian), .init($1.deviationsFromMedian)).pValue })
    pair = Self.clearestPair(Correlations(source), Correlations(target))
  }

  private static func clearestPair(_ source: Correlations, _ target: Correlations) -> Pair? {
    let count = source.values.rowCount
    guard count > 1 else { return nil }
    var best: Pair?
    for first in 0..<count {
      for second in first + 1..<count {
        let pValue = WelchTest(source.moments(first, second), target.moments(first, second)).pValue
        if pValue < best?.pValue ?? .infinity { best = Pair(first: first, second: second, pValue: pValue) }
      }
    }
    // Holm's correction of the least p is Bonferroni's.
    let pairCount = Double(count * (count - 1) / 2)
    return best.map { Pair(first: $0.first, second: $0.second, pValue: min(1, pairCount * $0.pValue)) }
  }
}

/// The correlations of a sample's features, with the variances of the rows' influences on them.
struct Correlations {
  /// r, d × d; 0 for a constant feature.
  let values: Matrix
  private let variances: Matrix
  private let count: Int

  init(_ sample: Matrix) {
    count = sample.rowCount
    let share = 1 / Double(count)
    let columns = (0..<sample.columnCount).map { WelchTest.Moments(sample.column($0)) }
    var scores = sample
    scores.transformRows { _, row in
      for column in 0..<row.count {
        let deviation = (columns[column].variance * Double(sample.rowCount - 1) * share).squareRoot()
        row[column] = deviation > 0 ? (row[column] - columns[column].mean) / deviation : 0
      }
    }
    let squares = Matrix(rowCount: count, columnCount: sample.columnCount, elements: scores.elements.map { $0 * $0 })
    let cubes = Matrix(
      rowCount: count, columnCount: sample.columnCount, elements: zip(scores.elements, squares.elements).map { $0 * $1 })
    values = share * scores.gram
    let (evenMoments, oddMoments) = (share * squares.gram, share * cubes.transposedTimes(scores))
    var variances = values
    for i in 0..<values.rowCount {
      for j in 0..<values.rowCount {
        let r = values[i, j]
        let squared = evenMoments[i, j] + r * r / 4 * (evenMoments[i, i] + evenMoments[j, j] + 2 * evenMoments[i, j])
        variances[i, j] = squared - r * (oddMoments[i, j] + oddMoments[j, i])
      }
    }
    self.variances = variances
  }

  func moments(_ first: Int, _ second: Int) -> WelchTest.Moments {
    WelchTest.Moments(mean: values[first, second], variance: variances[first, second], count: count)
  }
}

extension [Double] {
  /// |x − median| of each value.
  fileprivate var deviationsFromMedian: [Double] {
    let middle = median
    return map { ($0 - middle).magnitude }
  }
}
