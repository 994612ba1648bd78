internal import NumericCore

/// ‖C_S − C_T‖² of the covariances (with n − 1) of pooled rows, for any δ.
///
/// For the rows x centred at the mean of all, the means m of both samples, b = n/(n − 1) for each of them, and aᵢ = b_S δᵢ where δ
/// is positive, b_T δᵢ where it is negative,
///
///     C_S − C_T = A − b_S m_S m_Sᵀ + b_T m_T m_Tᵀ    with A = Σ aᵢ xᵢ xᵢᵀ
///
/// whose norm is made of ‖A‖², mᵀAm and the products of the means. Where there are fewer rows than pairs of features these come
/// from the products of all pairs of rows, K: ‖A‖² = Σᵢⱼ aᵢ aⱼ Kᵢⱼ², and no covariance is made.
struct CovarianceDifferences {
  private let rows: Matrix
  private let (sourceFactor, targetFactor): (Double, Double)

  init(_ pooled: PooledSample) {
    rows = pooled.rows.subtracting(rowwise: pooled.rows.columnMeans)
    func factor(_ count: Int) -> Double { Double(count) / Double(count - 1) }
    (sourceFactor, targetFactor) = (factor(pooled.sourceCount), factor(pooled.targetCount))
  }

  /// The rows of both samples together for which `multiplications` suffice for one δ, in whichever way needs fewer.
  static func rowCount(multiplications: Double, dimension: Int) -> Double {
    max(multiplications / Double(dimension * dimension), (multiplications / 3).squareRoot())
  }

  /// ‖C_S − C_T‖² for each δ.
  ///
  /// - Complexity: O(min((*n* + *m*) *d*², (*n* + *m*)²)) for each, as matrix products.
  func squaredNorms(_ differences: [[Double]]) -> [Double] {
    3 * rows.rowCount < rows.columnCount * rows.columnCount ? byProducts(differences) : differences.map(byMoments)
  }

  func byMoments(_ differences: [Double]) -> Double {
    let weights = Weights(differences)
    let moments =
      sourceFactor * rows.weightedGram(weights.source) - targetFactor * rows.weightedGram(weights.target)
    let (source, target) = (rows.combiningRows(weights.source), rows.combiningRows(weights.target))
    return squaredNorm(
      ofMoments: moments.elements.dot(moments.elements),
      (form: moments.times(source).dot(source), mean: source.dot(source)),
      (form: moments.times(target).dot(target), mean: target.dot(target)), means: source.dot(target))
  }

  func byProducts(_ differences: [[Double]]) -> [Double] {
    let products = rows.rowGram
    let squares = Matrix(
      rowCount: products.rowCount, columnCount: products.columnCount, elements: products.elements.map { $0 * $0 })
    return stride(from: 0, to: differences.count, by: 64).flatMap { start in
      let block = differences[start..<min(start + 64, differences.count)].map(Weights.init)
      let factors = block.map { $0.source.scaled(by: sourceFactor).adding(-targetFactor, times: $0.target) }
      // Row by row x·m for all rows x, and what weighs K².
      let (source, target) = (Matrix(rows: block.map(\.source)) * products, Matrix(rows: block.map(\.target)) * products)
      let weighted = Matrix(rows: factors) * squares
      return block.indices.map { place in
        let (ofSource, ofTarget) = (source.row(place), target.row(place))
        func form(_ products: [Double]) -> Double { zip(factors[place], products).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } }
        return squaredNorm(
          ofMoments: weighted.row(place).dot(factors[place]),
          (form: form(ofSource), mean: ofSource.dot(block[place].source)),
          (form: form(ofTarget), mean: ofTarget.dot(block[place].target)), means: ofTarget.dot(block[place].source))
      }
    }
  }

  /// ‖A − b_S m_S m_Sᵀ + b_T m_T m_Tᵀ‖² from ‖A‖², from mᵀAm and m·m of both samples, and from m_S·m_T.
  private func squaredNorm(
    ofMoments: Double, _ source: (form: Double, mean: Double), _ target: (form: Double, mean: Double), means: Double
  ) -> Double {
    let cross = sourceFactor * source.form - targetFactor * target.form
    let own = sourceFactor * source.mean * sourceFactor * source.mean + targetFactor * target.mean * targetFactor * target.mean
    return max(0, ofMoments - 2 * cross + own - 2 * sourceFactor * means * targetFactor * means)
  }
}

/// The shares of the pooled rows in the source, and in the target.
private struct Weights {
  let source: [Double]
  let target: [Double]

  init(_ differences: [Double]) {
    source = differences.map { max(0, $0) }
    target = differences.map { max(0, -$0) }
  }
}
