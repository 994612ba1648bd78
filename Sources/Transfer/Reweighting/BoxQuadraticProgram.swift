internal import Learning
internal import NumericCore

/// The convex quadratic programme
///
///     minimise  q(x) = ½ xᵀKx − cᵀx + a Σ xᵢ + ½ ρ (Σ xᵢ)²   over  0 ≤ xᵢ ≤ B,
///
/// K symmetric and positive semidefinite, a = `sumSlope`, ρ = `sumCurvature` ≥ 0, by an active-set method.
///
/// Each step frees, besides the xᵢ strictly between the bounds, the worst violators at a bound that are not alike (Kᵢⱼ² ≤ ¼ KᵢᵢKⱼⱼ,
/// so that the system stays well conditioned), solves for the Newton step of the free ones, and follows it projected onto the box
/// where that lowers q enough (D. Bertsekas, "Projected Newton methods for optimization problems with simple constraints", SIAM J.
/// Control 20, 1982), else straight on to the first bound. From x = 0 it stays cheap where few of the xᵢ are positive in the end,
/// as with a smooth kernel.
struct BoxQuadraticProgram {
  let matrix: Matrix
  let linear: [Double]
  let upperBound: Double
  /// The current point.
  private(set) var point: [Double]
  /// Kx − c.
  private(set) var gradient: [Double]
  /// a.
  var sumSlope = 0.0
  /// ρ.
  var sumCurvature = 0.0
  private(set) var iterations = 0

  /// The programme, at x = 0.
  init(matrix: Matrix, linear: [Double], upperBound: Double) {
    self.matrix = matrix
    self.linear = linear
    self.upperBound = upperBound
    point = Array(repeating: 0, count: linear.count)
    gradient = linear.map { -$0 }
  }

  /// a + ρ Σ xᵢ, what the terms of the sum add to every element of the gradient of q.
  var sumGradient: Double { sumSlope + sumCurvature * point.reduce(0, +) }

  /// The places strictly between the bounds.
  var freePlaces: [Int] { point.indices.filter { point[$0] > 0 && point[$0] < upperBound } }

  /// How far each place is from its optimality condition: the gradient of q is 0 between the bounds, not negative at 0, not
  /// positive at B.
  var violations: [Double] {
    let shift = sumGradient
    return point.indices.map { place in
      let slope = gradient[place] + shift
      if point[place] <= 0 { return max(0, -slope) }
      if point[place] >= upperBound { return max(0, slope) }
      return abs(slope)
    }
  }

  /// Minimises q from the current point.
  ///
  /// - Throws: `notConverged` when `iterationLimit` steps in total have not brought the largest violation down to `tolerance`.
  mutating func minimise(tolerance: Double, iterationLimit: Int) throws(LearningError) {
    while true {
      let violations = violations
      let worst = violations.max() ?? 0
      if worst <= tolerance { return }
      guard iterations < iterationLimit else { throw .notConverged(iterations: iterations, residual: worst) }
      iterations += 1
      let (places, direction) = try newtonStep(from: freePlaces + newcomers(violations, worst: worst))
      follow(direction, at: places)
    }
  }

  /// The violators at a bound to free: from the worst down to half of it, no two alike, at most half as many as are free or four.
  private func newcomers(_ violations: [Double], worst: Double) -> [Int] {
    let bound = point.indices.filter { (point[$0] <= 0 || point[$0] >= upperBound) && violations[$0] > 0 }
    let worstAtBound = bound.reduce(0) { max($0, violations[$1]) }
    guard worstAtBound >= 0.1 * worst else { return [] }
    let limit = max(4, (point.count - bound.count) / 2)
    var chosen: [Int] = []
    let candidates = bound.filter { violations[$0] >= 0.5 * worstAtBound }
    for place in candidates.sorted(by: { (violations[$0], $1) > (violations[$1], $0) }) where chosen.count < limit {
      let isAlike = chosen.contains { other in
        4 * matrix[place, other] * matrix[place, other] > matrix[place, place] * matrix[other, other]
      }
      if !isAlike { chosen.append(place) }
    }
    return chosen
  }

