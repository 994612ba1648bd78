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
  private var kernel: Kernel
  private var sourceScales: [Double]
  private var targetScales: [Double]
  /// By how much the columns are off; not known before the first step on a kernel.
  private var columnError = Double.infinity

  private enum Kernel {
    case coarse(CoarseMatrix)
    case exact(Matrix)
  }

  /// Starts where uᵢ = minⱼ cᵢⱼ and vⱼ = minᵢ (cᵢⱼ − uᵢ): then K has no element above 1, and a 1 in every row and column.
  ///
  /// - Parameter maySaveMemory: whether a kernel larger than the nearest caches is at first a coarse one; see ``refine()``.
  /// - Precondition: every point carries enough mass; see `leastMass`.
  init(_ carried: CarriedMass, regularization: Double, maySaveMemory: Bool = false) {
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
    kernel = .exact(costs)
    renewKernel(isCoarse: maySaveMemory && costs.elements.count > Self.nearestCaches)
  }

  /// So many doubles are in the nearest caches of most processors, 2 MB.
  private static let nearestCaches = 1 << 18

  /// Whether the kernel has relative errors of ``CoarseMatrix/roundingError``.
  var isCoarse: Bool { if case .coarse = kernel { true } else { false } }

  /// Takes a kernel of doubles for a coarse one, on which steps take half the time, and can meet the marginals only to its errors.
  mutating func refine() {
    renewKernel(isCoarse: false)
    columnError = .infinity
  }

  /// Points must carry more than this share of the mass. In one iteration a scaling can grow by the inverse of a weight, and the
  /// product of two must leave nothing of an element that `writeKernel` drops.
  static let leastMass = 1e-100

  /// Scales the rows, then the columns; see `scaleAlternately`.
  ///
  /// - Returns: the marginal error of the state before; infinite at the first step on a kernel, where that of the columns is not
  ///   known.
  mutating func iterate(relaxation: Double = 0) -> Double {
    let errors =
      switch kernel {
      case .coarse(let kernel):
        scaleAlternately(
          kernel, rowWeights: sourceWeights, columnWeights: targetWeights, relaxation: relaxation, rowScales: &sourceScales,
          columnScales: &targetScales)
      case .exact(let kernel):
        scaleAlternately(
          kernel, rowWeights: sourceWeights, columnWeights: targetWeights, relaxation: relaxation, rowScales: &sourceScales,
          columnScales: &targetScales)
      }
    let error = errors.rowErrorBefore + columnError
    columnError = errors.columnErrorAfter
    if !sourceScales.allSatisfy(Self.acceptableScales.contains) || !targetScales.allSatisfy(Self.acceptableScales.contains) {
      absorbScales()
      renewKernel(isCoarse: isCoarse)
    }
    return error
  }

  /// Beyond these the scalings go into the potentials. A factor of 10⁵⁰ on either side leaves nothing of an element that
  /// `writeKernel` drops, and a product of the three factors cannot overflow.
  private static let acceptableScales = 1e-50...1e50

  private mutating func absorbScales() {
    (sourcePotentials, targetPotentials) = totalPotentials
    for index in sourceScales.indices { sourceScales[index] = 1 }
    for index in targetScales.indices { targetScales[index] = 1 }
  }

  private mutating func renewKernel(isCoarse: Bool) {
    kernel =
      isCoarse
      ? .coarse(CoarseMatrix(rowCount: costs.rowCount, columnCount: costs.columnCount, writing: writeKernel))
      : .exact(costs.mappingRows { row, _, elements in writeKernel(row, &elements) })
  }

  /// A row of K, with 0 for elements so small that their digits would be subnormal, on which arithmetic is slow.
  private func writeKernel(_ row: Int, _ elements: inout MutableSpan<Double>) {
    let potential = sourcePotentials[row]
    let costs = costs.elements.span.extracting(row * costs.columnCount..<(row + 1) * costs.columnCount)
    let targetPotentials = targetPotentials.span
    let scale = min(1 / regularization, .greatestFiniteMagnitude)
    for column in costs.indices {
      let slack = potential + targetPotentials[column] - costs[column]
      elements[column] = slack * scale < -600 ? -.infinity : slack
    }
    elements.exponentiate(scale: scale)
  }

  /// u + u′ and v + v′.
  var totalPotentials: (source: [Double], target: [Double]) {
    (
      zip(sourcePotentials, sourceScales).map { $0 + regularization * Double.log($1) },
      zip(targetPotentials, targetScales).map { $0 + regularization * Double.log($1) }
    )
  }

  /// The plan P, its cost, and the mass by which it misses the weights.
  ///
  /// - Precondition: the kernel is exact.
  consuming func plan() -> (coupling: Matrix, cost: Double, marginalError: Double) {
    guard case .exact(var coupling) = kernel else { preconditionFailure("A plan needs an exact kernel.") }
    kernel = .exact(Matrix(rowCount: 0, columnCount: 0, elements: []))  // Else the plan would be a copy.
    let sums = coupling.scale(
      rows: zip(sourceWeights, sourceScales).map { $0 * $1 }, columns: zip(targetWeights, targetScales).map { $0 * $1 },
      costs: costs)
    let errors = zip(sums.rowSums + sums.columnSums, sourceWeights + targetWeights).map { ($0 - $1).magnitude }
    return (coupling, sums.cost, errors.sum())
  }
}
