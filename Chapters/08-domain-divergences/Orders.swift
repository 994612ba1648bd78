import ArgumentParser
import ChapterKit
import Divergences
import NumericCore
import Report

/// How distances bound each other, and where they are one another under other names.
struct Orders: ChapterPart {
  static let name = "order"
  static let title = "How they bound each other"
  static let seedCounts = SeedCounts(standard: 30, full: 1000)

  let pair: PairOptions

  /// What a law comes to on all pairs.
  struct LawEvidence: Sendable {
    /// The random pair that uses most of the law's right side.
    let tightest: DistanceOrder.Sides
    /// The pair that was made for the law.
    let extremal: DistanceOrder.Sides
    /// The least that it leaves on a random pair.
    let leastSlack: Double
    /// On how many pairs it is broken, and how many there are, with the one that was made for it.
    let violationCount: Int
    let pairCount: Int

    var law: DistanceOrder { extremal.law }
  }

  func row(seed: UInt64) throws -> DistanceOrderTrial {
    try DistanceOrderTrial(pointCount: pair.points, width: pair.sigma, random: RandomSource(seed: seed).stream("laws"))
  }

  /// Of every law, in the order of `DistanceOrder.allCases`.
  func evidence(_ rows: [DistanceOrderTrial]) throws -> [LawEvidence] {
    try DistanceOrder.allCases.map { law in
      let (random, extremal) = (rows.flatMap(\.sides).filter { $0.law == law }, try law.extremal(width: pair.sigma))
      guard let tightest = random.max(by: { $0.ratio < $1.ratio }), let least = random.min(by: { $0.slack < $1.slack }) else {
        throw MissingEvidence("No pair of distributions was drawn.")
      }
      let all = random + [extremal]
      return LawEvidence(
        tightest: tightest, extremal: extremal, leastSlack: least.slack,
        violationCount: all.count { $0.slack < -Self.rounding }, pairCount: all.count)
    }
  }

  /// Square roots of sums that cancel down to 10⁻¹⁵ are off by up to 10⁻⁷; nothing else here is off by as much.
  private static let rounding = 1e-7
  /// An extremal pair is one that leaves a constant less than this room: 10⁻³ too small, and the pair would violate it.
  private static let tightness = 0.999

  private func judge(_ laws: [DistanceOrder], _ seen: Seen<Orders>) throws -> Judgement {
    let own = seen.evidence.filter { laws.contains($0.law) }
    let violations = own.map(\.violationCount).reduce(0, +)
    let closest = try seen.required(own.map(\.tightest).max { $0.ratio < $1.ratio }, "pair of distributions")
    let least = try seen.required(own.map(\.extremal.ratio).min(), "extremal pair")
    return Judgement.law("left side > right side", violations: violations, of: own.map(\.pairCount).reduce(0, +))
      .inconclusive(if: violations == 0 && least < Self.tightness).tolerance(Self.rounding).witness(
        "On a pair made for it each law is attained to \(least.text(significantDigits: 5)) or more, where a constant smaller by a "
          + "thousandth would fail. Of the random pairs the tightest is \(closest.law.rawValue), at "
          + "\(closest.ratio.text(significantDigits: 3)) of its right side."
      )
  }

