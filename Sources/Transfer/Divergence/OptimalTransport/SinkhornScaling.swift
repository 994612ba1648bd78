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

  /// Starts where uᵢ = minⱼ cᵢⱼ and vⱼ = minᵢ (cᵢⱼ − uᵢ): then K has no element above 1, and a 1 in every row and column.
  ///
  /// - Precondition: every point carries enough mass; see `leastMass`.
  init(_ carried: CarriedMass, regularization: Double) {
    precondition(
      regularization > 0 && regularization.isFinite, "The regularization is positive and finite, and \(regularization) is not.")
    self.regularization = regularization
    (sourceWeights, targetWeights) = (carried.sourceWeights, carried.targetWeights)
    costs = Matrix(rowCount: sourceWeights.count, columnCount: targetWeights.count, elements: carried.costs)
    sourcePotentials = (0..<costs.rowCount).map { [costs] row in costs.row(row).min() ?? 0 }
    var targetPotentials = Array(repeating: Double.infinity, count: costs.columnCount)
    for row in 0..<costs.rowCount {
      let potential = sourcePotentials[row]
      for (column, cost) in costs.row(row).enumerated() {
        targetPotentials[column] = min(targetPotentials[column], cost - potential)
      }
    }
    self.targetPotentials = targetPotentials
    sourceScales = Array(repeating: 1, count: costs.rowCount)
    targetScales = Array(repeating: 1, count: costs.columnCount)
    kernel = costs
    renewKernel()
  }

  /// Points must carry more than this share of the mass. In one iteration a scaling can grow by the inverse of a weight, and the
  /// product of two must leave nothing of an element that `kernelElement` drops.
  static let leastMass = 1e-100

  /// Scales the rows, then the columns.
  ///
  /// - Returns: the marginal error of the state before, whose columns are exact but for the very first.
  mutating func iterate() -> Double {
    var columnSums = targetScales
    let error = balanceRows(
      of: kernel, rowWeights: sourceWeights, columnScales: zip(targetWeights, targetScales).map { $0 * $1 },
      rowScales: &sourceScales, columnSums: &columnSums)
    targetScales = columnSums.map { 1 / $0 }
    if !sourceScales.allSatisfy(Self.acceptableScales.contains) || !targetScales.allSatisfy(Self.acceptableScales.contains) {
      absorb()
    }
    return error
  }

  /// Beyond these the scalings go into the potentials. A factor of 10⁵⁰ on either side leaves nothing of an element that
  /// `kernelElement` drops, and a product of the three factors cannot overflow.
  private static let acceptableScales = 1e-50...1e50

  private mutating func absorb() {
    (sourcePotentials, targetPotentials) = totalPotentials
    for index in sourceScales.indices { sourceScales[index] = 1 }
    for index in targetScales.indices { targetScales[index] = 1 }
    renewKernel()
  }

  private mutating func renewKernel() {
    var elements: [Double] = []
    elements.reserveCapacity(costs.elements.count)
    for row in 0..<costs.rowCount {
      let potential = sourcePotentials[row]
      for (column, cost) in costs.row(row).enumerated() {
        elements.append(kernelElement(slack: potential + targetPotentials[column] - cost))
      }
    }
    kernel = Matrix(rowCount: costs.rowCount, columnCount: costs.columnCount, elements: elements)
  }

  /// exp(slack / ε), or 0 where it is so small that its digits would be subnormal, on which arithmetic is slow.
  private func kernelElement(slack: Double) -> Double {
    let exponent = slack / regularization
    return exponent < -600 ? 0 : Double.exp(exponent)
  }

  /// u + u′ and v + v′.
  var totalPotentials: (source: [Double], target: [Double]) {
    (
      zip(sourcePotentials, sourceScales).map { $0 + regularization * Double.log($1) },
      zip(targetPotentials, targetScales).map { $0 + regularization * Double.log($1) }
    )
  }

  /// The plan P.
  var coupling: Matrix {
    let columnFactors = zip(targetScales, targetWeights).map { $0 * $1 }
    var elements: [Double] = []
    elements.reserveCapacity(kernel.elements.count)
    for row in 0..<kernel.rowCount {
      let rowFactor = sourceWeights[row] * sourceScales[row]
      for (column, element) in kernel.row(row).enumerated() { elements.append(rowFactor * element * columnFactors[column]) }
    }
    return Matrix(rowCount: kernel.rowCount, columnCount: kernel.columnCount, elements: elements)
  }
}
