internal import NumericCore

/// The state of Sinkhorn's iteration: a kernel with potentials absorbed, and the scalings since.
///
/// The plan is Pᵢⱼ = aᵢ rᵢ Kᵢⱼ sⱼ bⱼ with Kᵢⱼ = exp((uᵢ + vⱼ − cᵢⱼ) / ε), where u and v are the absorbed potentials, and
/// r = exp(u′/ε) and s = exp(v′/ε) hold what the iteration has added to them.
struct SinkhornScaling {
  let regularization: Double
  private let costs: Matrix
  private let sourceWeights: [Double]
  private let targetWeights: [Double]
  private var sourcePotentials: [Double]
  private var targetPotentials: [Double]
  private var kernel: Matrix
  private var sourceScales: [Double]
  private var targetScales: [Double]
  private var columnError = 0.0

  /// Starts where uᵢ = minⱼ cᵢⱼ and vⱼ = minᵢ (cᵢⱼ − uᵢ): then K has no element above 1, and a 1 in every row and column.
  ///
  /// - Precondition: every point carries enough mass; see `leastMass`.
  init(_ carried: CarriedMass, regularization: Double) {
    precondition(
      regularization > 0 && regularization.isFinite, "The regularization is positive and finite, and \(regularization) is not.")
    self.regularization = regularization
    (sourceWeights, targetWeights) = (carried.sourceWeights, carried.targetWeights)
    costs = Matrix(rowCount: sourceWeights.count, columnCount: targetWeights.count, elements: carried.costs)
    let zeros = [Double](repeating: 0, count: costs.columnCount)
    (sourcePotentials, targetPotentials) = ([], Array(repeating: .infinity, count: costs.columnCount))
    for row in 0..<costs.rowCount {
      let costs = costs.elements.span.extracting(row * zeros.count..<(row + 1) * zeros.count)
      let potential = smallestSum(costs, zeros.span, below: .infinity)?.value ?? 0
      sourcePotentials.append(potential)
      for column in costs.indices { targetPotentials[column] = min(targetPotentials[column], costs[column] - potential) }
    }
    sourceScales = Array(repeating: 1, count: costs.rowCount)
    targetScales = Array(repeating: 1, count: costs.columnCount)
    kernel = costs
    renewKernel()
  }

  /// Points must carry more than this share of the mass. In one iteration a scaling can grow by the inverse of a weight, and the
  /// product of two must leave nothing of an element that `renewKernel` drops.
  static let leastMass = 1e-100

  /// Scales the rows, then the columns; see `scaleAlternately`.
  ///
  /// - Returns: the marginal error of the state before, but for the very first, whose columns' error is left out.
  mutating func iterate(relaxation: Double = 0) -> Double {
    let errors = scaleAlternately(
      kernel, rowWeights: sourceWeights, columnWeights: targetWeights, relaxation: relaxation, rowScales: &sourceScales,
      columnScales: &targetScales)
    let error = errors.rowErrorBefore + columnError
    columnError = errors.columnErrorAfter
    if !sourceScales.allSatisfy(Self.acceptableScales.contains) || !targetScales.allSatisfy(Self.acceptableScales.contains) {
      absorb()
    }
    return error
  }

  /// Beyond these the scalings go into the potentials. A factor of 10⁵⁰ on either side leaves nothing of an element that
  /// `renewKernel` drops, and a product of the three factors cannot overflow.
  private static let acceptableScales = 1e-50...1e50

  private mutating func absorb() {
    (sourcePotentials, targetPotentials) = totalPotentials
    for index in sourceScales.indices { sourceScales[index] = 1 }
    for index in targetScales.indices { targetScales[index] = 1 }
    renewKernel()
  }

  /// K, with 0 for elements so small that their digits would be subnormal, on which arithmetic is slow.
  private mutating func renewKernel() {
    kernel = costs.mappingRows { row, costs, elements in
      let potential = sourcePotentials[row]
      for column in costs.indices {
        let exponent = (potential + targetPotentials[column] - costs[column]) / regularization
        elements[column] = exponent < -600 ? -.infinity : exponent
      }
      elements.exponentiate()
    }
  }

  /// u + u′ and v + v′.
  var totalPotentials: (source: [Double], target: [Double]) {
    (
      zip(sourcePotentials, sourceScales).map { $0 + regularization * Double.log($1) },
      zip(targetPotentials, targetScales).map { $0 + regularization * Double.log($1) }
    )
  }

  /// The plan P.
  consuming func coupling() -> Matrix {
    let columnFactors = zip(targetScales, targetWeights).map { $0 * $1 }
    kernel.transformRows { row, elements in
      let rowFactor = sourceWeights[row] * sourceScales[row]
      for column in 0..<elements.count { elements[column] = rowFactor * elements[column] * columnFactors[column] }
    }
    return kernel
  }
}
