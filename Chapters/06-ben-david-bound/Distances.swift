import Bounds
import ChapterKit
import Divergences
import Learning
import NumericCore
import Report
import Worlds

/// What the divergences are: identities, laws, and what enumeration says of dimensions and growth.
struct Distances: ChapterPart {
  static let name = "distances"
  static let title = "What the divergences are"
  static let seedCounts = SeedCounts(standard: 20, full: 200)

  func row(seed: UInt64) -> DivergenceTrial {
    let random = RandomSource(seed: seed).stream("distances")
    // Few whole numbers, so that there are ties.
    func sample() -> [Double] { (0..<1 + random.integer(below: 10)).map { _ in Double(random.integer(below: 7)) } }
    return DivergenceTrial(count: instanceCount) {
      let world = RandomFiniteWorld(from: random)
      return .init(
        source: world.source, target: world.target, third: world.third, hypotheses: world.hypotheses,
        sourceTenths: 1 + random.integer(below: 9), samples: (sample(), sample()))
    }
  }

  private static let classes = DisagreementCount.examples
  private static let five = DisagreementCount.fivePoints
  /// Rounding of ln Π_HΔH(n) − 2d ln n: logarithms of 400⁴⁰ at most, sums of 21 numbers of size 240, each to an ulp.
  private static let growthTolerance = 21 * 240 * Double.ulpOfOne
  private static let largestGrowthExcess = GrowthFunction.largestDisagreementExcess(dimensions: 0...20, pointCounts: 2...400)

  var claims: [Judged<Distances>] {
    [
      Judged(
        "BD-5", .identity, expects: .holds,
        "For thresholds on any two samples, ½ d_HΔH is Kuiper's statistic, found in O(n log n).",
        from: .said("an online course page calls d_HΔH intractable in general"), Bibliography.kuiper.cited.noting("the statistic")
      ) { seen in
        let (least, largest) = try (seen.smallest { $0.kuiper.ratios.min() }, seen.largest { $0.kuiper.ratios.max() })
        return try seen.law(
          "samples with ties that differ", of: seen.instances, within: KuiperTrial.roundingTolerance, \.kuiper.mismatches
        ).witness(
          "Kuiper lies between one and two times Kolmogorov–Smirnov, ½ d_H: here \(least.text(significantDigits: 3)) to "
            + "\(largest.text(significantDigits: 3)). Intractable it is for rich classes only.")
      },
      Judged(
        "BD-6", .inequality, expects: .holds,
        "For every class, d_HΔH is a pseudometric: symmetric, with the triangle inequality, and at most 2 TV.",
        from: .said("this course's own remark"), Bibliography.theory.at("Definition 3").noting("which only defines HΔH")
      ) { seen in
        try seen.law("failures", of: seen.instances) { $0.triangleViolations + $0.symmetryViolations + $0.variationViolations }
          .witness("Not a metric: \(seen.total(\.zeroForDifferent)) pairs of different marginals are at distance 0.")
      },
      Judged(
        "BD-6b", .inequality, expects: .corrected, "For every class, d_H(S, T) ≤ d_HΔH(S, T).",
        from: .said("often taken for granted")
      ) { seen in
        let single = DivergenceTrial.oneHypothesis
        return try Judgement.refuted(
          "d_HΔH of one hypothesis", says: .text("≥ d_H = \(single.classDivergence)"),
          here: .integer(single.disagreementDivergence),
          isShown: single.classDivergence > single.disagreementDivergence
        ).corrected(
          if: seen.total(\.classAboveWithConstant) == 0,
          to: "It holds where H contains a constant, for then H is part of HΔH up to complement."
        ).witness(
          "One hypothesis {a}, S = {a}, T = {b}. Among random classes \(seen.total(\.classAbove)) of \(seen.instances), and "
            + "\(seen.total(\.classAboveWithConstant)) with the constant 0 added.")
      },
      Judged(
        "BD-9", .identity, expects: .holds,
        "For every class closed under complement, d_H = 2 (1 − min over h of [S(h = 1) + T(h = 0)]), one error minimisation.",
        from: Bibliography.theory.at("Lemma 2").noting("there for samples of equal size")
      ) { seen in
        try seen.law("closed classes that differ", of: seen.instances, \.errorMismatchesClosed).witness(
          "Closure is needed: \(seen.total(\.errorMismatchesOpen)) of the classes as they are differ.")
      },
      Judged(
        "BD-10", .identity, expects: .corrected,
        "For every class closed under complement, 2 (1 − 2ε) is d_H, with ε the least error on the pooled samples.",
        from: .said("an online course page"),
        Bibliography.domainAdversarial.at("equation 3, section 3.2").noting("ε a generalisation error")
      ) { seen in
        let excesses = seen.rows.flatMap(\.pooledExcesses)
        let largest = try seen.largest { $0.pooledExcesses.max() }
        return try seen.law("samples of unequal size that differ", of: seen.instances, \.pooledMismatches).corrected(
          if: seen.total(\.errorMismatchesClosed) == 0,
          to: "It is d_H with the balanced error, the mean of the two domains' error rates."
        ).tolerance(BenDavidBoundTrial.roundingTolerance).witness(
          "With samples of unequal size always guessing the larger has a small pooled error: the excess over d_H is "
            + "\(excesses.mean.text(digits: 2)) on average and up to \(largest.text(digits: 2)).")
      },
      Judged(
        "VC-4", .identity, expects: .holds,
        "Thresholds have VC dimension 1 and their HΔH 2; two-sided thresholds have 2 and their HΔH 3.",
        from: .said("this course's own, by enumeration on eight points"), Bibliography.uniformConvergence.cited.noting("the notion")
      ) { seen in
        let found = Self.classes.prefix(2).map { [$0.count.dimension, $0.count.differenceDimension] }
        return Judgement.decided(
          "dimensions", says: "1 and 2; 2 and 3", here: .text(found.map { "\($0[0]) and \($0[1])" }.joined(separator: "; ")),
          holds: found == [[1, 2], [2, 3]]
        ).witness("Disagreements of thresholds are intervals; those of two-sided ones are intervals and their complements.")
      },
      Judged(
        "VC-5", .inequality, expects: .fails, "For every class, the VC dimension of HΔH is at most twice that of H.",
        from: .said("a common reading of the 2d in Theorem 2 of Ben-David et al. (2010)")
      ) { seen in
        let five = Self.five
        return Judgement.refuted(
          "dimension of HΔH", says: .text("at most \(2 * five.dimension)"), here: .integer(five.differenceDimension),
          isShown: five.differenceDimension > 2 * five.dimension
        ).witness(
          "The class of bit masks \(DisagreementCount.fivePointMasks.map(String.init).joined(separator: ", ")) on 5 points. "
            + "Theorem 2 does not need it: see VC-5b.")
      },
      Judged(
        "VC-5b", .inequality, expects: .holds,
        "For every class of VC dimension d and n ≥ 2, HΔH labels n points in at most n^(2d) ways, so that the 2d of Theorem 2 "
          + "stands.",
        from: Bibliography.theory.at("Theorem 2"), .said("the derivation is this course's")
      ) { seen in
        let five = Self.five
        let violations = try seen.total { $0.powerViolations + $0.pairViolations }
        return Judgement.decided(
          "ways of the 5-point HΔH", says: .text("at most \(five.power)"), here: .integer(five.differenceLabellings),
          holds: violations == 0 && Self.largestGrowthExcess <= Self.growthTolerance
            && Self.classes.allSatisfy { $0.count.differenceLabellings <= $0.count.power }
        ).tolerance(Self.growthTolerance).witness(
          "Two labellings differ in one way: 1 + Π(Π − 1)/2 with Π labellings of H, by Sauer's lemma at most n^(2d), with equality "
            + "for d = 1 and n = 2. \(violations) violations over \(seen.instances) random classes, and none of the lemma's "
            + "bound for d ≤ 20, n ≤ 400.")
      },
    ]
  }

