/// An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁) from a factorisation of A, in O(*n*²).
///
/// It is never below the truth, and seldom three times above it. Its inverse bounds how much a relative error of the input can grow
/// in a solution; below 2⁻⁵² nothing is left of a solution.
///
/// Source: N. J. Higham, "FORTRAN codes for estimating the one-norm of a real or complex matrix, with applications to condition
/// estimation", ACM Transactions on Mathematical Software 14 (1988), Algorithm 4.1.
///
/// - Parameters:
///   - norm: ‖A‖₁
///   - count: the order *n* of A
///   - solve: x ← A⁻¹x
///   - solveTransposed: x ← A⁻ᵀx
func reciprocalConditionEstimate(
  norm: Double, count: Int, solve: (inout [Double]) -> Void, solveTransposed: (inout [Double]) -> Void
) -> Double {
  guard count > 0 else { return 1 }
  var image = [Double](repeating: 1 / Double(count), count: count)
  solve(&image)
  var estimate = magnitudeSum(image)
  var visited: Int?
  for _ in 0..<5 {
    var slopes = image.map { $0 < 0 ? -1.0 : 1.0 }
    solveTransposed(&slopes)
    let steepest = slopes.indices.max { abs(slopes[$0]) < abs(slopes[$1]) } ?? 0
    guard steepest != visited else { break }
    visited = steepest
    image = [Double](repeating: 0, count: count)
    image[steepest] = 1
    solve(&image)
    let improved = magnitudeSum(image)
    guard improved > estimate else { break }
    estimate = improved
  }
  // A vector of alternating signs catches the matrices whose cancellation misleads the ascent.
  var alternating = (0..<count).map { index -> Double in
    let magnitude = 1 + Double(index) / Double(max(1, count - 1))
    return index.isMultiple(of: 2) ? magnitude : -magnitude
  }
  solve(&alternating)
  estimate = max(estimate, 2 * magnitudeSum(alternating) / (3 * Double(count)))
  let reciprocal = 1 / norm / estimate
  return reciprocal.isFinite ? reciprocal : 0
}

private func magnitudeSum(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + abs($1) } }
