import NumericCore
import Testing

@Suite struct SmoothMinimumTests {
  @Test(arguments: 1...8) func `a convex quadratic has the minimum that solves its normal equations`(seed: Int) throws {
    let order = 2 * seed
    let a = Matrix.randomPositiveDefinite(order, seed: seed)
    let b = Matrix.random(order, 1, seed: seed).elements
    let minimum = try SmoothMinimum(from: Array(repeating: 1, count: order)) { x, gradient in
      gradient = a.times(x).subtracting(b)
      return 0.5 * x.dot(a.times(x)) - b.dot(x)
    }
    #expect(minimum.gradientNorm <= 1e-6)
    // The least eigenvalue of AᵀA + 1 is at least 1, so the distance to the solution is at most the gradient's norm.
    let distance = try minimum.point.subtracting(CholeskyDecomposition(a).solve(b)).norm
    #expect(distance <= 2 * minimum.gradientNorm)
  }

  @Test func `the valley of Rosenbrock ends at (1, 1)`() throws {
    let minimum = try SmoothMinimum(from: [-1.2, 1], of: rosenbrock)
    #expect(minimum.point.subtracting([1, 1]).norm < 1e-5)
    #expect(minimum.iterationCount > 5)
  }

  @Test func `a minimum of value 0 is found however flat the function is around it`() throws {
    let minimum = try SmoothMinimum(from: [-1200, 1000], gradientTolerance: 1e-10, of: rosenbrock)
    #expect(minimum.gradientNorm <= 1e-10)
    let flat = try SmoothMinimum(from: [1, 1], gradientTolerance: 1e-12) { x, gradient in
      gradient = [2e8 * x[0], 2e-8 * x[1]]
      return 1e8 * x[0] * x[0] + 1e-8 * x[1] * x[1]
    }
    #expect(flat.gradientNorm <= 1e-12)
  }

  @Test func `a line search that fails is not the end where the steepest descent still goes down`() throws {
    // The second line search of GSL's method fails here, long before rounding hides the descent.
    let minimum = try SmoothMinimum(from: [3, -2]) { x, gradient in
      gradient = [2 * x[0], 2e-3 * x[1]]
      return 1e-6 + x[0] * x[0] + 1e-3 * x[1] * x[1]
    }
    #expect(minimum.gradientNorm <= 1e-6)
  }

  @Test func `a start at the minimum, or without variables, needs no iteration`() throws {
    #expect(try SmoothMinimum(from: [1, 1], of: rosenbrock).iterationCount == 0)
    let constant = try SmoothMinimum(from: []) { _, _ in 5 }
    #expect(constant.value == 5 && constant.point.isEmpty)
  }

  @Test func `a budget that ends is an error with the best point so far`() {
    let error = #expect(throws: MinimizationError.self) {
      try SmoothMinimum(from: [-1.2, 1], iterationLimit: 5, of: rosenbrock)
    }
    guard case .notConverged(let best, isStalled: false) = error else {
      Issue.record("not the expected error: \(String(describing: error))")
      return
    }
    #expect(best.iterationCount == 5 && best.gradientNorm > 0)
    var gradient = [0.0, 0]
    #expect(best.value == rosenbrock(best.point, &gradient) && best.value < 24.2, "24.2 is the value at the start")
    #expect(best.gradientNorm == gradient.norm)
  }

  @Test func `a wrong gradient stalls, and says so`() {
    let error = #expect(throws: MinimizationError.self) {
      try SmoothMinimum(from: [3]) { x, gradient in
        gradient = [-2 * x[0]]
        return x[0] * x[0]
      }
    }
    guard case .notConverged(_, isStalled: true) = error else {
      Issue.record("not the expected error: \(String(describing: error))")
      return
    }
  }

  @Test func `a function that is not finite at the start or on the way is an error with the point`() {
    #expect(throws: MinimizationError.nonFinite(point: [2])) { try SmoothMinimum(from: [2]) { _, _ in .nan } }
    #expect(throws: MinimizationError.nonFinite(point: [2])) {
      try SmoothMinimum(from: [2]) { x, gradient in
        gradient = [.infinity]
        return x[0]
      }
    }
    let error = #expect(throws: MinimizationError.self) {
      try SmoothMinimum(from: [0]) { x, gradient in
        gradient = [-1]
        return x[0] > 0 ? .infinity : -x[0]
      }
    }
    guard case .nonFinite(let point) = error else {
      Issue.record("not the expected error: \(String(describing: error))")
      return
    }
    #expect(point[0] > 0)
  }
}

/// (1 − x)² + 100 (y − x²)², H. H. Rosenbrock's test of 1960.
private func rosenbrock(_ point: [Double], _ gradient: inout [Double]) -> Double {
  let (x, y) = (point[0], point[1])
  let slack = y - x * x
  gradient = [-2 * (1 - x) - 400 * x * slack, 200 * slack]
  return (1 - x) * (1 - x) + 100 * slack * slack
}
