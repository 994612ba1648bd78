internal import CProduct

extension Matrix {
  /// The logistic loss of the rows xᵢ with its gradient, reading the matrix from memory once:
  ///
  ///     L(w, b) = Σ cᵢ log(1 + exp(−mᵢ)),     mᵢ = sᵢ (wᵀxᵢ + b).
  ///
  /// Two matrix–vector products, for the margins and for the gradient, would read it twice. The results have the same bits on every
  /// processor; a term of L is as exact relative to itself, also where the margin is large.
  ///
  /// - Parameters:
  ///   - parameters: (w, b), one a column and then the intercept.
  ///   - signs: sᵢ, −1 or 1 for each row.
  ///   - weights: cᵢ, for each row.
  /// - Returns: L; its derivatives by (w, b); and the margins mᵢ.
  /// - Precondition: the counts match, and no element is NaN or infinite.
  /// - Complexity: O(*n* *d*)
  public func logisticLoss(
    parameters: [Double], signs: [Double], weights: [Double]
  ) -> (loss: Double, gradient: [Double], margins: [Double]) {
    precondition(parameters.count == columnCount + 1, "A logistic loss has a parameter a column, and an intercept.")
    precondition(signs.count == rowCount && weights.count == rowCount, "A logistic loss takes a sign and a weight a row.")
    var gradient = [Double](repeating: 0, count: columnCount + 1)
    var margins = [Double](repeating: 0, count: rowCount)
    let loss = elements.withUnsafeBufferPointer { rows in
      signs.withUnsafeBufferPointer { signs in
        weights.withUnsafeBufferPointer { weights in
          let problem = transferlab_logistic(
            rows: rows.baseAddress, signs: signs.baseAddress, weights: weights.baseAddress, count: rowCount, columns: columnCount)
          return transferlab_logistic_loss(problem, parameters, &margins, &gradient)
        }
      }
    }
    return (loss, gradient, margins)
  }
}
