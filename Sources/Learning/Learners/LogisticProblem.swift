internal import NumericCore

/// The objective of a logistic regression with its derivatives, in the parameters (w, b).
struct LogisticProblem {
  let examples: BinaryExamples
  let penalty: Double
  /// Σ cᵢ |xᵢₖ| of each feature, then Σ cᵢ for the intercept: the sizes that components of the gradient are compared with.
  let gradientScales: [Double]

  init(examples: BinaryExamples, penalty: Double) {
    self.examples = examples
    self.penalty = penalty
    gradientScales = examples.features.absoluteColumnSums(weights: examples.weights) + [examples.totalWeight]
  }

  /// The objective and what the next step needs, at one point.
  struct Point {
    /// (w, b).
    let parameters: [Double]
    let objective: Double
    /// ∇J.
    let gradient: [Double]
    /// sᵢ f(xᵢ).
    let margins: [Double]
  }

  /// The objective and its gradient at (w, b).
  func point(_ parameters: [Double]) -> Point {
    var (objective, gradient, margins) = examples.features.logisticLoss(
      parameters: parameters, signs: examples.signs, weights: examples.weights)
    for index in parameters.indices.dropLast() {
      objective += 0.5 * penalty * parameters[index] * parameters[index]
      gradient[index] += penalty * parameters[index]
    }
    return Point(parameters: parameters, objective: objective, gradient: gradient, margins: margins)
  }

  /// max over k of |∂J/∂θₖ| relative to its natural size; a feature that is 0 everywhere counts by its penalty alone.
  func gradientNorm(_ gradient: [Double]) -> Double {
    zip(gradient, gradientScales).reduce(0) { max($0, abs($1.0) / ($1.1 > 0 ? $1.1 : 1)) }
  }

  /// The second derivative ∇²J with a scale for each parameter that makes its diagonal 1, factorised.
  ///
  /// - Parameter share: how much smaller than the mean a term is that is left out; of all terms together no more than that.
  /// - Throws: `notDetermined` where it is singular to working precision.
  func curvature(at point: Point, leavingOut share: Double = 0) throws(LearningError) -> ScaledCholesky {
    let count = examples.features.columnCount
    // cᵢ pᵢ (1 − pᵢ), the weight of each example.
    var curvatures = point.margins.map { -abs($0) }
    curvatures.exponentiate()
    for index in curvatures.indices {
      let share = 1 / (1 + curvatures[index])
      curvatures[index] *= examples.weights[index] * share * share
    }
    if share > 0 {
      let smallest = share * curvatures.reduce(0, +) / Double(curvatures.count)
      for index in curvatures.indices where curvatures[index] < smallest { curvatures[index] = 0 }
    }
    let featureBlock = examples.features.weightedGram(curvatures)
    let mixed = examples.features.transposedTimes(curvatures)
    var matrix = Matrix(rowCount: count + 1, columnCount: count + 1, repeating: 0)
    for row in 0..<count {
      for column in 0...row { matrix[row, column] = featureBlock[row, column] }
      matrix[row, row] += penalty
      matrix[count, row] = mixed[row]
    }
    matrix[count, count] = curvatures.reduce(0, +)
    return try ScaledCholesky(lowerTriangle: matrix)
  }
}

/// The Cholesky decomposition of D⁻¹AD⁻¹ with D² the diagonal of A: as accurate as the best choice of units allows.
struct ScaledCholesky {
  private let decomposition: CholeskyDecomposition
  private let scales: [Double]

  /// Factorises the symmetric matrix with this lower triangle.
  ///
  /// - Throws: `notDetermined` where it is singular to working precision.
  init(lowerTriangle: Matrix) throws(LearningError) {
    let scales = lowerTriangle.diagonal.map { $0.squareRoot() }
    guard scales.allSatisfy({ $0 > 0 }) else { throw .notDetermined }
    var scaled = lowerTriangle
    for row in 0..<scaled.rowCount {
      for column in 0...row { scaled[row, column] /= scales[row] * scales[column] }
    }
    self.scales = scales
    do {
      decomposition = try CholeskyDecomposition(scaled)
    } catch {
      throw .notDetermined
    }
    // Below this, rounding errors of the matrix itself decide the solution.
    guard decomposition.reciprocalCondition > 1e-14 else { throw .notDetermined }
  }

  /// The solution x of Ax = b.
  func solve(_ rightSide: [Double]) -> [Double] {
    let scaled = decomposition.solve(zip(rightSide, scales).map { $0 / $1 })
    return zip(scaled, scales).map { $0 / $1 }
  }
}
