public import NumericCore

/// A weighted support vector machine: soft margin, hinge loss, any kernel.
///
/// The solution of the dual problem
///
///     maximise  Σ αᵢ − ½ Σᵢⱼ αᵢ αⱼ sᵢ sⱼ k(xᵢ, xⱼ)   over 0 ≤ αᵢ ≤ C cᵢ, Σ αᵢ sᵢ = 0,   sᵢ = 2yᵢ − 1,
///
/// with labels yᵢ in {0, 1}, weights cᵢ ≥ 0 (1 where the sample has none) and C = `cost`. Its decision function is f(x) = Σ αᵢ sᵢ
/// k(xᵢ, x) + b.
///
/// Solved pair by pair, by sequential minimal optimisation with second-order working sets, shrinking and a cache of kernel rows,
/// and by conjugate gradients on all coefficients between their bounds now and then; ``certificate`` proves how close to the
/// optimum the result is.
///
/// Source: R.-E. Fan, P.-H. Chen and C.-J. Lin, "Working set selection using second order information for training support vector
/// machines", JMLR 6 (2005).
public struct SupportVectorMachine: Sendable, Hashable {
  /// The kernel.
  public let kernel: Kernel
  /// The examples with αᵢ > 0, one a row.
  public let supportVectors: Matrix
  /// The indices of the support vectors in the sample, ascending.
  public let supportIndices: [Int]
  /// αᵢ sᵢ of each support vector.
  public let dualCoefficients: [Double]
  /// b.
  public let intercept: Double
  /// How close to optimal the solution is.
  public let certificate: SupportVectorCertificate

  /// Fits the machine.
  ///
  /// - Parameters:
  ///   - sample: features `n × d`, labels 0 and 1, weights where wanted.
  ///   - cost: C > 0, the price of a unit of hinge loss for an example of weight 1.
  ///   - tolerance: the largest violation of the optimality conditions at which to stop; in units of the decision function, whose
  ///     margin is 1.
  ///   - iterationLimit: the largest number of pairs to optimise; nil for ten million or a hundred an example, whichever is more.
  ///   - cacheBytes: the memory for rows of the kernel matrix.
  /// - Precondition: cost and tolerance are positive; the kernel's parameters make it positive semidefinite.
  /// - Throws: ``LearningError`` for data that no classifier can learn from, or where the limit is reached.
  /// - Complexity: O(*n* (*d* + 1)) a step; the number of steps grows about as *n* to *n*², most for large C.
  public init(
    _ sample: Sample, kernel: Kernel, cost: Double = 1, tolerance: Double = 1e-3, iterationLimit: Int? = nil,
    cacheBytes: Int = 256 << 20
  ) throws(LearningError) {
    precondition(cost > 0 && cost.isFinite, "The cost of a support vector machine is positive.")
    precondition(tolerance > 0, "The tolerance of a support vector machine is positive.")
    let examples = try BinaryExamples(sample)
    var solver = SequentialMinimalOptimization(examples: examples, kernel: kernel, cost: cost, cacheBytes: cacheBytes)
    try solver.solve(tolerance: tolerance, iterationLimit: iterationLimit ?? max(10_000_000, 100 * sample.count))
    let coefficients = solver.coefficients
    self.kernel = kernel
    supportIndices = coefficients.indices.filter { coefficients[$0] != 0 }
    supportVectors = sample.features.rows(supportIndices)
    dualCoefficients = supportIndices.map { coefficients[$0] }
    intercept = solver.intercept
    certificate = solver.certificate
  }

  /// f(xᵢ) for each row of `features`.
  ///
  /// - Precondition: the rows have as many features as the sample had.
  public func scores(of features: Matrix) -> [Double] {
    kernel.weightedSums(at: features, over: supportVectors, weights: dualCoefficients).map { $0 + intercept }
  }

  /// 1 where f(xᵢ) > 0, else 0, for each row of `features`.
  ///
  /// - Precondition: the rows have as many features as the sample had.
  public func labels(of features: Matrix) -> [Double] { scores(of: features).map { $0 > 0 ? 1 : 0 } }
}

/// The proof that a support vector machine is close to optimal.
public struct SupportVectorCertificate: Sendable, Hashable {
  /// The dual objective Σ αᵢ − ½ αᵀQα: no primal objective is smaller.
  public let dualObjective: Double
  /// The primal objective ½ ‖w‖² + C Σ cᵢ max(0, 1 − sᵢ f(xᵢ)) of the same solution: no dual objective is larger.
  public let primalObjective: Double
  /// The largest violation of the optimality conditions: how far the largest gradient of a coefficient that may rise exceeds the
  /// smallest of one that may fall. No more than the tolerance.
  public let violation: Double
  /// The number of pairs that were optimised.
  public let iterationCount: Int

  /// The primal minus the dual objective, ≥ 0 up to rounding: neither is further from the optimum.
  public var dualityGap: Double { primalObjective - dualObjective }
}