  var claims: [Judged<Orders>] {
    [
      Judged(
        "W-1", .identity, expects: .holds,
        "For all distributions on the line, ∫ |F_S − F_T| dx, the least transport cost and sup E_S f − E_T f over 1-Lipschitz f "
          + "agree.",
        from: Bibliography.kernelTest.at("Theorem 23 and Example 2, pp. 743–744, after Kantorovich and Rubinstein"),
        Bibliography.vallender.cited
      ) { seen in
        .identity(
          "W₁ in three forms", residual: try seen.largest(\.wasserstein1FormsResidual), within: Self.rounding, says: "equal")
      },
      Judged(
        "W-2", .inequality, expects: .holds,
        "For all distributions, |mean difference| ≤ W₁ ≤ W₂, W₁ ≤ diameter · TV, sliced W₁ ≤ W₁, Bures² + |mean difference|² ≤ "
          + "W₂², and MMD ≤ W₁/σ for the Gaussian kernel exp(−‖x − y‖²/2σ²).",
        from: Bibliography.metrics.cited.noting("W₁ ≤ diameter · TV"), Bibliography.gelbrich.cited.noting("Bures"),
        .said("the others as derived in the lesson")
      ) { seen in
        try seen.part.judge([.meanDifference, .wassersteinOrder, .diameter, .moments, .gaussianKernel, .sliced], seen)
      },
      Judged(
        "DIV-1", .inequality, expects: .holds,
        "For all distributions, KS ≤ Kuiper ≤ min(2 KS, TV), TV ≤ √(KL/2), JS ≤ log 2 · TV, KL ≤ log(1 + χ²); and MMD ≤ 2 TV where "
          + "k(x, x) = 1, √2 TV for the Gaussian kernel.",
        from: Bibliography.metrics.cited.noting("TV ≤ √(KL/2) and KL ≤ log(1 + χ²)"), .said("the others as derived in the lesson")
      ) { seen in
        try seen.part.judge(
          [.interval, .twoCuts, .intervalMass, .pinsker, .jensenShannon, .chiSquared, .kernelMass, .positiveKernel], seen)
      },
      Judged(
        "MMD-3", .inequality, expects: .holds, "For every g of the kernel's space, |E_S g − E_T g| ≤ ‖g‖ · MMD(S, T).",
        from: Bibliography.kernelTest.at("follows from Lemma 4, p. 727")
      ) { seen in try seen.part.judge([.duality], seen) },
      Judged(
        "MMD-5", .identity, expects: .holds,
        "The MMD² for the kernel (x·y)² is ‖M_S − M_T‖², of the second moments: the CORAL distance for centred domains, but for "
          + "4d².",
        from: Bibliography.deepCORAL.cited.noting("its distance; that it is an MMD follows from the kernel")
      ) { seen in
        .identity("MMD² against ‖M_S − M_T‖²", residual: try seen.largest(\.quadraticKernelResidual), within: Self.rounding)
      },
      Judged(
        "MAN-2", .identity, expects: .holds,
        "For linear functions with ‖w‖ ≤ Λ and squared loss the discrepancy is 4Λ² ‖M_S − M_T‖₂, of the uncentred second moments.",
        from: Bibliography.discrepancyBound.cited.noting("the definition; the closed form as derived in the lesson")
      ) { seen in
        .identity(
          "discrepancy against 4Λ²‖M_S − M_T‖₂", residual: try seen.largest(\.squaredLossDiscrepancyResidual),
          within: Self.rounding)
      },
    ]
  }

  func answer(_ seen: Seen<Orders>) throws -> Answer {
    let laws = seen.evidence
    let broken = laws.count { $0.violationCount > 0 }
    let tightest = laws.map(\.tightest).sorted { $0.ratio > $1.ratio }
    let closest = try seen.required(tightest.first, "pair of distributions")
    return Answer(
      setting: "\(seen.rows.count) pairs on \(pair.points) points, σ = \(pair.sigma.text())",
      question: "Which distances bound which?",
      reply: broken == 0 ? "\(laws.count) LAWS HOLD" : "\(broken) LAWS ARE BROKEN",
      finding:
        "Random pairs come nearest to \(closest.law.rawValue), at \(closest.ratio.text(significantDigits: 3)) of its right side.",
      figure: Figure(
        title: "How near random pairs come to each law (1: attained)", caption: "",
        content: .bars(
          Bars(
            value: Axis("left side / right side", range: 0...1), parts: ["largest ratio"],
            rows: tightest.map { Bars.Row($0.law.rawValue, [$0.ratio]) }))),
      quantities: laws.map { Quantity($0.law.rawValue, .number($0.tightest.ratio, digits: 3)) },
      why: "Each is sup |E_S f − E_T f| over a set of functions f; a smaller set gives less.",
      ask: Ask("A kernel half as wide: nearer to W₁/σ or farther?", "--part", "order", "--sigma", "\(pair.sigma / 2)"))
  }

  func record(_ seen: Seen<Orders>) -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "How the distances bound each other, over \(seen.rows.count) random pairs of distributions",
          columns: ["law", "least slack", "left/right", "made for it"],
          rows: seen.evidence.map {
            [
              .text($0.law.rawValue), .number($0.leastSlack), .number($0.tightest.ratio, digits: 3),
              .number($0.extremal.ratio, digits: 5),
            ]
          }))
    ]
  }
}

/// The random distributions that the laws are tried on.
struct PairOptions: ParsableArguments {
  @Option(help: "The points that both distributions live on.", transform: OptionValue.count(in: 2...100)) var points = 10
  @Option(help: "The width σ of the Gaussian kernel.", transform: OptionValue.number(in: 0.01...100)) var sigma = 1.0
}
