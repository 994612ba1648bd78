internal import Learning
internal import NumericCore

/// A box-constrained quadratic programme with bounds on the sum:
///
///     minimise  ½ xᵀKx − cᵀx   over  0 ≤ xᵢ ≤ B,  low ≤ Σ xᵢ ≤ high.
///
/// Where the box alone gives a sum in range, that is the solution. Else one bound s of the sum binds, with a multiplier ν that the
/// method of multipliers finds: minimise over the box with the terms ν (Σ xᵢ − s) + ½ ρ (Σ xᵢ − s)² added, set ν ← ν + ρ (Σ xᵢ −
/// s), repeat. Each solution fulfils every condition for the new ν exactly, except that Σ xᵢ = s; that error falls by a factor of
/// at least 1 + ρ/κ a round, κ the least curvature that a change of the sum can meet. It works for a singular K too, where the sum
/// is no function of ν. Rounds end when ν is known to the tolerance of the gradient.
///
/// Source: D. Bertsekas, "Constrained optimization and Lagrange multiplier methods", Academic Press (1982), chapter 2.
struct SumConstrainedProgram {
  private(set) var program: BoxQuadraticProgram
  private let sums: ClosedRange<Double>

  init(matrix: Matrix, linear: [Double], upperBound: Double, sums: ClosedRange<Double>) {
    program = BoxQuadraticProgram(matrix: matrix, linear: linear, upperBound: upperBound)
    self.sums = sums
  }

  /// Σ xᵢ.
  var sum: Double { program.point.reduce(0, +) }

  /// ν: positive where the upper bound of the sum binds, negative where the lower does, else 0.
  var multiplier: Double { program.sumGradient }

  /// Finds the minimum.
  ///
  /// - Throws: `notConverged` after `iterationLimit` steps, or where a hundred multipliers do not bring the sum to its bound.
  mutating func minimise(tolerance: Double, iterationLimit: Int) throws(LearningError) {
    try program.minimise(tolerance: tolerance, iterationLimit: iterationLimit)
    guard !sums.contains(sum) else { return }
    let bound = sum > sums.upperBound ? sums.upperBound : sums.lowerBound
    // Ten times the largest curvature of one place: the sum's error falls tenfold a round, and the system stays well conditioned.
    program.sumCurvature = 10 * max(program.matrix.diagonal.max() ?? 1, .leastNormalMagnitude)
    var multiplier = 0.0
    for _ in 0..<100 {
      program.sumSlope = multiplier - program.sumCurvature * bound
      try program.minimise(tolerance: tolerance, iterationLimit: iterationLimit)
      multiplier = self.multiplier
      // A further round would change ν, and so the gradient, by less than the tolerance.
      if program.sumCurvature * abs(sum - bound) <= tolerance { return }
    }
    throw .notConverged(iterations: program.iterations, residual: abs(sum - bound))
  }
}
