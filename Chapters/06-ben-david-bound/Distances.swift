import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// What the divergences are: identities, laws, and what enumeration says of dimensions and growth.
struct Distances: ChapterPart {
  static let name = "distances"
  static let title = "What the divergences are"
  static let seedCounts = SeedCounts(standard: 20, full: 200)

  func row(seed: UInt64) -> DivergenceLaw { DivergenceLaw(seed: seed) }

  struct Evidence: Sendable {
    let classes: [Enumerated]
    let largestGrowthExcess: Double
    /// d_H and d_HΔH of a class of one hypothesis that alone tells the domains apart.
    let single: (overClass: Int, overDifferences: Int)
    let kuiperRatios: [Double]
    let pooledExcesses: [Double]
  }

  func evidence(_ rows: [DivergenceLaw]) -> Evidence {
    let domains = DomainPair(
      source: FiniteDomain(marginal: [1, 0], labels: [true, true]), target: FiniteDomain(marginal: [0, 1], labels: [true, true]))
    let single = FiniteClass(labelings: [[true, false]])
    return Evidence(
      classes: Enumerated.classes, largestGrowthExcess: Enumerated.largestGrowthExcess,
      single: (domains.hypothesisDivergence(over: single).divergence, domains.disagreementDivergence(over: single).divergence),
      kuiperRatios: rows.flatMap(\.kuiperRatios), pooledExcesses: rows.flatMap(\.pooledExcesses))
  }

  private static func count(_ seen: Seen<Distances>) -> Int { seen.rows.count * instanceCount }

  private static func law(_ quantity: String, _ seen: Seen<Distances>, _ violations: (DivergenceLaw) -> Int) throws -> Judgement {
    try .law(quantity, violations: seen.total(violations), of: count(seen))
  }

