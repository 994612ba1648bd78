public import NumericCore

/// Weights of the source examples that bring its discrepancy to the target down as far as it goes, for linear hypotheses under the
/// squared loss.
///
///     min over w ≥ 0, Σ wᵢ = 1 of ‖Σ wᵢ xᵢxᵢᵀ − M_T‖₂
///
/// The discrepancy is 4Λ² times that norm (``SquaredLossDiscrepancy``). The problem is convex; it is solved with a logarithmic
/// barrier for the two conditions tI ≽ ±(M_w − M_T) and for the weights, by Newton steps. At every step the matrix Z that the
/// barrier gives, of trace norm 1 or less, proves a lower bound for all weights:
///
///     ‖M_w − M_T‖₂ ≥ ⟨Z, M_w − M_T⟩ ≥ minᵢ xᵢᵀZxᵢ − ⟨Z, M_T⟩.
///
/// Of several weightings with the least norm it takes one in their middle. Labels are not asked: what the weights do to a risk is
/// another matter.
///
/// Source: the problem is that of Y. Mansour, M. Mohri and A. Rostamizadeh, "Domain adaptation: learning bounds and algorithms",
/// COLT (2009), there as a semidefinite programme; the barrier is standard (S. Boyd and L. Vandenberghe, "Convex optimization",
/// 2004).
public struct LeastDiscrepancyWeights: Sendable, Hashable {
  /// wᵢ, which sum to 1.
  public let weights: [Double]
  /// ‖M_w − M_T‖₂ of these weights.
  public let norm: Double
  /// What no weights can go below, by the certificate Z.
  public let lowerBound: Double
  /// M_w − M_T.
  public let momentDifference: Matrix

  /// The weights for a source sample and the target's second moments E xxᵀ.
  ///
  /// - Parameters:
  ///   - source: `n × d`.
  ///   - targetMoments: `d × d`, symmetric.
  ///   - tolerance: how far the norm may lie above the least one, relative to the moments' size.
  /// - Precondition: there is an example, the shapes agree, and the tolerance is positive.
  /// - Throws: `NumericalError` where moments are not finite.
  /// - Complexity: some 50 steps of O(*n*² *d* + *n*³ + *d*³).
  public init(source: Matrix, targetMoments: Matrix, tolerance: Double = 1e-8) throws(NumericalError) {
    let (count, size) = (source.rowCount, source.columnCount)
    precondition(
      count > 0 && size > 0 && targetMoments.rowCount == size && tolerance > 0, "Weights need examples with the target's features.")
    let uniform = Array(repeating: 1 / Double(count), count: count)
    let scale = max(source.weightedGram(uniform).trace + targetMoments.trace, .leastNormalMagnitude)
    let barrier = MomentBarrier(rows: source, target: targetMoments)
    var point = MomentBarrier.Point(weights: uniform, level: 2 * scale)
    var sharpness = 1 / scale
    var (best, bound) = (try barrier.reached(by: point), 0.0)
    // The sharpest barriers are lost to rounding, so that of all steps the best weights and the best proof are kept.
    for _ in 0..<24 {
      var steps = 0
      while steps < 40, try barrier.step(&point, sharpness: sharpness) { steps += 1 }
      let reached = try barrier.reached(by: point)
      if reached.norm < best.norm { best = reached }
      bound = max(bound, try barrier.lowerBound(at: point))
      if best.norm - bound <= tolerance * scale { break }
      sharpness *= 5
    }
    (weights, norm, momentDifference) = best
    lowerBound = bound
  }
}

/// τt − log det(tI − D) − log det(tI + D) − Σ log wᵢ with D = Σ wᵢxᵢxᵢᵀ − M_T, under Σ wᵢ = 1.
private struct MomentBarrier {
  struct Point {
    var weights: [Double]
    var level: Double
  }

  let rows: Matrix
  let target: Matrix

  /// The factors of tI − D and tI + D; throws where one is not positive definite.
  private func factors(_ point: Point) throws(NumericalError) -> [CholeskyDecomposition] {
    let difference = rows.weightedGram(point.weights) - target
    let level = Matrix(diagonal: Array(repeating: point.level, count: target.rowCount))
    return [try CholeskyDecomposition(level - difference), try CholeskyDecomposition(level + difference)]
  }

