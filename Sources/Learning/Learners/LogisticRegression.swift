public import NumericCore

/// Weighted logistic regression with an L2 penalty.
///
/// The minimiser of
///
///     J(w, b) = ½ λ ‖w‖² + Σ cᵢ log(1 + exp(−sᵢ (wᵀxᵢ + b))),   sᵢ = 2yᵢ − 1,
///
/// with labels yᵢ in {0, 1}, weights cᵢ ≥ 0 (1 where the sample has none) and the penalty λ = `penalty`; the intercept b is not
/// penalised. J is convex, and strictly so if λ > 0. In the convention of LIBLINEAR and scikit-learn λ = 1/C.
///
/// Newton's method with backtracking, from the solution on an eighth of the examples where there are many: few steps on all of them
/// are left.
public struct LogisticRegression: LinearPredictor, Hashable {
  /// w, one a feature.
  public let coefficients: [Double]
  /// b.
  public let intercept: Double
  /// J(w, b), the minimum.
  public let objective: Double
  /// The largest component of the gradient, each relative to its natural size: max over k of |∂J/∂wₖ| / Σ cᵢ |xᵢₖ|.
  ///
  /// It does not change with the units of a feature or of the weights; no more than the tolerance.
  public let gradientNorm: Double
  /// The number of steps on all examples.
  public let iterationCount: Int

  /// Fits the coefficients.
  ///
  /// - Parameters:
  ///   - sample: features `n × d`, labels 0 and 1, weights where wanted.
  ///   - penalty: λ ≥ 0.
  ///   - tolerance: the largest `gradientNorm` at which to stop.
  ///   - iterationLimit: the largest number of steps.
  /// - Precondition: λ is not negative, the tolerance is positive.
  /// - Throws: ``LearningError`` for data that no classifier can learn from; with λ = 0 also where a hyperplane separates the
  ///   classes, so that J has no minimum, or where features depend on each other, so that it has many.
  /// - Complexity: O(*n* *d* + *d*²) a step, and O(*n* *d*² + *d*³) where the second derivative is computed anew; five to fifteen
  ///   steps are usual.
  public init(
    _ sample: Sample, penalty: Double = 1, tolerance: Double = 1e-9, iterationLimit: Int = 100
  ) throws(LearningError) {
    precondition(penalty >= 0 && penalty.isFinite, "The penalty of a logistic regression is not negative.")
    precondition(tolerance > 0, "The tolerance of a logistic regression is positive.")
    let problem = LogisticProblem(examples: try BinaryExamples(sample), penalty: penalty)
    let solution = try problem.minimum(from: problem.start(), tolerance: tolerance, iterationLimit: iterationLimit)
    coefficients = Array(solution.point.parameters.dropLast())
    intercept = solution.point.parameters[coefficients.count]
    objective = solution.point.objective
    gradientNorm = solution.gradientNorm
    iterationCount = solution.iterations
  }

  /// P(y = 1 | x) = 1 / (1 + exp(−f(x))) for each row of `features`.
  ///
  /// - Precondition: the rows have as many features as there are coefficients.
  public func probabilities(of features: Matrix) -> [Double] { scores(of: features).map(logisticFunction) }
}

/// 1 / (1 + e⁻ᶻ), without overflow.
func logisticFunction(_ z: Double) -> Double {
  let tail = Double.exp(-abs(z))
  return z >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
}