  var claims: [Judged<Distances>] {
    [
      Judged(
        "BD-5", .identity, expects: .holds,
        "For thresholds on any two samples, ½ d_HΔH is Kuiper's statistic, found in O(n log n).",
        from: .said("an online course page calls d_HΔH intractable in general"), Bibliography.kuiper.cited.noting("the statistic")
      ) { seen in
        let ratios = seen.evidence.kuiperRatios
        return try Self.law("samples with ties that differ", seen, \.kuiperMismatches).tolerance(2 * .ulpOfOne).witness(
          "Kuiper lies between one and two times Kolmogorov–Smirnov, ½ d_H: here "
            + "\(ratios.reduce(.infinity, min).text(significantDigits: 3)) to \(ratios.reduce(0, max).text(significantDigits: 3)). "
            + "Intractable it is for rich classes only.")
      },
      Judged(
        "BD-6", .inequality, expects: .holds,
        "For every class, d_HΔH is a pseudometric: symmetric, with the triangle inequality, and at most 2 TV.",
        from: .said("this course's own remark"), Bibliography.theory.at("Definition 3").noting("which only defines HΔH")
      ) { seen in
        try Self.law("failures", seen) { $0.triangleViolations + $0.symmetryViolations + $0.variationViolations }.witness(
          "Not a metric: \(seen.total(\.zeroForDifferent)) pairs of different marginals are at distance 0.")
      },
      Judged(
        "BD-6b", .inequality, expects: .corrected, "For every class, d_H(S, T) ≤ d_HΔH(S, T).",
        from: .said("often taken for granted")
      ) { seen in
        let single = seen.evidence.single
        return try Judgement.refuted(
          "d_HΔH of one hypothesis", says: .text("≥ d_H = \(single.overClass)"), here: .integer(single.overDifferences),
          isShown: single.overClass > single.overDifferences
        ).corrected(
          if: seen.total(\.classAboveWithConstant) == 0,
          to: "It holds where H contains a constant, for then H is part of HΔH up to complement."
        ).witness(
          "One hypothesis {a}, S = {a}, T = {b}. Among random classes \(seen.total(\.classAbove)) of \(Self.count(seen)), and "
            + "\(seen.total(\.classAboveWithConstant)) with the constant 0 added.")
      },
      Judged(
        "BD-9", .identity, expects: .holds,
        "For every class closed under complement, d_H = 2 (1 − min over h of [S(h = 1) + T(h = 0)]), one error minimisation.",
        from: Bibliography.theory.at("Lemma 2").noting("there for samples of equal size")
      ) { seen in
        try Self.law("closed classes that differ", seen, \.errorMismatchesClosed).witness(
          "Closure is needed: \(seen.total(\.errorMismatchesOpen)) of the classes as they are differ.")
      },
      Judged(
        "BD-10", .identity, expects: .corrected,
        "For every class closed under complement, 2 (1 − 2ε) is d_H, with ε the least error on the pooled samples.",
        from: .said("an online course page"),
        Bibliography.domainAdversarial.at("equation 3, section 3.2").noting("ε a generalisation error")
      ) { seen in
        let excesses = seen.evidence.pooledExcesses
        return try Self.law("samples of unequal size that differ", seen, \.pooledMismatches).tolerance(BoundLaw.roundingTolerance)
          .corrected(
            if: seen.total(\.errorMismatchesClosed) == 0,
            to: "It is d_H with the balanced error, the mean of the two domains' error rates."
          ).witness(
            "With samples of unequal size always guessing the larger has a small pooled error: the excess over d_H is "
              + "\(excesses.mean.text(digits: 2)) on average and up to \(excesses.reduce(0, max).text(digits: 2)).")
      },
      Judged(
        "VC-4", .identity, expects: .holds,
        "Thresholds have VC dimension 1 and their HΔH 2; two-sided thresholds have 2 and their HΔH 3.",
        from: .said("this course's own, by enumeration on eight points"), Bibliography.uniformConvergence.cited.noting("the notion")
      ) { seen in
        let found = seen.evidence.classes.prefix(2).map { [$0.ofClass.dimension, $0.ofDifferences.dimension] }
        return Judgement.decided(
          "dimensions", says: "1 and 2; 2 and 3", here: .text(found.map { "\($0[0]) and \($0[1])" }.joined(separator: "; ")),
          holds: found == [[1, 2], [2, 3]]
        ).witness("Disagreements of thresholds are intervals; those of two-sided ones are intervals and their complements.")
      },
      Judged(
        "VC-5", .inequality, expects: .fails, "For every class, the VC dimension of HΔH is at most twice that of H.",
        from: .said("a common reading of the 2d in Theorem 2 of Ben-David et al. (2010)")
      ) { seen in
        let five = seen.evidence.classes[2]
        return Judgement.refuted(
          "dimension of HΔH", says: .text("at most \(2 * five.ofClass.dimension)"), here: .integer(five.ofDifferences.dimension),
          isShown: five.ofDifferences.dimension > 2 * five.ofClass.dimension
        ).witness(
          "The class of bit masks \(Enumerated.fivePointMasks.map(String.init).joined(separator: ", ")) on 5 points. Theorem 2 "
            + "does not need it: see VC-5b."
        )
      },
      Judged(
        "VC-5b", .inequality, expects: .holds,
        "For every class of VC dimension d and n ≥ 2, HΔH labels n points in at most n^(2d) ways, so that the 2d of Theorem 2 "
          + "stands.",
        from: Bibliography.theory.at("Theorem 2"), .said("the derivation is this course's")
      ) { seen in
        let (five, excess) = (seen.evidence.classes[2], seen.evidence.largestGrowthExcess)
        let violations = try seen.total { $0.growthViolations + $0.pairCountViolations }
        return Judgement.decided(
          "ways of the 5-point HΔH", says: .text("at most \(five.ways)"), here: .integer(five.ofDifferences.labellings),
          holds: violations == 0 && excess <= Enumerated.growthTolerance
            && seen.evidence.classes.allSatisfy { $0.ofDifferences.labellings <= $0.ways }
        ).tolerance(Enumerated.growthTolerance).witness(
          "Two labellings differ in one way: 1 + Π(Π − 1)/2 with Π labellings of H, by Sauer's lemma at most n^(2d), with equality "
            + "for d = 1 and n = 2. \(violations) violations over \(Self.count(seen)) random classes, and none of the lemma's "
            + "bound for d ≤ 20, n ≤ 400."
        )
      },
    ]
  }

