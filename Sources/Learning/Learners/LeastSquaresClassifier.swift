public import NumericCore

/// Least squares on the classes' indicators, with an L2 penalty: a point belongs to the class of the largest output.
///
/// The minimiser, over weights W (`C × d`) and intercepts b, of
///
///     J(W, b) = ½ Σᵢ ‖W xᵢ + b − e_cᵢ‖² + ½ λ ‖W‖²,
///
/// where e_c is 1 for class c and 0 for the others. Intercepts are not penalised. Each class by itself is a ``RidgeRegression`` of
/// its indicator; here all share one Cholesky decomposition of the normal equations, which loses half of the digits of what is
/// nearly undetermined. As λ falls to 0 the weights become those of least squares, the shortest where there are several.
public struct LeastSquaresClassifier: Sendable, Hashable {
  /// W, `C × d`.
  public let weights: Matrix
  /// b, one a class.
  public let intercepts: [Double]

  /// Fits the weights.
  ///
  /// - Parameters:
  ///   - features: `n × d`.
  ///   - classes: the class of each row, in `0 ..< classCount`.
  ///   - penalty: λ > 0.
  /// - Precondition: there is one class a row, in range, and a row.
  /// - Throws: ``LearningError`` for features that are not finite, a λ that is not positive, or one so small that nothing is left
  ///   of it beside the features.
  /// - Complexity: O(*n* *d*² + *d*³)
  public init(features: Matrix, classes: [Int], classCount: Int, penalty: Double) throws(LearningError) {
    precondition(!classes.isEmpty && classes.count == features.rowCount, "A classifier needs examples, each with one class.")
    precondition(classes.allSatisfy { 0..<classCount ~= $0 }, "A class is one of those that are counted.")
    guard features.elements.allSatisfy(\.isFinite) else { throw .nonFinite }
    guard penalty > 0, penalty.isFinite else { throw .unusablePenalty(penalty) }
    let means = features.columnMeans
    let centred = features.subtracting(rowwise: means)
    var indicators = Matrix(rowCount: classes.count, columnCount: classCount, repeating: 0)
    for (row, label) in classes.enumerated() { indicators[row, label] = 1 }
    let shares = indicators.columnMeans
    do {
      let normal = centred.gram + Matrix(diagonal: Array(repeating: penalty, count: means.count))
      let solution = try CholeskyDecomposition(normal).solve(centred.transposedTimes(indicators.subtracting(rowwise: shares)))
      weights = solution.transposed
    } catch {
      throw .notDetermined
    }
    intercepts = zip(shares, weights.times(means)).map { $0 - $1 }
  }

  /// The class of the largest output for each row of `points`; the first of equals.
  ///
  /// - Precondition: the rows have as many features as were learnt from.
  public func predictedClasses(of points: Matrix) -> [Int] {
    points.timesTransposed(weights).subtracting(rowwise: intercepts.map { -$0 }).largestColumns
  }

  /// The share of rows whose class is not predicted.
  ///
  /// - Precondition: there is a row, and one class for each.
  public func errorRate(on points: Matrix, classes: [Int]) -> Double {
    precondition(!classes.isEmpty && points.rowCount == classes.count, "An error rate needs rows, each with its class.")
    return Double(zip(predictedClasses(of: points), classes).count { $0 != $1 }) / Double(classes.count)
  }
}
