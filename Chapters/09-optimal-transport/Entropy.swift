import ChapterKit
import Divergences
import NumericCore
import Report

/// What entropy does to a plan: what it costs, which sample it takes for the nearest, and where it carries the source.
struct Entropy: ChapterPart {
  static let name = "entropy"
  static let title = "A plan with entropy"
  static let seedCounts = SeedCounts(standard: 20, full: 200)

  let entropy: EntropyOptions

  /// From much entropy to little, in units of the variance of a coordinate.
  static let ladder = [100.0, 30, 10, 3, 1]
  /// How much of its mass a plan may miss, and what that makes of costs of the size of 30, to within a factor of 3.
  static let tolerance = 1e-7
  static let rounding = 1e-5

  struct Row: Codable, Sendable {
    /// The least cost between weighted points in the plane.
    let least: Double
    /// At each ε of the ladder, and at the ε asked for.
    let ladder: [Step]
    let asked: Step
  }

  /// What is measured at one ε.
  struct Step: Codable, Sendable {
    /// ⟨P, c⟩, OT_ε with the penalty, and the most that the penalty can be.
    let cost: Double
    let penalised: Double
    let largestPenalty: Double
    /// The variance of the images of the source over that of the target.
    let spread: Double
    /// OT_ε from the source to itself and to 0.8 of itself, and S_ε from there and from the target.
    let toItself: Double
    let toCopy: Double
    let fromCopy: Double
    let fromTarget: Double
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("entropy")
    // Uniform in a square, because Sinkhorn's iteration is slow where a point lies far out.
    func square(_ count: Int) -> Matrix {
      let side = 12.0.squareRoot()
      return side * Matrix(rowCount: count, columnCount: 2, elements: random.uniforms(count: 2 * count))
    }
    let (a, b) = (random.dirichlet(Array(repeating: 2, count: 8)), random.dirichlet(Array(repeating: 2, count: 6)))
    let target = square(6).subtracting(rowwise: [1, 1.5])
    let points = square(8)
    let source = points.subtracting(rowwise: points.columnMeans(weights: a))
    func step(_ epsilon: Double, _ problem: TransportProblem) throws -> Step {
      func divergence(_ other: Matrix, _ weights: [Double]) throws -> SinkhornDivergence {
        try SinkhornDivergence(
          source, other, sourceWeights: a, targetWeights: weights, regularization: epsilon, tolerance: Self.tolerance,
          iterationLimit: 100_000)
      }
      let (copy, other) = (try divergence(0.8 * source, a), try divergence(target, b))
      let plan = try Sinkhorn(problem, regularization: epsilon, tolerance: Self.tolerance, iterationLimit: 100_000)
      return Step(
        cost: plan.cost, penalised: plan.penalisedCost, largestPenalty: plan.largestPenalty,
        spread: plan.imageSpread(among: target), toItself: copy.withinSource, toCopy: copy.between, fromCopy: copy.value,
        fromTarget: other.value)
    }
    do {
      let problem = try TransportProblem(costs: pairwiseSquaredDistances(source, target), sourceWeights: a, targetWeights: b)
      return Row(
        least: try ExactTransport(problem).cost, ladder: try Self.ladder.map { try step($0, problem) },
        asked: try step(entropy.epsilon, problem))
    } catch let error as TransportError { throw UnusableSeed("\(error)") }
  }

