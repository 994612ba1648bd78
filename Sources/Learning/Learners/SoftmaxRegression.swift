public import NumericCore

/// Multinomial logistic regression with an L2 penalty.
///
/// The minimiser, over weights W (`C × d`) and intercepts b, of
///
///     J(W, b) = ½ λ ‖W‖² + Σᵢ (log Σ_k exp z_ik − z_i,cᵢ),   z_ik = w_kᵀ xᵢ + b_k.
///
/// Intercepts are not penalised; the solution with Σ_k b_k = 0 is given. In the convention of scikit-learn λ = 1/C. Where a class
/// has no example J has no minimum: it falls with that class's intercept for ever.
///
/// Newton's method, each step by conjugate gradients, in the principal coordinates of the features: of those there are no more than
/// examples, and in them the bound ½ XᵀX + λ I of the second derivative, by which the conjugate gradients are scaled, is diagonal.
///
/// Source of the bound: D. Böhning, "Multinomial logistic regression algorithm", Annals of the Institute of Statistical Mathematics
/// 44 (1992).
public struct SoftmaxRegression: Sendable, Hashable {
  /// W, `C × d`.
  public let weights: Matrix
  /// b, one a class.
  public let intercepts: [Double]
  /// The length of the gradient, scaled by the bound, relative to that at W = 0, b = 0; 0 where only rounding is left of it.
  public let gradientNorm: Double
  /// The number of steps.
  public let iterationCount: Int

  /// Fits the weights.
  ///
  /// - Parameters:
  ///   - features: `n × d`.
  ///   - classes: the class of each row, in `0 ..< classCount`.
  ///   - penalty: λ > 0.
  ///   - tolerance: the largest `gradientNorm` at which to stop.
  /// - Precondition: there is one class a row, in range; the tolerance is positive.
  /// - Throws: ``LearningError`` for a class without examples, for features that are not finite or whose squares are not, for a λ
  ///   that is not positive — whoever chooses it by the scale of the features gets 0 from constant ones —, or where the steps run
  ///   out.
  /// - Complexity: O(*n* *d* *r* + *r*³), r = min(*n*, *d*), and O(*n* *r* *C*) for each conjugate gradient; some dozens are usual.
  public init(
    features: Matrix, classes: [Int], classCount: Int, penalty: Double, tolerance: Double = 1e-6, iterationLimit: Int = 100
  ) throws(LearningError) {
    precondition(classes.count == features.rowCount, "A softmax regression needs one class an example.")
    precondition(tolerance > 0, "The tolerance of a softmax regression is positive.")
    guard !classes.isEmpty else { throw .tooFewExamples(count: 0, needed: 1) }
    let present = Set(classes)
    if let missing = (0..<classCount).first(where: { !present.contains($0) }) { throw .missingClass(missing) }
    guard features.elements.allSatisfy({ $0.isFinite }) else { throw .nonFinite }
    guard penalty > 0, penalty.isFinite else { throw .unusablePenalty(penalty) }
    let means = features.columnMeans
    let centred = features.subtracting(rowwise: means)
    do {
      let problem = try SoftmaxProblem(centred, classes: classes, classCount: classCount, penalty: penalty)
      let solution = try problem.minimum(tolerance: tolerance, iterationLimit: iterationLimit)
      let parameters = solution.point.parameters
      weights = parameters.rows(0..<problem.basis.rowCount).transposedTimes(problem.basis)
      intercepts = zip(parameters.row(problem.basis.rowCount), weights.times(means)).map { $0 - $1 }
      (gradientNorm, iterationCount) = (solution.gradientNorm, solution.iterations)
    } catch let error as LearningError {
      throw error
    } catch {
      throw .nonFinite
    }
  }

  /// w_kᵀ x + b_k of each row of `points` for each class, `n × C`.
  ///
  /// - Precondition: the rows have as many features as were learnt from.
  public func scores(of points: Matrix) -> Matrix { points.timesTransposed(weights).subtracting(rowwise: intercepts.map { -$0 }) }

  /// P(k | x) = exp z_k / Σ_l exp z_l of each row of `points` for each class, `n × C`.
  ///
  /// - Precondition: the rows have as many features as were learnt from.
  public func probabilities(of points: Matrix) -> Matrix {
    var result = scores(of: points)
    result.transformRows { _, row in
      var (largest, sum) = (-Double.infinity, 0.0)
      for column in 0..<row.count { largest = max(largest, row[column]) }
      for column in 0..<row.count {
        row[column] = Double.exp(row[column] - largest)
        sum += row[column]
      }
      for column in 0..<row.count { row[column] /= sum }
    }
    return result
  }

  /// The class of the largest score for each row of `points`; the first of equals.
  ///
  /// - Precondition: the rows have as many features as were learnt from.
  public func predictedClasses(of points: Matrix) -> [Int] { scores(of: points).largestColumns }
}