  func answer(_ seen: Seen<Distances>) throws -> Answer {
    let (five, single) = (Self.five, DivergenceTrial.oneHypothesis)
    let zero = try seen.total(\.zeroForDifferent)
    let bars = Self.classes.map { name, count in
      let (found, ways) = (Double.log2(Double(count.differenceLabellings)), Double.log2(Double(count.power)))
      return Bars.Row(name, [found, ways - found])
    }
    return Answer(
      setting: "\(seen.instances) random instances", question: "Is d_HΔH a distance, and how rich is HΔH?",
      reply: (zero > 0 ? "A PSEUDOMETRIC" : "NO PAIR AT DISTANCE 0 HERE")
        + (five.differenceDimension > 2 * five.dimension ? ", AND RICHER THAN 2d" : ""),
      finding: "\(zero) pairs of different marginals are at distance 0; HΔH has dimension \(five.differenceDimension) where H has "
        + "\(five.dimension), and still only \(five.differenceLabellings) of \(five.power) allowed labellings.",
      figure: Figure(
        title: "HΔH: dimension \(five.differenceDimension) from \(five.dimension), and no more than n^(2d) labellings", caption: "",
        content: .bars(Bars(value: Axis("log₂ of labellings"), parts: ["of HΔH", "up to n^(2d)"], rows: bars))),
      quantities: [
        Quantity("d_HΔH = 0 for S ≠ T", .integer(zero)), Quantity("d_H of one hypothesis", .integer(single.classDivergence)),
        Quantity("d_HΔH of one hypothesis", .integer(single.disagreementDivergence)),
      ],
      why: "HΔH has at most one set a pair of hypotheses: the square of what H has.",
      ask: Ask("Does d_H ≤ d_HΔH hold for every class?", "--claim", "BD-6b"))
  }

  func record(_ seen: Seen<Distances>) throws -> [ChapterReport.Item] {
    let tables = [
      Table(
        title: "Laws over \(seen.instances) random instances, in whole numbers", columns: ["law", "failures"],
        rows: try DivergenceTrial.laws.map { law, failures in [.text(law), .integer(try seen.total { $0[keyPath: failures] })] }),
      Table(
        title: "VC dimensions and labellings by enumeration",
        columns: ["class H", "of H", "of HΔH", "labellings of HΔH", "n^(2d)"],
        rows: Self.classes.map { name, count in
          let numbers = [count.dimension, count.differenceDimension, count.differenceLabellings, count.power]
          return [.text(name)] + numbers.map(Cell.integer)
        }),
    ]
    return [
      .paragraph(
        "d_H compares the marginals on the sets of the class, d_HΔH on the disagreements of two hypotheses. Both by enumeration.")
    ] + tables.map { .table($0) }
  }
}
