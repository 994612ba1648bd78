import ChapterKit
import Learning
import NumericCore
import Report
import Transfer

/// What entropy does to a plan: what it costs, which sample it takes for the nearest, and where it carries the source.
struct Entropy: ChapterPart {
  static let name = "entropy"
  static let title = "A plan with entropy"
  static let seedCounts = SeedCounts(standard: 20, full: 200)

  let entropy: EntropyOptions

  /// From much entropy to little, in units of the variance of a coordinate.
  static let ladder = [100.0, 30, 10, 3, 1, 0.3, 0.1]
  /// By how much a copy of the source is contracted, and how small the divergences from it may be computed.
  static let contraction = 0.9
  /// Plans miss their marginals by 10⁻⁹, and costs are of the size of 30 at most.
  static let rounding = 1e-7

  struct Row: Codable, Sendable {
    /// Of weighted points in the plane: the least cost, and at each ε of the ladder what the entropic plan costs, without its penalty and with it.
    let least: Double
    let costs: [Double]
    let penalised: [Double]
    /// min(H(a), H(b)).
    let entropy: Double
    /// At each ε: OT_ε from the source to itself and to a contracted copy, and the divergences from that copy and from the target.
    let itself: [Double]
    let copy: [Double]
    let fromCopy: [Double]
    let fromTarget: [Double]
    /// At each ε, the variance of the images of the source over that of the target; and at the ε asked for, with the plan's cost.
    let spread: [Double]
    let askedSpread: Double
    let askedCost: Double
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("entropy")
    let (source, target) = (random.normals(rowCount: 12, columnCount: 2), random.normals(rowCount: 10, columnCount: 2))
    let shifted = target.subtracting(rowwise: [-1, 0])
    let (a, b) = (random.dirichlet(Array(repeating: 2, count: 12)), random.dirichlet(Array(repeating: 2, count: 10)))
    do {
      let problem = try TransportProblem(costs: pairwiseSquaredDistances(source, shifted), sourceWeights: a, targetWeights: b)
      let plans = try Self.ladder.map { try Sinkhorn(problem, regularization: $0, iterationLimit: Self.budget) }
      let copies = try Self.ladder.map { epsilon in
        try SinkhornDivergence(
          source, Self.contraction * source, sourceWeights: a, targetWeights: a, regularization: epsilon, iterationLimit: Self.budget)
      }
      let others = try Self.ladder.map { epsilon in
        try SinkhornDivergence(
          source, shifted, sourceWeights: a, targetWeights: b, regularization: epsilon, iterationLimit: Self.budget)
      }
      let asked = try Sinkhorn(problem, regularization: entropy.epsilon, iterationLimit: Self.budget)
      func spread(_ plan: Sinkhorn) -> Double {
        Self.variance(plan.barycentricMap(onto: shifted), a) / Self.variance(shifted, b)
      }
      return Row(
        least: try ExactTransport(problem).cost, costs: plans.map(\.cost), penalised: plans.map(\.penalisedCost),
        entropy: min(Self.entropy(a), Self.entropy(b)), itself: copies.map(\.withinSource), copy: copies.map(\.between),
        fromCopy: copies.map(\.value), fromTarget: others.map(\.value), spread: plans.map(spread), askedSpread: spread(asked),
        askedCost: asked.cost)
    } catch let error as TransportError { throw UnusableSeed("\(error)") }
  }

  private static let budget = 100_000

  private static func entropy(_ weights: [Double]) -> Double { weights.reduce(0) { $1 > 0 ? $0 - $1 * Double.log($1) : $0 } }

  private static func variance(_ points: Matrix, _ weights: [Double]) -> Double {
    let mean = points.columnMeans(weights: weights)
    return (0..<points.rowCount).reduce(0) { $0 + weights[$1] * points.row($1).squaredDistance(to: mean) }
  }

  /// Two points ±1 and ±s with equal masses, for which everything is known.
  func evidence(_ rows: [Row]) throws -> TwoPoints { try TwoPoints(regularizations: Self.ladder + [2, 0.5]) }

