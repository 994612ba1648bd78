public import NumericCore

/// Fine-tuning of a linear model y = ⟨w, x⟩ by gradient descent on the squared loss of the target's examples, from the source's
/// parameters.
///
/// Steps of descent are combinations of the examples, so nothing orthogonal to them ever changes. With P the projection on the span
/// of the rows of X, and y = X w_T, descent with any step size below 2/σ² (σ the largest singular value of X) ends at
///
///     w = w_S + P (w_T − w_S),   and errs by   w − w_T = (I − P)(w_S − w_T).
///
/// For inputs with E x xᵀ = I, the excess risk is the squared norm of that error. From w_S it is therefore below that from 0, which
/// is training from scratch, exactly where
///
///     ‖(I − P)(w_S − w_T)‖ < ‖(I − P) w_T‖.
///
/// Noise in y adds X⁺ε to both ends, which is orthogonal to both errors: the criterion stays. It does not for other covariances of
/// x, whose norm then replaces ‖·‖ and where noise is no longer orthogonal, nor for descent that stops early or a start other
/// than 0. With d independent examples or more, P = I, and the start is forgotten.
public struct LinearFineTuning: Sendable, Hashable {
  /// X, *n* × *d*: rows are examples.
  public let examples: Matrix
  /// y, one value an example.
  public let values: [Double]

  /// The target's examples with their values.
  ///
  /// - Precondition: there is one value an example.
  public init(examples: Matrix, values: [Double]) {
    precondition(values.count == examples.rowCount, "\(examples.rowCount) examples need as many values, not \(values.count).")
    self.examples = examples
    self.values = values
  }

  /// Where descent from `start` ends: start + X⁺(y − X start), the solution nearest to `start`.
  ///
  /// - Precondition: `start` has an element for each column of X.
  /// - Throws: `NumericalError` with the cause `nonFinite`.
  public func end(from start: [Double]) throws(NumericalError) -> [Double] {
    let step = try LeastSquares(examples, values.subtracting(examples.times(start))).coefficients
    return start.adding(1, times: step)
  }

  /// The part of a vector that is orthogonal to all examples, (I − P)v: what descent never changes.
  ///
  /// - Precondition: `vector` has an element for each column of X.
  /// - Throws: `NumericalError` with the cause `nonFinite`.
  public func unseen(of vector: [Double]) throws(NumericalError) -> [Double] {
    vector.subtracting(try LeastSquares(examples, examples.times(vector)).coefficients)
  }

  /// Whether descent from the source's parameters ends nearer to the target's than descent from 0 does:
  /// ‖(I − P)(w_S − w_T)‖ < ‖(I − P) w_T‖.
  ///
  /// - Precondition: both have an element for each column of X.
  /// - Throws: `NumericalError` with the cause `nonFinite`.
  public func isHelped(by source: [Double], towards target: [Double]) throws(NumericalError) -> Bool {
    try unseen(of: source.subtracting(target)).norm < unseen(of: target).norm
  }

  /// Descent itself, with the step size 1/σ₁², until at most a `share` of the way is left.
  ///
  /// Along the singular vector of σ a step leaves 1 − (σ/σ₁)² of the way, so ln(1/share) · (σ₁/σ_r)² steps do, with σ_r the least
  /// that is not 0.
  ///
  /// - Precondition: `start` has an element for each column of X, and 0 < share < 1.
  /// - Throws: `NumericalError` with the cause `nonFinite`.
  public func descent(from start: [Double], leaving share: Double) throws(NumericalError) -> [Double] {
    precondition(share > 0 && share < 1, "The share of the way that is left lies between 0 and 1.")
    let decomposition = try SingularValueDecomposition(examples)
    guard decomposition.rank > 0 else { return start }
    let (largest, smallest) = (decomposition.values[0], decomposition.values[decomposition.rank - 1])
    let stepCount = Int(-Double.log(share) * (largest / smallest) * (largest / smallest)) + 1
    return descent(from: start, stepSize: 1 / (largest * largest), stepCount: stepCount)
  }

  /// Descent, step by step: w ← w + η Xᵀ(y − Xw).
  ///
  /// - Precondition: `start` has an element for each column of X.
  /// - Complexity: O(*n* *d*) a step
  public func descent(from start: [Double], stepSize: Double, stepCount: Int) -> [Double] {
    let transposed = examples.transposed
    return (0..<stepCount).reduce(into: start) { parameters, _ in
      parameters.add(stepSize, times: transposed.times(values.subtracting(examples.times(parameters))))
    }
  }
}
