public import Learning
public import NumericCore

/// The Rademacher complexity of T linear predictors that share k features, on the samples at hand, and the bound that it gives.
///
/// The class has all v_1 … v_T of norm at most b in one k-dimensional subspace. With random signs σ and m_t = Σ_i σ_ti x_ti, the columns of
/// M, Cauchy and Schwarz give
///
///     sup (1/(nT)) Σ_t v_t·m_t ≤ (b/(nT)) √T · √(Σ over j ≤ k of s_j(M)²),   s_j the singular values,
///
/// because Σ_t ‖P m_t‖ ≤ √T ‖PM‖_F, and the best P takes the k largest singular values (Ky Fan). For normal inputs the right side is about
/// b √(k/n) (1 + √(d/T)): the first part is what k features cost, the second what it costs to find them, shared among T tasks; T tasks of
/// their own pay b √(d/n), which is k = d.
///
/// For a loss in 0…1 of Lipschitz constant 1 the mean risk of the T tasks is then with probability at least 1 − δ, for all of the class,
///
///     R ≤ R̂ + 2 R̂ad + 3 √(ln(2/δ)/(2nT)).
///
/// The shape is that of A. Maurer, M. Pontil and B. Romera-Paredes, "The benefit of multitask representation learning", Journal of Machine
/// Learning Research 17 (2016), whose constants are not given; here they are, for the linear case, derived as above.
public struct MultitaskComplexity: Sendable, Hashable {
  /// T and n.
  public let taskCount, sampleSize: Int
  /// b.
  public let norm: Double
  /// For each draw of the signs the squared singular values of M, descending.
  private let squaredValues: [[Double]]

  /// Draws signs for the examples of T tasks.
  ///
  /// - Parameters:
  ///   - inputs: of each task, `n × d`, all of one shape.
  ///   - norm: b.
  ///   - draws: of all signs.
  /// - Precondition: there is a task, and a draw, and b is not negative.
  /// - Throws: `NumericalError` where an input is not finite.
  public init(inputs: [Matrix], norm: Double, draws: Int, from random: RandomSource) throws(NumericalError) {
    precondition(!inputs.isEmpty && draws > 0 && norm >= 0, "A complexity needs tasks, draws and a norm.")
    precondition(inputs.allSatisfy { $0.shape == inputs[0].shape }, "All tasks have samples of one shape.")
    (taskCount, sampleSize, self.norm) = (inputs.count, inputs[0].rowCount, norm)
    var values: [[Double]] = []
    for _ in 0..<draws {
      let sums = inputs.map { input in input.transposedTimes((0..<input.rowCount).map { _ in random.bernoulli(0.5) ? 1 : -1 }) }
      values.append(try SingularValueDecomposition(Matrix(rows: sums)).values.map { $0 * $0 })
    }
    squaredValues = values
  }

  /// The complexity with k shared features; with k = d that of tasks of their own.
  ///
  /// - Precondition: k is positive.
  public func value(dimension: Int) -> Double {
    precondition(dimension > 0, "A representation has a feature.")
    let sums = squaredValues.map { $0.prefix(dimension).reduce(0, +).squareRoot() }
    return norm * sums.mean / (Double(sampleSize) * Double(taskCount).squareRoot())
  }

  /// What is added to the empirical risk: 2 R̂ad + 3 √(ln(2/δ)/(2nT)).
  ///
  /// - Precondition: 0 < δ < 1.
  public func deviation(dimension: Int, failureProbability: Double) -> Double {
    empiricalRademacherDeviation(
      complexity: value(dimension: dimension), sampleSize: sampleSize * taskCount, failureProbability: failureProbability)
  }
}