  /// The step of the free places to the minimum over them, −K_FF⁻¹ g_F; places at a bound that it would leave the box at are given
  /// up, and the rest solved for again.
  private func newtonStep(from free: [Int]) throws(LearningError) -> (places: [Int], direction: [Double]) {
    var places = free
    let shift = sumGradient
    while true {
      let direction = try solve(places, rightSide: places.map { -(gradient[$0] + shift) })
      let staying = places.indices.filter { index in
        let value = point[places[index]]
        return !(value <= 0 && direction[index] < 0) && !(value >= upperBound && direction[index] > 0)
      }
      if staying.count == places.count { return (places, direction) }
      places = staying.map { places[$0] }
    }
  }

  /// The solution of (K_FF + ρ11ᵀ) x = b, with so much added to the diagonal that rounding cannot make it indefinite.
  private func solve(_ places: [Int], rightSide: [Double]) throws(LearningError) -> [Double] {
    guard !places.isEmpty else { return [] }
    var block = matrix.principalSubmatrix(places)
    if sumCurvature != 0 {
      block.transformRows { _, row in
        for column in 0..<row.count { row[column] += sumCurvature }
      }
    }
    let diagonal = block.diagonal
    let largest = diagonal.max() ?? 0
    var ridge = 1e-12 * max(largest, .leastNormalMagnitude)
    while ridge <= largest {
      for row in 0..<places.count { block[row, row] = diagonal[row] + ridge }
      if let factor = try? CholeskyDecomposition(block) { return factor.solve(rightSide) }
      ridge *= 100
    }
    throw .notDetermined
  }

  /// Moves along a direction of descent: projected onto the box where a step of 1, ½ or ¼ lowers q enough, else to the first bound.
  private mutating func follow(_ direction: [Double], at places: [Int]) {
    for share in [1, 0.5, 0.25] {
      let targets = zip(places, direction).map { min(max(point[$0] + share * $1, 0), upperBound) }
      if move(places, to: targets, requiringDecrease: true) { return }
    }
    var share = 1.0
    var blocking: Int?
    for (index, place) in places.enumerated() where direction[index] != 0 {
      let room = direction[index] < 0 ? -point[place] / direction[index] : (upperBound - point[place]) / direction[index]
      if room < share { (share, blocking) = (room, index) }
    }
    var targets = zip(places, direction).map { min(max(point[$0] + share * $1, 0), upperBound) }
    if let blocking { targets[blocking] = direction[blocking] < 0 ? 0 : upperBound }
    _ = move(places, to: targets, requiringDecrease: false)
  }

  /// Moves places to new values and the gradient with them.
  ///
  /// - Parameter requiringDecrease: whether to stay where q would fall by less than a ten-thousandth of what its slope promises.
  /// - Returns: whether it moved.
  private mutating func move(_ places: [Int], to targets: [Double], requiringDecrease: Bool) -> Bool {
    var change = [Double](repeating: 0, count: point.count)
    let shift = sumGradient
    var (slope, sumChange) = (0.0, 0.0)
    for (place, target) in zip(places, targets) where target != point[place] {
      matrix.addRow(place, times: target - point[place], to: &change)
      slope += (gradient[place] + shift) * (target - point[place])
      sumChange += target - point[place]
    }
    if requiringDecrease {
      let curvature = zip(places, targets).reduce(sumCurvature * sumChange * sumChange) {
        $0 + ($1.1 - point[$1.0]) * change[$1.0]
      }
      guard slope < 0 && slope + 0.5 * curvature <= 1e-4 * slope else { return false }
    }
    gradient.add(1, times: change)
    for (place, target) in zip(places, targets) { point[place] = target }
    return true
  }

  /// Moves to a point of the box with fresh gradient.
  mutating func restart(at start: [Double]) {
    point = start.map { min(max($0, 0), upperBound) }
    gradient = matrix.times(point).subtracting(linear)
  }
}
