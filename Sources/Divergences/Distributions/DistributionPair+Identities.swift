internal import Learning
public import NumericCore

// Distances that are one another under other names: how far both sides of an identity are apart on a pair of distributions. Each
// residual is relative to the distance, or to a thousandth where the distance is smaller.

extension DistributionPair {
  /// The largest difference of W₁ between the first coordinates as an area ∫ |F_S − F_T|, as the least transport cost, as what its
  /// prices are worth, and as sup E_S f − E_T f over 1-Lipschitz f (Kantorovich and Rubinstein).
  ///
  /// - Throws: ``TransportError``.
  public func wasserstein1FormsResidual() throws(TransportError) -> Double {
    let line = points.column(0)
    let area = wasserstein1(SortedSample(line, weights: source), SortedSample(line, weights: target))
    let column = Matrix(rowCount: line.count, columnCount: 1, elements: line)
    let plan = try transport(pairwiseDistances(column, column))
    return [area - plan.cost, area - lipschitzDual, plan.dualityGap].map(\.magnitude).reduce(0, max) / max(area, Self.least)
  }

  /// sup E_S f − E_T f over 1-Lipschitz f of the first coordinate: f climbs with slope 1 where F_S < F_T, else it falls.
  var lipschitzDual: Double {
    let line = points.column(0)
    let order = line.ascendingOrder()
    var (height, below, dual) = (0.0, 0.0, 0.0)
    for (place, point) in order.enumerated() {
      if place > 0 { height += (line[point] - line[order[place - 1]]) * (below < 0 ? 1 : -1) }
      dual += height * differences[point]
      below += differences[point]
    }
    return dual
  }

  /// |MMD² − ‖M_S − M_T‖_F²| for the kernel (x·y)² = ⟨xxᵀ, yyᵀ⟩, whose mean embedding is the second moment M = E xxᵀ.
  public func quadraticKernelResidual() -> Double {
    let norm = (secondMoments(source) - secondMoments(target)).frobeniusNorm
    let squared = squaredDiscrepancy(.polynomial(degree: 2, offset: 0), at: points)
    return (squared - norm * norm).magnitude / max(norm * norm, Self.least)
  }

  /// How far sup |E_S (w·x − w′·x)² − E_T (w·x − w′·x)²| over ‖w‖, ‖w′‖ ≤ 1 is from the closed form 4 ‖M_S − M_T‖₂ of
  /// ``SquaredLossDiscrepancy``: by how much its own pair misses it, or the best of a hundred random pairs exceeds it.
  ///
  /// - Throws: `NumericalError` where the eigenvalues do not converge.
  public func squaredLossDiscrepancyResidual(random: RandomSource) throws(NumericalError) -> Double {
    let difference = secondMoments(source) - secondMoments(target)
    let discrepancy = try SquaredLossDiscrepancy(momentDifference: difference, radius: 1)
    // |uᵀ (M_S − M_T) u|, u = w − w′.
    func value(_ u: [Double]) -> Double { u.dot(difference.times(u)).magnitude }
    let attained = value(discrepancy.direction.scaled(by: 2))
    let pairs = random.directions(count: 200, dimension: points.columnCount)
    let largest = (0..<100).map { value(pairs.row(2 * $0).subtracting(pairs.row(2 * $0 + 1))) }.reduce(0, max)
    return max((attained - discrepancy.value).magnitude, largest - discrepancy.value) / max(discrepancy.value / 4, Self.least)
  }

  private static let least = 1e-3
}
