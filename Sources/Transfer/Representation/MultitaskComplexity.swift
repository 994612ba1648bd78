public import NumericCore

/// The Rademacher complexity of T linear predictors that share k features, on the samples at hand, and the bound that it gives.
///
/// The class has all v_1 … v_T of norm at most b in one k-dimensional subspace. With random signs σ, m_t = Σ_i σ_ti x_ti, and M of
/// the columns m_t, the supremum over the class is that of (b/(nT)) Σ_t ‖P m_t‖ over projections P of rank k, and
///
///     (b/(nT)) Σ_t ‖P_k m_t‖ ≤ sup ≤ (b/(nT)) √T · √(Σ over j ≤ k of s_j(M)²),   s_j the singular values,
///
/// on the left for P_k onto the first k left singular vectors, on the right because Σ_t ‖P m_t‖ ≤ √T ‖PM‖_F (Cauchy and Schwarz)
/// and because those vectors make ‖PM‖_F largest (Ky Fan). For normal inputs of covariance 1, M has independent normal elements of
/// variance n, and Gordon's E s_1 ≤ √n (√d + √T) makes the right side in the mean at most
///
///     b √(k/n) (1 + √(d/T)):
///
/// the first part is what k known features cost, the second what it costs to find them, shared among T tasks. T tasks of their own
/// pay b √(d/n), which is k = d without sharing.
///
/// For a loss in 0…1 with Lipschitz constant L the mean risk of the T tasks is then with probability at least 1 − δ, for all of the
/// class,
///
///     R ≤ R̂ + 2 L R̂ad + 3 √(ln(2/δ)/(2nT)):
///
/// `empiricalRademacherDeviation` with L R̂ad on nT examples.
///
/// The shape is that of A. Maurer, M. Pontil and B. Romera-Paredes, "The benefit of multitask representation learning", Journal of
/// Machine Learning Research 17 (2016), which has it for general features, with constants that are not given; here is the linear
/// case with constants, as derived above.
public struct MultitaskComplexity: Sendable, Hashable {
  /// T, and n of each.
  public let taskCount, sampleSize: Int
  /// b.
  public let norm: Double
  /// For each draw of the signs the coordinates of the m_t along the left singular vectors of M, a row each: s_j times the right
  /// vectors.
  private let scores: [Matrix]

  /// Draws signs for the examples of T tasks.
  ///
  /// - Parameters:
  ///   - inputs: of each task, `n × d`, all of one shape.
  ///   - norm: b.
  ///   - draws: of all signs.
  /// - Precondition: there is a task, and a draw, and b is not negative.
  /// - Throws: `NumericalError` where an input is not finite.
  public init(inputs: [Matrix], norm: Double, draws: Int, from random: RandomSource) throws(NumericalError) {
    precondition(draws > 0, "A complexity needs a draw of the signs.")
    var signs: [[[Double]]] = []
    for _ in 0..<draws { signs.append(inputs.map { input in (0..<input.rowCount).map { _ in random.bernoulli(0.5) ? 1 : -1 } }) }
    try self.init(inputs: inputs, norm: norm, signs: signs)
  }

  /// With given signs: for each draw one of ±1 for each example of each task, such as labels that a coin has tossed.
  ///
  /// - Precondition: as above, and there is a sign for each example.
  public init(inputs: [Matrix], norm: Double, signs: [[[Double]]]) throws(NumericalError) {
    precondition(!inputs.isEmpty && !signs.isEmpty && norm >= 0, "A complexity needs tasks, draws and a norm.")
    precondition(
      inputs.allSatisfy { $0.rowCount == inputs[0].rowCount && $0.columnCount == inputs[0].columnCount },
      "All tasks have samples of one shape.")
    (taskCount, sampleSize, self.norm) = (inputs.count, inputs[0].rowCount, norm)
    var scores: [Matrix] = []
    for draw in signs {
      let sums = zip(inputs, draw).map { $0.transposedTimes($1) }
      let decomposition = try SingularValueDecomposition(Matrix(rows: sums))
      // The rows are the tasks here, so that these are the left vectors.
      scores.append(decomposition.leftVectors * Matrix(diagonal: decomposition.values))
    }
    self.scores = scores
  }

  /// An upper bound of the complexity with k shared features, the right side above in the mean over the draws; with k = d that of
  /// tasks that share nothing.
  ///
  /// - Precondition: k is positive.
  public func value(dimension: Int) -> Double {
    let sums = norms(dimension).map { norms in norms.map { $0 * $0 }.sum().squareRoot() }
    return norm * sums.mean / (Double(sampleSize) * Double(taskCount).squareRoot())
  }

  /// What the first k singular vectors attain, the left side above: a lower bound.
  ///
  /// - Precondition: k is positive.
  public func attained(dimension: Int) -> Double {
    norm * norms(dimension).map { $0.sum() }.mean / Double(sampleSize * taskCount)
  }

  /// ‖P_k m_t‖ of each draw and task.
  private func norms(_ dimension: Int) -> [[Double]] {
    precondition(dimension > 0, "A representation has a feature.")
    return scores.map { scores in
      (0..<taskCount).map { task in
        (0..<min(dimension, scores.columnCount)).reduce(0) { $0 + scores[task, $1] * scores[task, $1] }.squareRoot()
      }
    }
  }

  /// The predictors of the class that attain it for one draw, v_t = b P_k m_t/‖P_k m_t‖: they fit the labels ±1 best by Σ y v·x
  /// among all with these features.
  ///
  /// - Returns: v_t, d numbers for each task; 0 where P_k m_t is 0.
  /// - Precondition: as for the initializers, and k is positive.
  public static func bestFit(
    inputs: [Matrix], labels: [[Double]], norm: Double, dimension: Int
  ) throws(NumericalError) -> [[Double]] {
    precondition(dimension > 0 && inputs.count == labels.count, "A fit needs a feature, and labels of every task.")
    let sums = zip(inputs, labels).map { $0.transposedTimes($1) }
    // The rows are the tasks, so that the features are on the right.
    let vectors = try SingularValueDecomposition(Matrix(rows: sums)).rightVectors
    let basis = vectors.firstColumns(min(dimension, vectors.columnCount))
    return sums.map { sum in
      let projection = basis.times(basis.transposedTimes(sum))
      let length = projection.norm
      return length == 0 ? projection : projection.scaled(by: norm / length)
    }
  }
}
