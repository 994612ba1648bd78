internal import Learning
internal import NumericCore

/// The linear system of uLSIF, or of RuLSIF, for one bandwidth.
struct LeastSquaresImportanceSystem {
  /// φ(xᵢ)ᵀ, one source example a row.
  let sourceBasis: Matrix
  /// φ(zⱼ)ᵀ, one target example a row.
  let targetBasis: Matrix
  /// α: Ĥ is taken over the mixture αT + (1 − α)S; 0 for uLSIF.
  var targetShare = 0.0

  /// max(0, (Ĥ + λI)⁻¹ ĥ).
  func coefficients(penalty: Double) throws(LearningError) -> [Double] {
    try factor(penalty).solve(targetBasis.columnMeans).map { max(0, $0) }
  }

  /// The Cholesky decomposition of Ĥ + `ridge` I.
  private func factor(_ ridge: Double) throws(LearningError) -> CholeskyDecomposition {
    var matrix = ((1 - targetShare) / Double(sourceBasis.rowCount)) * sourceBasis.gram
    if targetShare > 0 { matrix.add(targetShare / Double(targetBasis.rowCount), times: targetBasis.gram) }
    for index in 0..<matrix.rowCount { matrix[index, index] += ridge }
    do {
      return try CholeskyDecomposition(matrix)
    } catch {
      throw .notDetermined
    }
  }

  /// The mean over i of ½ w₋ᵢ(xᵢ)² − w₋ᵢ(zᵢ), where w₋ᵢ is fitted without the source example xᵢ and the target example zᵢ, for the
  /// first n = min(n_S, n_T) examples of both.
  ///
  /// Without xᵢ and zᵢ the system is (n_S Ĥ − φφᵀ)/(n_S − 1) + λI = n_S/(n_S − 1) · (B − φφᵀ/n_S), φ = φ(xᵢ), B = Ĥ + λ
  /// (n_S − 1)/n_S I, with the right side ĥ₋ᵢ = (n_T ĥ − φ(zᵢ))/(n_T − 1). By the formula of Sherman and Morrison, with a = B⁻¹φ,
  ///
  ///     α₋ᵢ = max(0, (n_S − 1)/n_S · (B⁻¹ĥ₋ᵢ + a · φᵀB⁻¹ĥ₋ᵢ / (n_S − φᵀa))).
  ///
  /// - Precondition: `targetShare` is 0.
  func leaveOneOutScore(penalty: Double) throws(LearningError) -> Double {
    precondition(targetShare == 0, "The formula leaves one out of the source's mean alone.")
    let (sourceCount, targetCount) = (Double(sourceBasis.rowCount), Double(targetBasis.rowCount))
    let count = min(sourceBasis.rowCount, targetBasis.rowCount)
    let inverse = try factor(penalty * (sourceCount - 1) / sourceCount)
    let mean = targetBasis.columnMeans
    // One example a row: B⁻¹φ(xᵢ), B⁻¹φ(zᵢ).
    let source = sourceBasis.rows(0..<count)
    let target = targetBasis.rows(0..<count)
    let solvedSource = inverse.solve(source.transposed).transposed
    let solvedTarget = inverse.solve(target.transposed).transposed
    let solvedMean = inverse.solve(mean)
    var score = 0.0
    for example in 0..<count {
      let (features, solved) = (source.row(example), solvedSource.row(example))
      // B⁻¹ĥ₋ᵢ, then the correction for the source example left out.
      let right = solvedMean.scaled(by: targetCount / (targetCount - 1))
        .adding(-1 / (targetCount - 1), times: solvedTarget.row(example))
      let share = features.dot(right) / (sourceCount - features.dot(solved))
      let coefficients = right.adding(share, times: solved).map { max(0, (sourceCount - 1) / sourceCount * $0) }
      let (atSource, atTarget) = (features.dot(coefficients), target.row(example).dot(coefficients))
      score += 0.5 * atSource * atSource - atTarget
    }
    return score / Double(count)
  }
}
