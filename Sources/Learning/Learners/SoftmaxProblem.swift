internal import NumericCore

/// The objective of a softmax regression with its derivatives, in the principal coordinates of the features.
///
/// For centred features X with XᵀX = V Λ Vᵀ, F = X V has orthogonal columns, Fᵀ F = Λ, and a column of ones is orthogonal to them
/// all. With F̃ = [F, 1] and P̃ = [P; bᵀ], and D the diagonal of the penalties (λ, …, λ, 0),
///
///     Z = F̃ P̃,   ∇ = F̃ᵀ(S − Y) + D P̃,   H V = F̃ᵀ(S ⊙ (T − (S ⊙ T) 1 1ᵀ)) + D V  with T = F̃ V,   S = softmax Z.
///
/// H never exceeds ½ F̃ᵀF̃ + D, which is diagonal here: that is what the steps are scaled by.
struct SoftmaxProblem {
  /// F̃, `n × (r + 1)`.
  let coordinates: Matrix
  /// Λ of each coordinate, then n: the diagonal of F̃ᵀF̃.
  let squares: [Double]
  /// `r × d`: W = PᵀB.
  let basis: Matrix
  let classes: [Int]
  let classCount: Int
  let penalty: Double

  /// The problem for centred features, `n × d`.
  init(_ features: Matrix, classes: [Int], classCount: Int, penalty: Double) throws(NumericalError) {
    let isWide = features.rowCount < features.columnCount
    let eigen = try SymmetricEigendecomposition(isWide ? features.rowGram : features.gram)
    let threshold = Double(features.columnCount) * Double.ulpOfOne * (eigen.values.last ?? 0)
    let kept = eigen.values.indices.filter { eigen.values[$0] > threshold }
    let vectors = eigen.vectors.transposed.rows(kept)
    // From X Xᵀ = U Λ Uᵀ instead: F = U √Λ, and V = XᵀU / √Λ.
    let lengths = kept.map { eigen.values[$0].squareRoot() }
    basis = isWide ? (vectors * features).scalingRows(by: lengths.map { 1 / $0 }) : vectors
    let columns = isWide ? vectors.scalingRows(by: lengths) : vectors.timesTransposed(features)
    coordinates = columns.appending(rowsOf: Matrix(rowCount: 1, columnCount: features.rowCount, repeating: 1)).transposed
    squares = kept.map { eigen.values[$0] } + [Double(features.rowCount)]
    self.classes = classes
    self.classCount = classCount
    self.penalty = penalty
  }

  /// The objective and what the next step needs, at one point.
  struct Point {
    /// P̃, `(r + 1) × C`.
    let parameters: Matrix
    let objective: Double
    /// What the terms of the objective sum to without their signs; its rounding error is a few units in the last place of this.
    let objectiveSize: Double
    /// ∇.
    let gradient: Matrix
    /// S, `n × C`.
    let probabilities: Matrix
  }

  /// The objective and its derivatives at P̃.
  func point(_ parameters: Matrix) -> Point {
    var probabilities = coordinates * parameters
    var (objective, size) = (0.0, 0.0)
    probabilities.transformRows { row, scores in
      let own = scores[classes[row]]
      let whole = scores.softmax()
      objective += whole - own
      size += whole.magnitude + own.magnitude
    }
    var residuals = probabilities
    residuals.transformRows { row, shares in shares[classes[row]] -= 1 }
    let penalised = penalised(parameters)
    let penalty = 0.5 * parameters.elements.dot(penalised.elements)
    return Point(
      parameters: parameters, objective: objective + penalty, objectiveSize: size + penalty,
      gradient: coordinates.transposedTimes(residuals) + penalised, probabilities: probabilities)
  }

  /// H V at a point.
  func curvature(at point: Point, times direction: Matrix) -> Matrix {
    var changes = coordinates * direction
    let probabilities = point.probabilities
    changes.transformRows { row, change in
      var mean = 0.0
      for label in 0..<change.count { mean += probabilities[row, label] * change[label] }
      for label in 0..<change.count { change[label] = probabilities[row, label] * (change[label] - mean) }
    }
    return coordinates.transposedTimes(changes) + penalised(direction)
  }

  /// (½ F̃ᵀF̃ + D)⁻¹ V.
  func preconditioned(_ direction: Matrix) -> Matrix {
    direction.scalingRows(by: squares.enumerated().map { 1 / (0.5 * $1 + ($0 < squares.count - 1 ? penalty : 0)) })
  }

  /// D V.
  private func penalised(_ parameters: Matrix) -> Matrix {
    parameters.scalingRows(by: squares.indices.map { $0 < squares.count - 1 ? penalty : 0 })
  }
}

extension Matrix {
  /// Each row times its factor.
  func scalingRows(by factors: [Double]) -> Matrix {
    var scaled = self
    scaled.transformRows { row, elements in
      for column in 0..<elements.count { elements[column] *= factors[row] }
    }
    return scaled
  }
}
