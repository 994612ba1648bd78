public import Learning

/// The optimal transport between two measures on the line, for every convex cost of the distance: mass moves in order.
///
/// The first mass of the source goes to the first of the target, and so on; W_p^p is then the sum of mass × distance^p over the
/// moves, for every p ≥ 1 at once.
///
/// Source: F. Santambrogio, "Optimal Transport for Applied Mathematicians", Birkhäuser (2015), Theorem 2.9.
public struct MonotoneCoupling<Mass: Scalar>: Sendable, Hashable {
  /// Some mass that moves from a point to a point, given by their indices.
  public struct Move: Sendable, Hashable {
    /// The index of the point that it leaves.
    public let from: Int
    /// The index of the point that it reaches.
    public let to: Int
    /// How much moves, in units of the measures' total.
    public let mass: Mass
  }

  /// The moves, in order along the line.
  public let moves: [Move]

  /// The monotone coupling of two measures on the same ascending points.
  ///
  /// - Precondition: both have one mass a point. Their totals agree; what rounding leaves of a `Double` total does not move.
  public init(source: [Mass], target: [Mass]) {
    precondition(source.count == target.count, "Both measures are given on the same points.")
    var moves: [Move] = []
    var from = 0
    var to = 0
    var leaving = source.first ?? .zero
    var arriving = target.first ?? .zero
    while true {
      while from < source.count, leaving <= .zero {
        from += 1
        if from < source.count { leaving = source[from] }
      }
      while to < target.count, arriving <= .zero {
        to += 1
        if to < target.count { arriving = target[to] }
      }
      guard from < source.count, to < target.count else { break }
      let mass = min(leaving, arriving)
      moves.append(Move(from: from, to: to, mass: mass))
      leaving -= mass
      arriving -= mass
    }
    self.moves = moves
  }

  /// Σ mass × cost(distance) over the moves: W_p^p for the cost distance^p.
  public func cost(positions: [Mass], of cost: (Mass) -> Mass) -> Mass {
    moves.reduce(Mass.zero) { total, move in
      let difference = positions[move.to] - positions[move.from]
      return total + move.mass * cost(difference < .zero ? -difference : difference)
    }
  }
}

extension DomainPair {
  /// W₁ of the marginals of two domains on the line: ∫ |F_S − F_T|, the area between the distribution functions.
  ///
  /// - Parameter positions: the points, ascending.
  /// - Returns: the distance, in the unit of `positions` × that of `total`.
  /// - Precondition: there is one position a point.
  @_specialize(where Mass == Int)
  public func wasserstein1(positions: [Mass]) -> Mass {
    precondition(positions.count == source.count, "A position is needed for every point.")
    var difference = Mass.zero
    var area = Mass.zero
    for point in 0..<max(0, positions.count - 1) {
      difference += source.negative[point] + source.positive[point] - target.negative[point] - target.positive[point]
      area += (difference < .zero ? -difference : difference) * (positions[point + 1] - positions[point])
    }
    return area
  }
}
