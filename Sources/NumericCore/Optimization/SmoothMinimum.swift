/// A local minimum of a smooth function of many variables, found by a quasi-Newton method that needs its gradient.
///
///     // The least squares solution of A x = b.
///     let fit = try SmoothMinimum(from: [0, 0]) { x, gradient in
///       let residual = a.times(x).subtracting(b)
///       gradient = a.transposedTimes(residual)
///       return 0.5 * residual.dot(residual)
///     }
///
/// The minimum is global where the function is convex.
///
/// Source: the method of Broyden, Fletcher, Goldfarb and Shanno with the line search of R. Fletcher, "Practical methods of
/// optimization" (1987), as `vector_bfgs2` of the GNU Scientific Library implements it.
public struct SmoothMinimum: Sendable, Hashable {
  /// The point reached.
  public let point: [Double]
  /// The function's value there.
  public let value: Double
  /// The Euclidean norm of the gradient there.
  public let gradientNorm: Double
  /// The number of line searches made.
  public let iterationCount: Int

  /// Minimises a function.
  ///
  /// - Parameters:
  ///   - start: where to begin; its count is the number of variables
  ///   - gradientTolerance: the search ends where the gradient's norm is at most this. Values are known to 2⁻⁵² of their size, so
  ///     where the function has the curvature *L*, much less than √(*L* · |value|) · 2⁻²⁶ cannot be reached.
  ///   - iterationLimit: the largest number of line searches
  ///   - objective: returns the function's value at a point, and writes its gradient there, which arrives as zeros
  /// - Throws: ``MinimizationError``: the budget ended, no more progress is possible, or the function is not finite somewhere.
  public init(
    from start: [Double], gradientTolerance: Double = 1e-6, iterationLimit: Int = 1000,
    of objective: @escaping (_ point: [Double], _ gradient: inout [Double]) -> Double
  ) throws(MinimizationError) {
    precondition(gradientTolerance > 0, "A gradient tolerance is positive, not \(gradientTolerance).")
    let objective = SmoothObjective(objective)
    objective.move(to: start)
    if let badPoint = objective.badPoint { throw .nonFinite(point: badPoint) }
    var best = SmoothMinimum(
      point: start, value: objective.value, gradientNorm: objective.gradient.norm, iterationCount: 0)
    guard best.gradientNorm > gradientTolerance else {
      self = best
      return
    }
    let search: QuasiNewtonSearch
    do { search = try QuasiNewtonSearch(objective, start: start) } catch { throw .failed(error) }
    var hasRestarted = false
    while best.gradientNorm > gradientTolerance {
      guard best.iterationCount < iterationLimit else { throw .notConverged(best: best, isStalled: false) }
      let progressed = try search.step()
      best = search.position(iterationCount: best.iterationCount + 1)
      // A line search fails at rounding level, or along a bad direction, which forgetting what led to it cures.
      guard progressed || !hasRestarted else { throw .notConverged(best: best, isStalled: true) }
      if !progressed { search.restart() }
      hasRestarted = !progressed
    }
    self = best
  }

  init(point: [Double], value: Double, gradientNorm: Double, iterationCount: Int) {
    (self.point, self.value, self.gradientNorm, self.iterationCount) = (point, value, gradientNorm, iterationCount)
  }
}
