internal import NumericCore

/// Weighted least squares with an L2 penalty.
///
/// The minimiser of
///
///     J(w, b) = ½ Σ cᵢ (wᵀxᵢ + b − yᵢ)² + ½ λ ‖w‖²
///
/// with weights cᵢ ≥ 0 (1 where the sample has none) and the penalty λ = `penalty` ≥ 0; the intercept b is not penalised.
public struct RidgeRegression: LinearPredictor, Hashable {
  /// w, one a feature.
  public let coefficients: [Double]
  /// b.
  public let intercept: Double
  /// J(w, b), the minimum.
  public let objective: Double

  /// Fits the coefficients: least squares on the centred features with √λ on the diagonal below them, by QR, which does not square
  /// the condition number as the normal equations do.
  ///
  /// - Parameters:
  ///   - sample: features `n × d`, real labels, weights where wanted.
  ///   - penalty: λ ≥ 0.
  /// - Precondition: λ is not negative.
  /// - Throws: ``LearningError`` for a sample that is unlabelled, empty, not finite or without weight, and, with λ = 0, where
  ///   features depend on each other, so that the coefficients are not determined.
  /// - Complexity: O(*n* *d*²)
  public init(_ sample: Sample, penalty: Double = 1) throws(LearningError) {
    precondition(penalty >= 0 && penalty.isFinite, "The penalty of a ridge regression is not negative.")
    let examples = try WeightedExamples(sample)
    let centre = examples.features.columnMeans(weights: examples.weights)
    let labelMean = zip(examples.weights, examples.labels).reduce(0) { $0 + $1.0 * $1.1 } / examples.totalWeight
    let (rows, rightSide) = Self.system(examples, centre: centre, labelMean: labelMean, penalty: penalty)
    do {
      let decomposition = try QRDecomposition(rows)
      guard decomposition.rank == centre.count else { throw LearningError.notDetermined }
      coefficients = try decomposition.solve(rightSide)
    } catch {
      throw .notDetermined
    }
    let residuals = rightSide.subtracting(rows.times(coefficients))
    objective = 0.5 * residuals.dot(residuals)
    intercept = labelMean - coefficients.dot(centre)
  }

  /// √cᵢ (xᵢ − x̄) over √λ I, and √cᵢ (yᵢ − ȳ) over 0: the system whose least squares are J.
  private static func system(
    _ examples: WeightedExamples, centre: [Double], labelMean: Double, penalty: Double
  ) -> (rows: Matrix, rightSide: [Double]) {
    let count = centre.count
    var centred = examples.features.subtracting(rowwise: centre)
    let roots = examples.weights.map { $0.squareRoot() }
    centred.transformRows { row, elements in
      for column in 0..<elements.count { elements[column] *= roots[row] }
    }
    let labels = zip(roots, examples.labels).map { $0 * ($1 - labelMean) }
    let extra = Matrix(diagonal: Array(repeating: penalty.squareRoot(), count: count))
    return (centred.appending(rowsOf: extra), labels + Array(repeating: 0, count: count))
  }
}
