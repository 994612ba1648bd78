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
  private var coarseKernel: CoarseKernel?
  private var sourceScales: [Double]
  private var targetScales: [Double]
  /// By how much the columns are off; not known before the first step on a kernel.
  private var columnError = Double.infinity

  /// Starts where uᵢ = minⱼ cᵢⱼ and vⱼ = minᵢ (cᵢⱼ − uᵢ): then K has no element above 1, and a 1 in every row and column.
  ///
  /// - Parameter mayBeCoarse: whether steps may at first be in single precision, if there are enough elements; see ``refine()``.
  /// - Precondition: every point carries enough mass; see `leastMass`.
  init(_ carried: CarriedMass, regularization: Double, mayBeCoarse: Bool = false) {
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
    renewKernel(
      hasCoarse: mayBeCoarse && costs.elements.count >= Self.leastCoarseCount
        && (sourceWeights + targetWeights).allSatisfy { $0 >= CoarseKernel.leastWeight })
  }

  /// With fewer elements, steps take no longer than what surrounds them.
  private static let leastCoarseCount = 1 << 12

  /// Whether steps are in single precision.
  var isCoarse: Bool { coarseKernel != nil }

  /// Goes over to double precision, after steps that took less than half the time, and could meet the marginals only to their own
  /// errors.
  mutating func refine() {
    coarseKernel = nil
    columnError = .infinity
  }

  /// Points must carry more than this share of the mass. In one iteration a scaling can grow by the inverse of a weight, and the
  /// product of two must leave nothing of an element that an ``EntropicKernel`` drops.
  static let leastMass = 1e-100

  /// Scales the rows, then the columns; see `scaleAlternately`.
  ///
  /// - Returns: the marginal error of the state before, infinite at the first step on a kernel, where that of the columns is not
  ///   known; and the most that it can be now, where that is known: after a step without relaxation, in double precision.
  mutating func iterate(relaxation: Double = 0) -> (before: Double, bound: Double) {
    let errors =
      if let coarseKernel {
        scaleAlternately(
          coarseKernel, rowWeights: sourceWeights, columnWeights: targetWeights, relaxation: relaxation, rowScales: &sourceScales,
          columnScales: &targetScales)
      } else {
        scaleAlternately(
          kernel, rowWeights: sourceWeights, columnWeights: targetWeights, relaxation: relaxation, rowScales: &sourceScales,
          columnScales: &targetScales)
      }
    let error = errors.rowsBefore + columnError
    columnError = errors.columnsAfter
    let bound = relaxation == 0 && !isCoarse ? errors.columnsBetween : .infinity
    let acceptable = isCoarse ? CoarseKernel.acceptableScales : Self.acceptableScales
    if !sourceScales.allSatisfy(acceptable.contains) || !targetScales.allSatisfy(acceptable.contains) {
      absorbScales()
      renewKernel(hasCoarse: isCoarse)
    }
    return (error, bound)
  }

  /// Beyond these the scalings go into the potentials. A factor of 10⁵⁰ on either side leaves nothing of an element that
  /// an ``EntropicKernel`` drops, and a product of the three factors cannot overflow.
  private static let acceptableScales = 1e-50...1e50

  private mutating func absorbScales() {
    (sourcePotentials, targetPotentials) = totalPotentials
    for index in sourceScales.indices { sourceScales[index] = 1 }
    for index in targetScales.indices { targetScales[index] = 1 }
  }

  private mutating func renewKernel(hasCoarse: Bool) {
    let renewed = EntropicKernel(
      costs: costs, rowPotentials: sourcePotentials, columnPotentials: targetPotentials, regularization: regularization,
      hasCoarse: hasCoarse)
    (kernel, coarseKernel) = (renewed.elements, renewed.coarse)
  }

  /// u + u′ and v + v′.
  var totalPotentials: (source: [Double], target: [Double]) {
    (
      zip(sourcePotentials, sourceScales).map { $0 + regularization * Double.log($1) },
      zip(targetPotentials, targetScales).map { $0 + regularization * Double.log($1) }
    )
  }

  /// The plan P, its cost, Σᵢⱼ Pᵢⱼ (log Pᵢⱼ − 1), and the mass by which it misses the weights.
  ///
  /// No element needs a logarithm, because log Pᵢⱼ = log aᵢ + log bⱼ + (uᵢ + vⱼ − cᵢⱼ) / ε.
  consuming func plan() -> (coupling: Matrix, cost: Double, negativeEntropy: Double, marginalError: Double) {
    let (u, v) = totalPotentials
    let logarithms = zip(sourceWeights + targetWeights, u + v).map { Double.log($0) + $1 / regularization }
    var coupling = kernel
    kernel = Matrix(rowCount: 0, columnCount: 0, elements: [])  // Else the plan would be a copy.
    let sums = coupling.scale(
      rows: zip(sourceWeights, sourceScales).map { $0 * $1 }, columns: zip(targetWeights, targetScales).map { $0 * $1 },
      costs: costs)
    let masses = sums.rowSums + sums.columnSums
    let errors = zip(masses, sourceWeights + targetWeights).map { ($0 - $1).magnitude }
    let negativeEntropy = zip(masses, logarithms).map { $0 * $1 }.sum() - sums.cost / regularization - sums.rowSums.sum()
    return (coupling, sums.cost, negativeEntropy, errors.sum())
  }
}
