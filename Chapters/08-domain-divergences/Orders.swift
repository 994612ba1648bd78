import ArgumentParser
import ChapterKit
import Learning
import NumericCore
import Report
import Transfer

/// How distances bound each other, and where they are one another under other names.
struct Orders: ChapterPart {
  static let name = "order"
  static let title = "How they bound each other"
  static let seedCounts = SeedCounts(standard: 30, full: 1000)

  let pair: PairOptions

  /// A random pair of distributions in the plane, with Dirichlet masses; both sides of every law and identity on it.
  struct Row: Codable, Sendable {
    let sides: [DistanceOrder.Sides]
    /// W₁ as area, transport and Lipschitz dual, the largest difference.
    let forms: Double
    /// The MMD² for (x·y)² against ‖M_S − M_T‖².
    let quadratic: Double
    /// The discrepancy against 4Λ² ‖M_S − M_T‖₂: what the top eigenvector attains, and what none of a hundred random pairs exceeds.
    let discrepancy: Double
  }

  /// The tightest of the pairs for each law, in the order of `DistanceOrder.allCases`.
  struct Evidence: Sendable {
    let tightest: [DistanceOrder.Sides]
    let extremal: [DistanceOrder.Sides]
    let violationCount: [Int]
    let pairCount: Int
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("laws")
    let points = random.normals(rowCount: pair.points, columnCount: 2)
    let masses = (0..<2).map { _ in random.dirichlet(Array(repeating: 0.7, count: pair.points)) }
    let own = DistributionPair(points: points, source: masses[0], target: masses[1])
    return Row(
      sides: try DistanceOrder.sides(
        of: own, width: pair.sigma, directions: random.directions(count: 20, dimension: 2),
        coefficients: random.normals(count: pair.points)),
      forms: try own.formsResidual(), quadratic: own.quadraticResidual(), discrepancy: try own.discrepancyResidual(random: random))
  }

  func evidence(_ rows: [Row]) throws -> Evidence {
    let extremal = try DistanceOrder.allCases.map { try $0.extremal(width: pair.sigma) }
    let own = DistanceOrder.allCases.map { law in rows.flatMap(\.sides).filter { $0.law == law } }
    let tightest = try own.map { sides in
      guard let tightest = sides.max(by: { $0.ratio < $1.ratio }) else {
        throw MissingEvidence("No pair of distributions was drawn.")
      }
      return tightest
    }
    return Evidence(
      tightest: tightest, extremal: extremal,
      violationCount: zip(own, extremal).map { ($0 + [$1]).count { $0.slack < -Self.rounding } }, pairCount: rows.count + 1)
  }

  /// Square roots of sums that cancel down to 10⁻¹⁵ are off by up to 10⁻⁷; nothing else here is off by as much.
  private static let rounding = 1e-7
  /// An extremal pair is one that leaves a constant less than this room: 10⁻³ too small, and the pair would violate it.
  private static let tightness = 0.999

  private func judge(_ laws: [DistanceOrder], _ seen: Seen<Orders>) throws -> Judgement {
    let evidence = seen.evidence
    let places = DistanceOrder.allCases.indices.filter { laws.contains(DistanceOrder.allCases[$0]) }
    let violations = places.map { evidence.violationCount[$0] }.reduce(0, +)
    let closest = try seen.required(places.map { evidence.tightest[$0] }.max { $0.ratio < $1.ratio }, "pair of distributions")
    let least = try seen.required(places.map { evidence.extremal[$0].ratio }.min(), "extremal pair")
    return Judgement.law("left side > right side", violations: violations, of: places.count * evidence.pairCount)
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
        .identity("W₁ in three forms", residual: try seen.largest(\.forms), within: Self.rounding, says: "equal")
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
        .identity("MMD² against ‖M_S − M_T‖²", residual: try seen.largest(\.quadratic), within: Self.rounding)
      },
      Judged(
        "MAN-2", .identity, expects: .holds,
        "For linear functions with ‖w‖ ≤ Λ and squared loss the discrepancy is 4Λ² ‖M_S − M_T‖₂, of the uncentred second moments.",
        from: Bibliography.discrepancyBound.cited.noting("the definition; the closed form as derived in the lesson")
      ) { seen in
        .identity("discrepancy against 4Λ²‖M_S − M_T‖₂", residual: try seen.largest(\.discrepancy), within: Self.rounding)
      },
    ]
  }

  func answer(_ seen: Seen<Orders>) throws -> Answer {
    let evidence = seen.evidence
    let broken = evidence.violationCount.count { $0 > 0 }
    let closest = try seen.required(evidence.tightest.max { $0.ratio < $1.ratio }, "pair of distributions")
    return Answer(
      setting: "\(seen.rows.count) pairs on \(pair.points) points, σ = \(pair.sigma.text())",
      question: "Which distances bound which?",
      reply: broken == 0 ? "\(evidence.tightest.count) LAWS HOLD" : "\(broken) LAWS ARE BROKEN",
      finding:
        "Random pairs come nearest to \(closest.law.rawValue), at \(closest.ratio.text(significantDigits: 3)) of its right side.",
      figure: Figure(
        title: "How near random pairs come to each law (1: attained)", caption: "",
        content: .bars(
          Bars(
            value: Axis("left side / right side", range: 0...1), parts: ["largest ratio"],
            rows: evidence.tightest.sorted { $0.ratio > $1.ratio }.map { Bars.Row($0.law.rawValue, [$0.ratio]) }))),
      quantities: evidence.tightest.map { Quantity($0.law.rawValue, .number($0.ratio, digits: 3)) },
      why: "Each is sup |E_S f − E_T f| over a set of functions f; a smaller set gives less.",
      ask: Ask("A kernel half as wide: nearer to W₁/σ or farther?", "--part", "order", "--sigma", "\(pair.sigma / 2)"))
  }

  func record(_ seen: Seen<Orders>) throws -> [ChapterReport.Item] {
    let evidence = seen.evidence
    return [
      .table(
        Table(
          title: "How the distances bound each other, over \(seen.rows.count) random pairs of distributions",
          columns: ["law", "least slack", "left/right", "made for it"],
          rows: try DistanceOrder.allCases.indices.map { place in
            [
              .text(DistanceOrder.allCases[place].rawValue), .number(try seen.smallest { $0.sides[place].slack }),
              .number(evidence.tightest[place].ratio, digits: 3), .number(evidence.extremal[place].ratio, digits: 5),
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