  var claims: [Judged<Entropy>] {
    [
      Judged(
        "W-7", .inequality, expects: .holds,
        "The cost of the entropic plan rises with ε and is never below the least cost OT; with the penalty ε KL it is at most "
          + "OT + ε min(H(a), H(b)).",
        from: Bibliography.sinkhornDistances.cited.noting("the plan; the bound as derived in the lesson")
      ) { seen in
        let cases = seen.rows.flatMap { row -> [Double] in
          let bounds = row.ladder.flatMap { step -> [Double] in
            [step.cost - row.least, step.penalised - step.cost, row.least + step.largestPenalty - step.penalised]
          }
          return bounds + zip(row.ladder, row.ladder.dropFirst()).map { $0.cost - $1.cost }
        }
        let far = Matrix(rowCount: 5, columnCount: 1, elements: [0, 100, 200, 300, 400])
        let own = try Sinkhorn(TransportProblem(costs: pairwiseSquaredDistances(far, far)), regularization: 1)
        let tight = own.penalisedCost / own.largestPenalty
        let violations = (cases + [own.largestPenalty - own.penalisedCost]).count { $0 < -Self.rounding }
        return Judgement.law("cost < OT, falling in ε, or > OT + ε H", violations: violations, of: cases.count + 1)
          .inconclusive(if: violations == 0 && tight < 0.999).tolerance(Self.rounding).witness(
            "Five points far apart, moved onto themselves, pay \(tight.text(significantDigits: 5)) of ε H, where a bound smaller "
              + "by a thousandth would fail."
          )
      },
      Judged(
        "OT-7", .inequality, expects: .corrected, "The entropic cost OT_ε from a sample is least to the sample itself.",
        from: .said("what a loss is expected to do"), Bibliography.sinkhornDivergence.at("Theorem 1").noting("for the divergence"),
        isHighlight: true
      ) { seen in
        let places = (0...20).map { Double($0) / 20 }
        let worlds = (Self.ladder + [2, 0.3]).map { TwoPointTransport(regularization: $0) }
        let pairs = worlds.flatMap { world in places.dropLast().map { world.divergence(1, $0) } }
        let least = try seen.smallest { row in row.ladder.flatMap { [$0.fromCopy, $0.fromTarget] }.min() }
        // By the formula, whose costs are the solver's; the nearest copy of the grid lies next to the fixed point.
        func nearest(_ world: TwoPointTransport) -> Double {
          places.reduce(places[0]) { world.penalisedCost(1, $1) < world.penalisedCost(1, $0) ? $1 : $0 }
        }
        let isNearest = worlds.allSatisfy { (nearest($0) - $0.nearestToOne).magnitude <= 0.05 }
        let copy = nearest(TwoPointTransport(regularization: 2))
        let closer = seen.rows.count { $0.ladder[3].toCopy < $0.ladder[3].toItself }
        return Judgement("copy ±s nearest to ±1, ε = 2", says: "s = 1", here: .text("s = \(copy.text())"), holds: copy == 1)
          .corrected(
            if: isNearest && least > Self.rounding && pairs.allSatisfy { $0 > 0 },
            to:
              "It is least to a contracted sample: from ±1 to ±s with s = tanh(2s/ε), from ε = 2 on to the mean alone. The "
              + "divergence S_ε = OT_ε(P, Q) − ½ OT_ε(P, P) − ½ OT_ε(Q, Q) is 0 for Q = P and above 0 for all others tried."
          ).tolerance(Self.rounding).witness(
            "From ±1 to ±s, OT_ε = 1 + s² − ε log cosh(2s/ε). Of random samples 0.8 of itself is nearer than the sample, at ε = 3, "
              + "in \(closer) of \(seen.rows.count) draws. S_ε was tried on \(pairs.count) pairs ±1, ±s and "
              + "\(2 * Self.ladder.count * seen.rows.count) of samples."
          )
      },
      Judged(
        "OT-8", .effect, expects: .fails, "The images of the source, means under the entropic plan, have the target's spread.",
        from: .said("how the barycentric map is used to adapt domains")
      ) { seen in
        let middle = try seen.effect { $0.ladder[4].spread }
        return Judgement("variance of images / target's, ε = 1", says: 1, here: middle.cell, holds: middle.isBelow(1) ? false : nil)
          .interval(middle.bounds(of: "variance of the images over that of the target")).witness(
            "A mean of targets varies less than they do. At ε = 100 a share of \(try seen.effect { $0.ladder[0].spread }.cell) is "
              + "left."
          )
      },
    ]
  }

  func answer(_ seen: Seen<Entropy>) throws -> Answer {
    let (least, cost, spread) = (try seen.effect(\.least), try seen.effect(\.asked.cost), try seen.effect(\.asked.spread))
    func mean(_ place: Int, _ value: KeyPath<Step, Double>) throws -> Double {
      try seen.effect { $0.ladder[place][keyPath: value] }.mean
    }
    func series(_ name: String, _ value: KeyPath<Step, Double>) throws -> Series {
      Series(name, points: try Self.ladder.indices.map { Series.Point(Self.ladder[$0], try mean($0, value)) })
    }
    let kept = try [4, 1].map { (100 * (try mean($0, \.spread))).text(digits: 1) }
    let more = (100 * (cost.mean / least.mean - 1)).text(digits: 0)
    return Answer(
      setting: "ε = \(entropy.epsilon.text()), \(seen.rows.count) seeds", question: "What does entropy cost?",
      reply: "\(more) % MORE THAN OT",
      finding:
        "At ε = \(entropy.epsilon.text()) the plan costs \(cost.mean.text(digits: 2)) where \(least.mean.text(digits: 2)) would "
        + "do, and the images keep \((100 * spread.mean).text(digits: 0)) % of the target's spread.",
      figure: Figure(
        title: "The images keep \(kept[0]) % of the spread at ε = 1, and \(kept[1]) % at ε = 30", caption: "",
        content: .plot(
          Plot(
            x: Axis("ε", scale: .logarithmic), y: Axis("cost; share of spread"),
            series: [try series("cost", \.cost), try series("spread left", \.spread)], references: [Reference("OT", at: least.mean)]
          ))),
      quantities: [Quantity("cost", cost.cell), Quantity("least cost", least.cell), Quantity("spread left", spread.cell)],
      why: "Entropy rewards spreading mass, and the mean of what is spread lies in the middle.",
      ask: Ask(
        "\(entropy.epsilon < 10 ? "Ten times" : "A tenth of") the entropy: how much of the spread is left?", "--part", "entropy",
        "--epsilon", (entropy.epsilon < 10 ? 10 * entropy.epsilon : entropy.epsilon / 10).text()))
  }
}
