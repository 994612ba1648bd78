internal import Learning
internal import NumericCore

/// A box-constrained quadratic programme with bounds on the sum:
///
///     minimise  ½ xᵀKx − cᵀx   over  0 ≤ xᵢ ≤ B,  low ≤ Σ xᵢ ≤ high.
///
/// For a multiplier ν of the sum, the minimiser of q(x) + ν Σ xᵢ over the box has a sum that falls as ν rises, piecewise linearly. If the sum is
/// in its range at ν = 0, that is the solution; else Newton's method, kept within a bracket, finds the ν at which the sum meets its bound: on
/// the right piece, it is exact.
struct SumConstrainedProgram {
  private(set) var program: BoxQuadraticProgram
  /// ν: positive where the upper bound of the sum binds, negative where the lower does, else 0.
  private(set) var multiplier = 0.0
  private let sums: ClosedRange<Double>

  init(matrix: Matrix, linear: [Double], upperBound: Double, sums: ClosedRange<Double>) {
    program = BoxQuadraticProgram(matrix: matrix, linear: linear, upperBound: upperBound)
    self.sums = sums
  }

  /// Σ xᵢ.
  var sum: Double { program.point.reduce(0, +) }

  /// Finds the minimum.
  ///
  /// - Throws: `notConverged` after `iterationLimit` steps.
  mutating func minimise(tolerance: Double, iterationLimit: Int) throws(LearningError) {
    try program.minimise(shift: 0, tolerance: tolerance, iterationLimit: iterationLimit)
    guard !sums.contains(sum) else { return }
    let target = sum > sums.upperBound ? sums.upperBound : sums.lowerBound
    var bracket = multiplierBracket(isPositive: sum > sums.upperBound)
    let closeEnough = 1e-12 * max(1, abs(target))
    while abs(sum - target) > closeEnough {
      if sum > target { bracket.low = multiplier } else { bracket.high = multiplier }
      let before = multiplier
      try stepTowards(target, in: bracket)
      if multiplier == before || bracket.low.nextUp >= bracket.high { break }
      try program.minimise(shift: multiplier, tolerance: tolerance, iterationLimit: iterationLimit)
    }
    try meet(target, tolerance: tolerance, iterationLimit: iterationLimit)
  }

  /// Multipliers at which the sum is too large, and too small: all xᵢ are 0 at ν = max c, all are B at ν = min (c − BK1).
  private func multiplierBracket(isPositive: Bool) -> (low: Double, high: Double) {
    if isPositive { return (0, program.linear.max() ?? 0) }
    let full = program.matrix.times(Array(repeating: program.upperBound, count: program.linear.count))
    return (program.linear.subtracting(full).min() ?? 0, 0)
  }

  /// Changes ν to where the current piece meets the target, or to the middle of the bracket where that lies outside, and moves x along.
  private mutating func stepTowards(_ target: Double, in bracket: (low: Double, high: Double)) throws(LearningError) {
    let free = program.freePlaces
    let response = try program.solve(free, rightSide: Array(repeating: 1, count: free.count))
    let slope = response.reduce(0, +)
    var proposal = slope > 0 ? multiplier + (sum - target) / slope : .infinity
    if !(proposal > bracket.low && proposal < bracket.high) { proposal = 0.5 * (bracket.low + bracket.high) }
    var start = program.point
    for (place, change) in zip(free, response) { start[place] -= (proposal - multiplier) * change }
    program.restart(at: start)
    multiplier = proposal
  }

  /// Where the sum jumps at ν, as a singular K allows, spreads what is missing over the places that may take it.
  private mutating func meet(_ target: Double, tolerance: Double, iterationLimit: Int) throws(LearningError) {
    for _ in 0..<program.point.count {
      let missing = target - sum
      let open = program.freePlaces
      guard abs(missing) > 1e-9 * max(1, abs(target)), !open.isEmpty else { return }
      var moved = program.point
      for place in open { moved[place] += missing / Double(open.count) }
      program.restart(at: moved)
    }
  }
}
