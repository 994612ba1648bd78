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
  /// It needs more examples than features in every task. T tasks give at most T directions, so that fewer tasks than k never identify it.
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

  /// The least-squares vectors of tasks, a column each, `d × T`.
  ///
  /// - Throws: `NumericalError` where a task has fewer examples than features, or dependent ones.
  public static func leastSquaresVectors(_ tasks: [Sample]) throws(NumericalError) -> Matrix {
    precondition(!tasks.isEmpty, "A representation is learnt from tasks.")
    var rows: [[Double]] = []
    for task in tasks {
      guard let labels = task.labels else { preconditionFailure("A task needs labels.") }
      let solution = try LeastSquares(task.features, labels)
      guard solution.rank == task.features.columnCount else { throw NumericalError(.singular, in: "The least squares of a task") }
      rows.append(solution.coefficients)
    }
    return Matrix(rows: rows).transposed
  }

  /// The first k eigenvectors of the moments Σ y² x xᵀ of all tasks' examples.
  ///
  /// For normal x of covariance 1, E[y² x xᵀ] = (‖w‖² + σ²) 1 + 2 w wᵀ, so that the tasks' vectors span the eigenvectors of the largest
  /// eigenvalues. One example of each task is enough, if there are many tasks; other inputs than normal ones need other moments.
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
    var moments = Matrix(rowCount: featureCount, columnCount: featureCount, repeating: 0)
    for task in tasks {
      guard let labels = task.labels else { preconditionFailure("A task needs labels.") }
      moments += task.features.weightedGram(labels.map { $0 * $0 })
    }
    let vectors = try SymmetricEigendecomposition(moments).vectors
    // Ascending: the last are the largest.
    let columns = (0..<dimension).map { vectors.column(featureCount - 1 - $0) }
    return Matrix(rows: columns).transposed
  }
}