  var claims: [Judged<Entropy>] {
    [
      Judged(
        "W-7", .inequality, expects: .holds,
        "The cost of the entropic plan falls with ε and is never below the least cost OT; with the penalty ε KL it is at most "
          + "OT + ε min(H(a), H(b)).", from: Bibliography.sinkhornDistances.cited.noting("the plan; the bound as derived in the lesson")
      ) { seen in
        let cases = seen.rows.flatMap { row in
          row.costs.indices.flatMap { index in
            [
              row.costs[index] - row.least, row.penalised[index] - row.costs[index],
              row.least + Self.ladder[index] * row.entropy - row.penalised[index],
              index > 0 ? row.costs[index - 1] - row.costs[index] : 0,
            ]
          }
        }
        let violations = cases.count { $0 < -Self.rounding }
        let tight = seen.evidence.penaltyOfFarPoints
        return Judgement.law("cost < OT, rising, or > OT + ε H", violations: violations, of: cases.count)
          .inconclusive(if: violations == 0 && tight < 0.999).tolerance(Self.rounding).witness(
            "Five points far apart, moved onto themselves, pay \(tight.text(significantDigits: 5)) of ε H, where a bound smaller by a thousandth would fail. At ε = 0.1 "
              + "the plan costs at most \(try seen.largest { $0.costs[Self.ladder.count - 1] / $0.least - 1 }.text(significantDigits: 2)) of OT more than OT."
          )
      },
      Judged(
        "OT-7", .inequality, expects: .corrected, "The entropic cost OT_ε from a sample is least to the sample itself.",
        from: .said("what a loss is expected to do"), Bibliography.sinkhornDivergence.at("Theorem 1").noting("for the divergence"),
        isHighlight: true
      ) { seen in
        let points = seen.evidence
        let nearest = try seen.required(points.nearest(2), "grid at ε = 2")
        let divergences = [try seen.smallest { $0.fromCopy.min() }, try seen.smallest { $0.fromTarget.min() }, points.leastDivergence]
        let least = divergences.min() ?? 0
        return Judgement(
          "copy ±s nearest to ±1, ε = 2", says: "s = 1", here: .text("s = \(nearest.text(digits: 2))"), holds: nearest == 1
        ).corrected(
          if: points.residual <= Self.rounding && points.isFixedPoint && least > 0,
          to:
            "It is least to a contracted sample: from ±1 to ±s with s = tanh(2s/ε), from ε = 2 on to the mean alone. The divergence "
            + "S_ε = OT_ε(P, Q) − ½ OT_ε(P, P) − ½ OT_ε(Q, Q) is 0 for Q = P and above 0 for all others tried."
        ).tolerance(Self.rounding).witness(
          "From ±1 to ±s, OT_ε = 1 + s² − ε log cosh(2s/ε). Of random samples a copy contracted by \(Self.contraction.text()) is nearer than the sample itself, at "
            + "ε = 1, in \(seen.rows.count { $0.copy[4] < $0.itself[4] }) of \(seen.rows.count) draws.")
      },
      Judged(
        "OT-8", .inequality, expects: .corrected, "The means to which the entropic plan sends the source have the target's spread.",
        from: .said("how the barycentric map is used to adapt domains")
      ) { seen in
        let shares = try Self.ladder.indices.map { index in try seen.effect { $0.spread[index] } }
        let largest = try seen.largest { $0.spread.max() }
        let isMonotone = seen.rows.allSatisfy { row in zip(row.spread, row.spread.dropFirst()).allSatisfy { $0 < $1 + Self.rounding } }
        return Judgement(
          "variance of images / target's, ε = 1", says: 1, here: shares[4].cell, holds: shares[4].isBelow(0.999) ? false : nil
        ).corrected(
          if: largest < 1 + Self.rounding && isMonotone && seen.evidence.imageResidual <= Self.rounding,
          to:
            "A mean of targets has less spread than the targets, and the less the larger ε is; ±1 onto themselves become ±tanh(2/ε)."
        ).interval(shares[4].bounds(of: "variance of the images over that of the target")).witness(
          "At ε = 100 a share of \(shares[0].cell) is left, at ε = 0.1 \(shares[6].cell); it grew at every step of ε in every draw.")
      },
    ]
  }

  func answer(_ seen: Seen<Entropy>) throws -> Answer {
    let (least, cost, spread) = (try seen.effect(\.least), try seen.effect(\.askedCost), try seen.effect(\.askedSpread))
    func mean(_ value: (Row) -> [Double]) throws -> [Series.Point] {
      try Self.ladder.indices.map { index in Series.Point(Self.ladder[index], try seen.effect { value($0)[index] }.mean) }
    }
    return Answer(
      setting: "ε = \(entropy.epsilon.text()), \(seen.rows.count) seeds", question: "What does entropy cost?",
      reply: "\((100 * (cost.mean / least.mean - 1)).text(digits: 0)) % MORE THAN OT",
      finding: "At ε = \(entropy.epsilon.text()) the plan costs \(cost.mean.text(digits: 2)) where \(least.mean.text(digits: 2)) would do, and the images keep "
        + "\((100 * spread.mean).text(digits: 0)) % of the target's spread.",
      figure: Figure(
        title: "The plan's cost rises with ε, and the images shrink to a point", caption: "Means over seeds.",
        content: .plot(
          Plot(
            x: Axis("ε", scale: .logarithmic), y: Axis("cost; share of spread"),
            series: [Series("cost", points: try mean(\.costs)), Series("spread left", points: try mean(\.spread))],
            references: [Reference("OT", at: least.mean)]))),
      quantities: [
        Quantity("cost", cost.cell), Quantity("least cost", least.cell), Quantity("spread left", spread.cell),
      ], why: "Entropy rewards spreading mass, and the mean of what is spread lies in the middle.",
      ask: Ask("A tenth of the entropy: which of the two ends is near?", "--part", "entropy", "--epsilon", max(0.1, entropy.epsilon / 10).text()))
  }

  func record(_ seen: Seen<Entropy>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "A sample, its target, and itself; OT = \(try seen.effect(\.least).cell)",
          columns: ["ε", "⟨P, c⟩", "OT_ε", "to itself", "to 0.9 of itself", "S_ε", "spread left"],
          rows: try Self.ladder.indices.map { index in
            [.number(Self.ladder[index])]
              + (try [\Row.costs, \.penalised, \.itself, \.copy, \.fromTarget, \.spread].map { path in
                .number(try seen.effect { $0[keyPath: path][index] }.mean, digits: 3)
              })
          }))
    ]
  }
}
