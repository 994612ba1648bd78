public import Learning
public import NumericCore

/// Regression tasks that share a representation: y = w_t·x + noise, x normal in ℝ^d with covariance 1, and w_t = B a_t for one B of
/// k orthonormal columns and a_t of each task's own.
public struct LinearTaskWorld: Sendable, Hashable {
  /// B, `d × k`: what the tasks share.
  public let shared: Matrix
  /// σ, the noise's standard deviation.
  public let noise: Double

  /// A world whose B is drawn uniformly.
  ///
  /// - Precondition: 1 ≤ k ≤ d, and the noise is not negative.
  public init(featureCount: Int, dimension: Int, noise: Double, from random: RandomSource) throws(NumericalError) {
    precondition(1...featureCount ~= dimension && noise >= 0, "A representation has at most as many features as there are.")
    shared = try random.normals(rowCount: featureCount, columnCount: dimension).orthonormalBasis()
    self.noise = noise
  }

  /// The number of features, d.
  public var featureCount: Int { shared.rowCount }
  /// The dimension of what is shared, k.
  public var dimension: Int { shared.columnCount }

  /// Draws the vectors of tasks, w_t = B a_t, a column each, `d × T`, with ‖w_t‖ = 1.
  ///
  /// - Parameter diversity: a_t is uniform on the sphere of its first so many dimensions: below k tasks do not show all of B.
  /// - Precondition: there is a task, and the diversity is in 1…k.
  public func tasks(count: Int, diversity: Int, from random: RandomSource) -> Matrix {
    precondition(count > 0 && 1...dimension ~= diversity, "Tasks are as diverse as what they share, at most.")
    let columns = (0..<count).map { _ -> [Double] in
      let own = random.normals(count: diversity) + Array(repeating: 0, count: dimension - diversity)
      return shared.times(own.scaled(by: 1 / own.dot(own).squareRoot()))
    }
    return Matrix(rows: columns).transposed
  }

  /// Draws tasks and examples of each.
  ///
  /// - Precondition: there is a task, there is an example, and the diversity is in 1…k.
  public func samples(taskCount: Int, examples: Int, diversity: Int, from random: RandomSource) -> [Sample] {
    let vectors = tasks(count: taskCount, diversity: diversity, from: random)
    return (0..<taskCount).map { sample(of: vectors.column($0), count: examples, from: random) }
  }

  /// Draws tasks whose examples have the given features: the first rows are those of the first task, and so on, so that many small
  /// tasks and few large ones can have the same. Rows that do not fill a task are left out.
  ///
  /// - Parameter features: a row an example, d columns.
  /// - Precondition: there is a task, there is an example, and the diversity is in 1…k.
  public func samples(of features: Matrix, examples: Int, diversity: Int, from random: RandomSource) -> [Sample] {
    precondition(examples > 0, "A sample has an example.")
    let vectors = tasks(count: features.rowCount / examples, diversity: diversity, from: random)
    return (0..<vectors.columnCount).map { index in
      sample(of: vectors.column(index), features: features.rows(index * examples..<(index + 1) * examples), from: random)
    }
  }

  /// Draws examples of one task.
  ///
  /// - Parameter task: w_t, d numbers.
  /// - Precondition: there is an example.
  public func sample(of task: [Double], count: Int, from random: RandomSource) -> Sample {
    precondition(count > 0 && task.count == featureCount, "A task has a number for each feature, and a sample an example.")
    return sample(of: task, features: random.normals(rowCount: count, columnCount: featureCount), from: random)
  }

  private func sample(of task: [Double], features: Matrix, from random: RandomSource) -> Sample {
    let noises = random.normals(count: features.rowCount)
    return Sample(features: features, labels: zip(features.times(task), noises).map { $0 + noise * $1 })
  }
}
