import ChapterKit
import Divergences
import Learning
import NumericCore
import Report
import Worlds

/// A plan with the prices that prove it, and what a larger sample costs and brings.
struct Plan: ChapterPart {
  static let name = "plan"
  static let title = "A plan, and its proof"
  static let seedCounts = SeedCounts(standard: 20, full: 200)

  let line: LineOptions

  struct Row: Codable, Sendable {
    /// The plan between weighted points of the line in their order, and by how much the two prices stay below each cost.
    let mass: [[Double]]
    let slacks: [[Double]]
    let cost: Double
    /// What the prices are worth, and what moving at random costs.
    let dual: Double
    let random: Double
    /// The largest violation of the conditions of optimality, in the plane too, and the smallest gap of the plan at random.
    let residual: Double
    let randomGap: Double
    /// W₁ of two samples of 16 and of 64 points, in one dimension and in five.
    let few: [Double]
    let many: [Double]
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("plan")
    func sorted() -> Matrix { Matrix(rowCount: line.points, columnCount: 1, elements: random.normals(count: line.points).sorted()) }
    func masses(_ count: Int) -> [Double] { random.dirichlet(Array(repeating: 2, count: count)) }
    let (sources, targets, a, b) = (sorted(), sorted(), masses(line.points), masses(line.points))
    func solve(_ costs: Matrix, _ a: [Double]? = nil, _ b: [Double]? = nil) throws -> ExactTransport {
      try ExactTransport(TransportProblem(costs: costs, sourceWeights: a, targetWeights: b))
    }
    var costs = pairwiseDistances(sources, targets)
    costs.transformRows { _, row in for column in 0..<row.count { row[column] = Double.pow(row[column], line.power) } }
    let own = try solve(costs, a, b)
    let samples = RandomSource(seed: seed).stream("samples")
    func cloud(_ count: Int, _ dimension: Int) -> Matrix { samples.normals(rowCount: count, columnCount: dimension) }
    let plane = try solve(pairwiseSquaredDistances(cloud(9, 2), cloud(7, 2)), masses(9), masses(7))
    func lineDistance(_ count: Int) -> Double {
      (0..<20).map { _ in wasserstein1(samples.normals(count: count), samples.normals(count: count)) }.mean
    }
    return Row(
      mass: (0..<line.points).map { own.coupling.row($0) }, slacks: own.reducedCosts, cost: own.cost,
      dual: own.cost - own.dualityGap,
      random: own.problem.independentCost, residual: max(own.certificateViolation, plane.certificateViolation),
      randomGap: plane.problem.independentCost - (plane.cost - plane.dualityGap),
      few: [lineDistance(16), try solve(pairwiseDistances(cloud(16, 5), cloud(16, 5))).cost],
      many: [lineDistance(64), try solve(pairwiseDistances(cloud(64, 5), cloud(64, 5))).cost])
  }

  /// Costs are of the size of 10³ at most, and sums of some hundred of them.
  static let rounding = 1e-9
  /// Four times the points leave half of W₁ at the rate n^−½ and 0.76 at n^−⅕: what lies beyond 0.63 tells one from the other.
  static let between = 0.63

