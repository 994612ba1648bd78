internal import NumericCore

extension SoftmaxProblem {
  /// Newton's method with steps by preconditioned conjugate gradients, each solved as precisely as the distance from the minimum deserves.
  ///
  /// Source: J. Nocedal and S. Wright, "Numerical optimization" (2006), algorithm 7.1.
  func minimum(
    tolerance: Double, iterationLimit: Int
  ) throws(LearningError) -> (point: Point, gradientNorm: Double, iterations: Int) {
    var point = point(Matrix(rowCount: coordinates.columnCount, columnCount: classCount, repeating: 0))
    let start = norm(point.gradient)
    for iteration in 0...iterationLimit {
      let ratio = start > 0 ? norm(point.gradient) / start : 0
      if ratio <= tolerance { return (point, ratio, iteration) }
      guard iteration < iterationLimit, let next = descend(from: point, precision: min(0.5, ratio.squareRoot())) else {
        throw .notConverged(iterations: iteration, residual: ratio)
      }
      point = next
    }
    throw .notConverged(iterations: iterationLimit, residual: .infinity)
  }

  /// The length of a gradient in units of the steps that it asks for.
  private func norm(_ gradient: Matrix) -> Double { gradient.elements.dot(preconditioned(gradient).elements).squareRoot() }

  /// The point after a step that lowers the objective enough; nil where rounding leaves none.
  private func descend(from point: Point, precision: Double) -> Point? {
    let step = step(from: point, precision: precision)
    let slope = point.gradient.elements.dot(step.elements)
    var scale = 1.0
    for _ in 0..<30 {
      let next = self.point(point.parameters + scale * step)
      if next.objective <= point.objective + 1e-4 * scale * slope { return next }
      scale /= 2
    }
    return nil
  }

  /// The solution of H V = −∇, to a residual of `precision` times the gradient.
  private func step(from point: Point, precision: Double) -> Matrix {
    var step = Matrix(rowCount: point.gradient.rowCount, columnCount: classCount, repeating: 0)
    var residual = -1 * point.gradient
    var scaled = preconditioned(residual)
    var direction = scaled
    var size = residual.elements.dot(scaled.elements)
    let target = precision * precision * size
    for _ in 0..<2 * residual.elements.count where size > target {
      let curved = curvature(at: point, times: direction)
      let length = size / direction.elements.dot(curved.elements)
      step.add(length, times: direction)
      residual.add(-length, times: curved)
      scaled = preconditioned(residual)
      let next = residual.elements.dot(scaled.elements)
      direction = scaled + (next / size) * direction
      size = next
    }
    return step
  }
}
