internal import NumericCore

extension SoftmaxProblem {
  /// Newton's method with steps by preconditioned conjugate gradients, each solved as precisely as the distance from the minimum
  /// deserves.
  ///
  /// Source: J. Nocedal and S. Wright, "Numerical optimization" (2006), algorithm 7.1.
  func minimum(
    tolerance: Double, iterationLimit: Int
  ) throws(LearningError) -> (point: Point, gradientNorm: Double, iterations: Int) {
    var point = point(Matrix(rowCount: coordinates.columnCount, columnCount: classCount, repeating: 0))
    let start = norm(point.gradient)
    var iteration = 0
    while true {
      let size = norm(point.gradient)
      let ratio = size > rounding ? size / start : 0
      if ratio <= tolerance { return (point, ratio, iteration) }
      guard iteration < iterationLimit, let next = descend(from: point, precision: min(0.5, ratio.squareRoot())) else {
        throw .notConverged(iterations: iteration, residual: ratio)
      }
      point = next
      iteration += 1
    }
  }

  /// The length of a gradient in units of the steps that it asks for.
  private func norm(_ gradient: Matrix) -> Double { gradient.elements.dot(preconditioned(gradient).elements).squareRoot() }

  /// What rounding leaves of ``norm(_:)``: each row of the gradient, in those units, is a unit vector's product with residuals of
  /// at most √(2n) in all, which are rounded to a few units in the last place.
  private var rounding: Double {
    let (count, width) = (coordinates.rowCount, coordinates.columnCount * classCount)
    return 4 * Double.ulpOfOne * Double(2 * count * width).squareRoot()
  }

  /// The point after a step that lowers the objective enough; nil where rounding leaves none.
  ///
  /// Close to the minimum, rounding hides the decrease; there a step that reduces the gradient is as good.
  private func descend(from point: Point, precision: Double) -> Point? {
    let step = step(from: point, precision: precision)
    let slope = point.gradient.elements.dot(step.elements)
    var scale = 1.0
    for _ in 0..<30 {
      let next = self.point(point.parameters + scale * step)
      let change = next.objective - point.objective
      if change <= 1e-4 * scale * slope { return next }
      if abs(change) <= 1e-14 * point.objectiveSize && norm(next.gradient) < norm(point.gradient) { return next }
      scale /= 2
    }
    return nil
  }

  /// The solution of H V = −∇ whose rows sum to 0, to a residual of `precision` times the gradient.
  ///
  /// H knows no step that is the same for all classes but by the penalty, and ∇ asks for none: rounding alone would bring one
  /// about.
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
    return step.centringRows
  }
}

extension Matrix {
  /// Each row less its mean.
  fileprivate var centringRows: Matrix {
    var centred = self
    centred.transformRows { _, elements in
      var sum = 0.0
      for column in 0..<elements.count { sum += elements[column] }
      for column in 0..<elements.count { elements[column] -= sum / Double(elements.count) }
    }
    return centred
  }
}