  private func value(_ point: Point, _ sharpness: Double) -> Double {
    guard point.weights.allSatisfy({ $0 > 0 }), let factors = try? factors(point) else { return .infinity }
    let determinants = factors.flatMap(\.lower.diagonal).map { 2 * Double.log($0) }.sum()
    return sharpness * point.level - determinants - point.weights.map { Double.log($0) }.sum()
  }

  /// The weights of a point, which sum to 1, with ‖M_w − M_T‖₂ and M_w − M_T.
  func reached(by point: Point) throws(NumericalError) -> (weights: [Double], norm: Double, difference: Matrix) {
    let total = point.weights.sum()
    let weights = point.weights.map { $0 / total }
    let difference = rows.weightedGram(weights) - target
    let values = try SymmetricEigendecomposition(difference).values
    return (weights, values.reduce(0) { max($0, $1.magnitude) }, difference)
  }

  /// One Newton step with backtracking; false where the point is the minimum to rounding.
  func step(_ point: inout Point, sharpness: Double) throws(NumericalError) -> Bool {
    let (count, factors) = (rows.rowCount, try factors(point))
    let inverses = factors.map { $0.solve(Matrix.identity(target.rowCount)) }
    // xᵢᵀS⁻¹xⱼ and xᵢᵀS⁻²xᵢ for both factors.
    let halves = inverses.map { rows * $0 }
    let products = halves.map { $0.timesTransposed(rows) }
    let squares = halves.map { half in (0..<count).map { row in half.row(row).map { $0 * $0 }.sum() } }

    var gradient = (0..<count).map { products[0][$0, $0] - products[1][$0, $0] - 1 / point.weights[$0] }
    gradient.append(sharpness - inverses[0].trace - inverses[1].trace)
    var hessian = Matrix(rowCount: count + 1, columnCount: count + 1, repeating: 0)
    for row in 0..<count {
      for column in 0..<count {
        let (first, second) = (products[0][row, column], products[1][row, column])
        hessian[row, column] = first * first + second * second
      }
      hessian[row, row] += 1 / (point.weights[row] * point.weights[row])
      hessian[row, count] = squares[1][row] - squares[0][row]
      hessian[count, row] = hessian[row, count]
    }
    let (first, second) = (inverses[0].frobeniusNorm, inverses[1].frobeniusNorm)
    hessian[count, count] = first * first + second * second

    // The step that keeps Σ wᵢ: H Δ = −g − ν e with e = (1, …, 1, 0), in units of the weights and of t, in which H is better
    // conditioned.
    let units = point.weights + [point.level]
    for row in 0...count {
      for column in 0...count { hessian[row, column] *= units[row] * units[column] }
    }
    guard let factor = try? CholeskyDecomposition(hessian) else { return false }
    func solve(_ right: [Double]) -> [Double] {
      zip(units, factor.solve(zip(units, right).map { $0 * $1 })).map { $0 * $1 }
    }
    let (free, correction) = (solve(gradient), solve(Array(repeating: 1.0, count: count) + [0]))
    let multiplier = free.dropLast().reduce(0, +) / correction.dropLast().reduce(0, +)
    let step = zip(free, correction).map { multiplier * $1 - $0 }
    let decrease = zip(step, gradient).map { $0 * $1 }.sum()
    guard decrease < -1e-10 else { return false }
    let start = value(point, sharpness)
    var length = 1.0
    while length > 1e-10 {
      let next = Point(
        weights: zip(point.weights, step).map { $0 + length * $1 }, level: point.level + length * step[count])
      if value(next, sharpness) <= start + 0.1 * length * decrease {
        point = next
        return true
      }
      length /= 2
    }
    return false
  }

  /// minᵢ xᵢᵀZxᵢ − ⟨Z, M_T⟩ with Z = (S₁⁻¹ − S₂⁻¹)/tr(S₁⁻¹ + S₂⁻¹), S the two matrices of the barrier.
  func lowerBound(at point: Point) throws(NumericalError) -> Double {
    let inverses = try factors(point).map { $0.solve(Matrix.identity(target.rowCount)) }
    let certificate = (1 / (inverses[0].trace + inverses[1].trace)) * (inverses[0] - inverses[1])
    let half = rows * certificate
    let values = (0..<rows.rowCount).map { row in zip(half.row(row), rows.row(row)).map { $0 * $1 }.sum() }
    let onTarget = zip(certificate.elements, target.elements).map { $0 * $1 }.sum()
    return values.reduce(.infinity, min) - onTarget
  }
}
