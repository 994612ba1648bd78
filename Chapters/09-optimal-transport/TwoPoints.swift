import NumericCore
import Transfer

/// Entropic transport from ±1 to ±s with equal masses, in closed form and by the solver.
///
/// A plan is the mass q that keeps its sign; the best has q/(1 − q) = exp(4s/ε). So the image of 1 is s tanh(2s/ε), and from ±t to ±s
///
///     OT_ε = s² + t² − ε log cosh(2st/ε).
struct TwoPoints: Sendable {
  /// The ε tried, each with the s of 0, 0.05 … 1 to which the solver finds the least cost from ±1.
  private let found: [(regularization: Double, nearest: Double)]
  /// The largest difference of the solver from the formula: of the costs, and of the images of 1 among ±1.
  let residual: Double
  let imageResidual: Double
  /// The smallest S_ε from ±1 to ±s, s < 1, by the formula.
  let leastDivergence: Double
  /// (OT_ε − OT)/(ε H) of five points far apart, moved onto themselves.
  let penaltyOfFarPoints: Double

  private static let grid = (0...20).map { Double($0) / 20 }

  init(regularizations: [Double]) throws {
    func pair(_ place: Double) -> Matrix { Matrix(rowCount: 2, columnCount: 1, elements: [place, -place]) }
    func plan(_ place: Double, _ epsilon: Double) throws -> Sinkhorn {
      try Sinkhorn(TransportProblem(costs: pairwiseSquaredDistances(pair(1), pair(place))), regularization: epsilon)
    }
    let plans = try regularizations.map { epsilon in try Self.grid.map { try plan($0, epsilon) } }
    found = zip(regularizations, plans).map { epsilon, row in
      (epsilon, Self.grid[row.indices.min { row[$0].penalisedCost < row[$1].penalisedCost } ?? 0])
    }
    residual = zip(regularizations, plans).flatMap { epsilon, row in
      zip(Self.grid, row).map { (Self.cost(1, $0, epsilon) - $1.penalisedCost).magnitude }
    }.reduce(0, max)
    imageResidual = zip(regularizations, plans).map { epsilon, row in
      (row[20].barycentricMap(onto: pair(1))[0, 0] - Double.tanh(2 / epsilon)).magnitude
    }.reduce(0, max)
    leastDivergence = regularizations.flatMap { epsilon in
      Self.grid.dropLast().map { place in
        Self.cost(1, place, epsilon) - (Self.cost(1, 1, epsilon) + Self.cost(place, place, epsilon)) / 2
      }
    }.reduce(.infinity, min)
    let far = Matrix(rowCount: 5, columnCount: 1, elements: (0..<5).map { 100 * Double($0) })
    let own = try Sinkhorn(TransportProblem(costs: pairwiseSquaredDistances(far, far)), regularization: 1)
    penaltyOfFarPoints = own.penalisedCost / Double.log(5)
  }

  /// OT_ε from ±t to ±s.
  static func cost(_ t: Double, _ s: Double, _ epsilon: Double) -> Double {
    let x = 2 * s * t / epsilon
    // log cosh x, whose exponentials would overflow.
    return s * s + t * t - epsilon * (x + Double.log((1 + Double.exp(-2 * x)) / 2))
  }

  /// The s of the grid to which OT_ε from ±1 is least.
  func nearest(_ regularization: Double) -> Double? { found.first { $0.regularization == regularization }?.nearest }

  /// Whether the s found solves s = tanh(2s/ε) within half a step of the grid.
  var isFixedPoint: Bool {
    found.allSatisfy { epsilon, nearest in
      // From above the iteration falls to the largest solution, which is 0 for ε ≥ 2.
      let solution = (0..<10_000).reduce(1.0) { place, _ in Double.tanh(2 * place / epsilon) }
      return (nearest - solution).magnitude <= 0.03
    }
  }
}