  func answer(_ seen: Seen<Distances>) throws -> Answer {
    let (five, single) = (seen.evidence.classes[2], seen.evidence.single)
    let zero = try seen.total(\.zeroForDifferent)
    return Answer(
      setting: "\(Self.count(seen)) random instances", question: "Is d_HΔH a distance, and how rich is HΔH?",
      reply: (zero > 0 ? "A PSEUDOMETRIC" : "NO PAIR AT DISTANCE 0 HERE")
        + (five.ofDifferences.dimension > 2 * five.ofClass.dimension ? ", AND RICHER THAN 2d" : ""),
      finding:
        "\(zero) pairs of different marginals are at distance 0; HΔH has dimension \(five.ofDifferences.dimension) where H has "
        + "\(five.ofClass.dimension), and still only \(five.ofDifferences.labellings) of \(five.ways) allowed labellings.",
      figure: Figure(
        title: "HΔH: dimension \(five.ofDifferences.dimension) from \(five.ofClass.dimension), and no more than n^(2d) labellings",
        caption: "",
        content: .bars(
          Bars(
            value: Axis("log₂ of labellings"), parts: ["of HΔH", "up to n^(2d)"],
            rows: seen.evidence.classes.map { row in
              let (found, ways) = (Double.log2(Double(row.ofDifferences.labellings)), Double.log2(Double(row.ways)))
              return Bars.Row(row.name, [found, ways - found])
            }))),
      quantities: [
        Quantity("d_HΔH = 0 for S ≠ T", .integer(zero)), Quantity("d_H of one hypothesis", .integer(single.overClass)),
        Quantity("d_HΔH of one hypothesis", .integer(single.overDifferences)),
      ],
      why: "HΔH has at most one set a pair of hypotheses: the square of what H has.",
      ask: Ask("Does d_H ≤ d_HΔH hold for every class?", "--claim", "BD-6b"))
  }

  func record(_ seen: Seen<Distances>) throws -> [ChapterReport.Item] {
    let laws: [(String, KeyPath<DivergenceLaw, Int> & Sendable)] = [
      ("d(S, T) ≤ d(S, U) + d(U, T)", \.triangleViolations), ("d(S, T) = d(T, S)", \.symmetryViolations),
      ("d_HΔH ≤ 2 TV", \.variationViolations), ("d_HΔH > 0 for S ≠ T", \.zeroForDifferent), ("d_H ≤ d_HΔH", \.classAbove),
      ("d_H ≤ d_HΔH, with the constant 0 in H", \.classAboveWithConstant),
      ("d_H by least error, H closed under complement", \.errorMismatchesClosed),
      ("d_H by least error, H as it is", \.errorMismatchesOpen),
      ("½ d_HΔH of thresholds = Kuiper, with ties", \.kuiperMismatches), ("Π_HΔH(n) ≤ n^(2d)", \.growthViolations),
    ]
    return [
      .paragraph(
        "d_H compares the marginals on the sets of the class, d_HΔH on the disagreements of two hypotheses. Both by enumeration."),
      .table(
        Table(
          title: "Laws over \(Self.count(seen)) random instances, in whole numbers", columns: ["law", "failures"],
          rows: try laws.map { name, path in [.text(name), .integer(try seen.total { $0[keyPath: path] })] })),
      .table(
        Table(
          title: "VC dimensions and labellings by enumeration",
          columns: ["class H", "of H", "of HΔH", "labellings of HΔH", "n^(2d)"],
          rows: seen.evidence.classes.map {
            [
              .text($0.name), .integer($0.ofClass.dimension), .integer($0.ofDifferences.dimension),
              .integer($0.ofDifferences.labellings),
              .integer($0.ways),
            ]
          })),
    ]
  }
}
