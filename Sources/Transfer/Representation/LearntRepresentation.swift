public import Learning
public import NumericCore

/// The subspace that linear tasks share, learnt from samples of T of them: columns of an orthonormal basis, `d × k`.
public enum LearntRepresentation: Sendable {
  /// How a subspace is learnt from tasks.
  public enum Method: String, Sendable, CaseIterable {
    /// ``LearntRepresentation/spectral(_:dimension:)``.
    case spectral
    /// ``LearntRepresentation/moments(_:dimension:)``.
    case moments

    /// The subspace, `d × min(k, T)` or `d × k`.
    public func subspace(of tasks: [Sample], dimension: Int) throws(NumericalError) -> Matrix {
      switch self {
      case .spectral: try LearntRepresentation.spectral(tasks, dimension: dimension)
      case .moments: try LearntRepresentation.moments(tasks, dimension: dimension)
      }
    }
  }

  /// The first k left singular vectors of the tasks' least-squares vectors, a column each.
  ///
  /// It needs more examples than features in every task. T tasks give at most T directions, so that fewer tasks than k never
  /// identify it.
  ///
  /// - Parameters:
  ///   - tasks: samples with real labels and the same d features, without an intercept.
  ///   - dimension: k.
  /// - Returns: min(k, T) columns.
  /// - Precondition: there is a task, and k is positive.
  /// - Throws: `NumericalError` where a task does not determine its vector.
  /// - Complexity: O(*n d*²) a task.
  public static func spectral(_ tasks: [Sample], dimension: Int) throws(NumericalError) -> Matrix {
    try leastSquaresVectors(tasks).leadingDirections(dimension)
  }

  /// What ``spectral(_:dimension:)`` does not see of a new task, in the mean, to first order in 1/T:
  ///
  ///     (d − k) v (1 + v′)/T,   v = k σ²/(n − d − 1),   v′ = k σ²/(n − d − 3).
  ///
  /// It is for tasks w_t = B a_t of length 1, a_t uniform on the sphere, and normal inputs of covariance 1. A task's vector is w_t
  /// + e_t, the elements of e_t of variance s² = σ²/(n − d − 1). They are uncorrelated and not independent, for they share the
  /// task's inputs: the mean of e_i²e_j² is s²σ²/(n − d − 3), by the second moments of an inverse Wishart matrix. In W = BA + E the
  /// d − k rows outside B are noise alone, and the eigenvectors of WWᵀ lean outside by E_⊥(BA + E)ᵀ over the gap AAᵀ ≈ (T/k) 1,
  /// elements of variance T s²(1/k + σ²/(n − d − 3)) over (T/k)²; there are (d − k) k, and a new task sees a k-th of their sum.
  ///
  /// - Parameters:
  ///   - noise: σ².
  ///   - examples: n of a task.
  /// - Precondition: n ≥ d + 4, k ≤ d, and there is a task.
  public static func expectedLoss(featureCount: Int, dimension: Int, noise: Double, examples: Int, taskCount: Int) -> Double {
    precondition(examples >= featureCount + 4 && dimension <= featureCount && taskCount > 0, "A task has d + 4 examples at least.")
    func ratio(_ lost: Int) -> Double { Double(dimension) * noise / Double(examples - featureCount - lost) }
    return Double(featureCount - dimension) * ratio(1) * (1 + ratio(3)) / Double(taskCount)
  }

  /// The least-squares vectors of tasks, a column each, `d × T`.
  ///
  /// - Throws: `NumericalError` where a task has fewer examples than features, or dependent ones.
  public static func leastSquaresVectors(_ tasks: [Sample]) throws(NumericalError) -> Matrix {
    precondition(!tasks.isEmpty, "A representation is learnt from tasks.")
    let systems = tasks.map { task in
      guard let labels = task.labels else { preconditionFailure("A task needs labels.") }
      return (matrix: task.features, rightSide: labels)
    }
    return try LeastSquares.coefficients(of: systems)
  }

  /// The first k eigenvectors of the moments Σ y² x xᵀ of all tasks' examples.
  ///
  /// For normal x of covariance 1, E[y² x xᵀ] = (‖w‖² + σ²) 1 + 2 w wᵀ, so that the tasks' vectors span the eigenvectors of the
  /// largest eigenvalues. One example of each task is enough, if there are many tasks; other inputs than normal ones need other
  /// moments.
  ///
  /// Source: N. Tripuraneni, C. Jin and M. I. Jordan, "Provable meta-learning of linear representations", ICML 2021.
  ///
  /// - Parameters: as for ``spectral(_:dimension:)``.
  /// - Precondition: there is a task, and k is in 1…d.
  /// - Throws: `NumericalError` where a number is not finite.
  /// - Complexity: O(*N d*²) for *N* examples of all tasks.
  public static func moments(_ tasks: [Sample], dimension: Int) throws(NumericalError) -> Matrix {
    precondition(!tasks.isEmpty, "A representation is learnt from tasks.")
    let featureCount = tasks[0].features.columnCount
    precondition(1...featureCount ~= dimension, "A representation has at most as many features as there are.")
    var moments = GramSum(columnCount: featureCount)
    for task in tasks {
      guard let labels = task.labels else { preconditionFailure("A task needs labels.") }
      moments.add(task.features, scales: labels)
    }
    let vectors = try SymmetricEigendecomposition(moments.total()).vectors
    // Ascending: the last are the largest.
    let columns = (0..<dimension).map { vectors.column(featureCount - 1 - $0) }
    return Matrix(rows: columns).transposed
  }
}