  var claims: [Judged<Plan>] {
    [
      Judged(
        "OT-1", .identity, expects: .holds,
        "A plan is optimal if and only if there are prices u, v with uᵢ + vⱼ ≤ cᵢⱼ, and equality wherever mass moves.",
        from: Bibliography.santambrogio.cited.noting("duality of linear programmes")
      ) { seen in
        .identity(
          "gap and slack under the plan", residual: try seen.largest(\.residual), within: Self.rounding, says: "0"
        ).witness(
          "The prices of the shown plan are worth \(seen.rows[0].dual.text(significantDigits: 6)), and it costs as much. Mass that "
            + "moves at random costs at least \(try seen.smallest(\.randomGap).text(significantDigits: 2)) more than any prices "
            + "are worth, in every draw."
        )
      },
      Judged(
        "OT-2", .inequality, expects: .corrected, "On the line an optimal plan moves mass in order: no two moves cross.",
        from: Bibliography.santambrogio.at("Theorem 2.9").noting("for convex costs; often told without them")
      ) { _ in
        let exceptions = LineTriples.exceptions(power: 0.5)
        let broken = [1, 1.5, 2, 3].map { LineTriples.exceptions(power: $0) }.reduce(0, +)
        return Judgement.refuted(
          "cases where crossing is cheaper, p = ½", says: 0, here: .text("\(exceptions) of \(LineTriples.count)"),
          isShown: exceptions > 0
        ).corrected(
          if: broken == 0,
          to:
            "For every convex cost |x − y|^p, p ≥ 1, some optimal plan does; for a concave one it can be cheaper to leap over what "
            + "stays."
        ).witness(
          "0 and 1 to 1 and 2: in order 1 + 1 = 2 for every p; staying at 1 and leaping from 0 to 2 costs 2^p, less for p < 1, the "
            + "same for p = 1. All three sources and three other targets among 0…6: for p = 1, 3/2, 2 and 3 none is cheaper out of "
            + "order.")
      },
      Judged(
        "OT-3", .inequality, expects: .corrected, "Samples of n points near their law in W₁ like n^(−1/d).",
        from: .said("the rate by which W₁ is known, told for every d"), Bibliography.lineRates.cited.noting("d = 1")
      ) { seen in
        let largest = try seen.required(Self.sizes.last, "sizes")
        let scaled = Self.sizes.map { expectedUniformWasserstein1(size: $0) * Double($0).squareRoot() }
        let (limit, bound) = ((Double.pi / 32).squareRoot(), Double.pi / 8)
        let ratio = expectedUniformWasserstein1(size: 400) / expectedUniformWasserstein1(size: 100)
        return Judgement.decided("E W₁(400) / E W₁(100), d = 1", says: 0.25, here: .number(ratio, digits: 4), holds: ratio < 0.26)
          .corrected(
            if: zip(scaled, scaled.dropFirst()).allSatisfy { $0 > $1 } && scaled.allSatisfy { limit < $0 && $0 < bound }
              && scaled.last.map { $0 < 1.001 * limit } == true,
            to:
              "On the line like n^(−1/2): for uniform points √n E W₁ falls from 1/3 to √(π/32) = 0.3133, below the bound π/8 = "
              + "0.3927."
          ).witness(
            "E W₁ = ∫ E|F_n(t) − t| dt in closed form: 1/3, 11/48, 5/27 for n = 1, 2, 3, and √n E W₁ falls at every step through "
              + "\(Self.sizes.count) sizes up to \(largest).")
      },
      Judged(
        "W-5", .effect, expects: .corrected, "Optimal transport is expensive because of its computation.",
        from: .said("overviews of transfer learning")
      ) { seen in
        let (one, five) = (try seen.change(0), try seen.change(1))
        return Judgement(
          "W₁ left of 4 × the points, d = 5", says: "½, as of a mean's error", here: try seen.share(1),
          holds: five.isAbove(0) ? false : nil
        ).corrected(
          if: one.isBelow(0) ? true : nil,
          to:
            "In five dimensions because of the sample too, which no solver makes smaller: W₁ between samples of one law, 0 between "
            + "the laws, keeps more than \(Self.between) of itself at four times the points, and on the line less. n^(−1/5) "
            + "would keep 0.76, and n^(−1/2) a half."
        ).witness(
          "Two samples of one normal law, 16 and 64 points, solved exactly: in one dimension \(try seen.share(0)) is left, in five "
            + "\(try seen.share(1)). What the solver takes is not compared with that.")
      },
    ]
  }

  private static let sizes = Array(1...64) + [100, 200, 400, 1000]

  func answer(_ seen: Seen<Plan>) -> Answer {
    let row = seen.rows[0]
    let moves = row.mass.indices.flatMap { from in row.mass.indices.filter { row.mass[from][$0] > 0 }.map { (from, $0) } }
    let crossings = moves.map { first in moves.count { $0.0 > first.0 && $0.1 < first.1 } }.reduce(0, +)
    let names = row.mass.indices.map { "\($0 + 1)" }
    return Answer(
      setting: "p = \(line.power.text()), \(line.points) points a side", question: "How does mass move along a line?",
      reply: crossings == 0 ? "IN ORDER" : "\(crossings) PAIRS OF MOVES CROSS",
      finding: "\(moves.count) moves cost \(row.cost.text(digits: 4)), which is what the prices are worth; at random mass costs "
        + "\(row.random.text(digits: 4)).",
      figure: Figure(
        title: crossings == 0 ? "A staircase: no two moves cross" : "No staircase: \(crossings) pairs of moves cross", caption: "",
        content: .transportPlan(TransportPlan(sourceNames: names, targetNames: names, mass: row.mass))),
      quantities: [
        Quantity("cost", .number(row.cost, digits: 4)), Quantity("at random", .number(row.random, digits: 4)),
        Quantity("moves", .integer(moves.count)), Quantity("crossings", .integer(crossings)),
      ],
      why: "Crossing moves can be exchanged, which saves where the cost is convex.",
      ask: Ask("A concave cost: does mass still move in order?", "--part", "plan", "--power", line.power < 1 ? "2" : "0.5"))
  }

  func record(_ seen: Seen<Plan>) -> [ChapterReport.Item] {
    let row = seen.rows[0]
    return [
      .table(
        Table(
          title: "What the prices leave of each cost, cᵢⱼ − uᵢ − vⱼ: 0 wherever mass moves",
          columns: ["from"] + row.slacks.indices.map { "to \($0 + 1)" },
          rows: row.slacks.enumerated().map { place, slacks in
            [.integer(place + 1)] + zip(slacks, row.mass[place]).map { $1 > 0 ? 0 : .number(max(0, $0), digits: 3) }
          }))
    ]
  }
}

extension Seen<Plan> {
  /// What 64 points leave, less what lies between the rates.
  fileprivate func change(_ index: Int) throws -> SeedEffect { try effect { $0.many[index] - Plan.between * $0.few[index] } }

  /// What 64 points leave of W₁ at 16, of the means.
  fileprivate func share(_ index: Int) throws -> Cell {
    .number(try effect { $0.many[index] }.mean / (try effect { $0.few[index] }.mean), digits: 2)
  }
}
