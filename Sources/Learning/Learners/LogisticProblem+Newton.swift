internal import NumericCore

extension LogisticProblem {
  /// The result of the iteration.
  struct Solution {
    let point: Point
    let gradientNorm: Double
    let iterations: Int
  }

  /// Where an iteration starts: a point, and what is known of the second derivative there.
  struct Start {
    let point: Point
    var curvature: CorrectedCurvature?
  }

  /// Where to start: near the solution on an eighth of the examples where these still outnumber the parameters by far, else at 0.
  ///
  /// It need not be nearer to that solution than this is to the other. The second derivative there is made from the examples near
  /// the hyperplane alone: what it lacks, the gradients that follow correct. What fails is left to the whole sample to find.
  func start() -> Start {
    let zero = [Double](repeating: 0, count: examples.features.columnCount + 1)
    let thinning = 8
    guard examples.signs.count >= 20 * thinning * zero.count else { return Start(point: point(zero)) }
    let part = LogisticProblem(examples: examples.thinned(by: thinning), penalty: penalty)
    guard part.examples.totalWeight > 0,
      let solution = try? part.minimum(from: part.start(), tolerance: 5e-3, iterationLimit: 20)
    else { return Start(point: point(zero)) }
    let point = point(solution.point.parameters)
    let factor = try? curvature(at: point, leavingOut: 0.5)
    return Start(point: point, curvature: factor.map(CorrectedCurvature.init))
  }

  /// Newton's method with backtracking from `start`.
  ///
  /// The second derivative costs as much as several gradients. Once factorised it serves for the following steps too, corrected by
  /// what their gradients tell, as long as any two steps at least halve the gradient.
  func minimum(from start: Start, tolerance: Double, iterationLimit: Int) throws(LearningError) -> Solution {
    var current = start.point
    var norm = gradientNorm(current.gradient)
    var lastNorm = norm
    var curvature = start.curvature
    for iteration in 0..<iterationLimit {
      if norm <= tolerance { return Solution(point: current, gradientNorm: norm, iterations: iteration) }
      let kept = curvature
      var model = if let kept { kept } else { CorrectedCurvature(factor: try self.curvature(at: current)) }
      let step = model.solve(current.gradient.scaled(by: -1))
      try requireInseparable(at: current, along: step)
      guard let next = backtrack(from: current, along: step) else {
        // No step lowers the objective in working precision.
        guard kept != nil else { throw .notConverged(iterations: iteration, residual: norm) }
        curvature = nil
        continue
      }
      let nextNorm = gradientNorm(next.gradient)
      model.learn(
        step: next.parameters.subtracting(current.parameters), change: next.gradient.subtracting(current.gradient))
      curvature = nextNorm <= 0.5 * lastNorm ? model : nil
      (current, lastNorm, norm) = (next, norm, nextNorm)
    }
    guard norm <= tolerance else { throw .notConverged(iterations: iterationLimit, residual: norm) }
    return Solution(point: current, gradientNorm: norm, iterations: iterationLimit)
  }

  /// The first of the steps 1, ½, ¼, … that lowers the objective by a ten-thousandth of what its slope promises; nil where none
  /// does.
  ///
  /// Close to the minimum, rounding hides the decrease; there a step that reduces the gradient is as good.
  private func backtrack(from current: Point, along step: [Double]) -> Point? {
    let slope = current.gradient.dot(step)
    let rounding = 1e-14 * abs(current.objective)
    var share = 1.0
    while share > 1e-10 {
      let next = point(current.parameters.adding(share, times: step))
      let change = next.objective - current.objective
      if change <= 1e-4 * share * slope { return next }
      if abs(change) <= rounding && gradientNorm(next.gradient) < gradientNorm(current.gradient) { return next }
      share *= 0.5
    }
    return nil
  }

  /// Without a penalty: throws where the classes are separated by the current hyperplane, or where along `step` no margin falls and
  /// some rise, so that the objective falls for ever.
  private func requireInseparable(at current: Point, along step: [Double]) throws(LearningError) {
    guard penalty == 0 else { return }
    let weighted = examples.weights.indices.filter { examples.weights[$0] > 0 }
    if weighted.allSatisfy({ current.margins[$0] > 0 }) { throw .separable }
    let products = examples.features.times(Array(step.dropLast()))
    let changes = weighted.map { examples.signs[$0] * (products[$0] + step[step.count - 1]) }
    let largest = changes.max() ?? 0
    if largest > 0 && changes.allSatisfy({ $0 >= -1e-9 * largest }) { throw .separable }
  }
}
