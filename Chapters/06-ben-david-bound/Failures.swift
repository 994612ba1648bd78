import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// What large and small terms do and do not say of the target risk.
struct Failures: ChapterPart {
  static let name = "failures"
  static let title = "What large and small terms say of transfer"
  static let seedCounts = SeedCounts(standard: 20, full: 200)
  /// The source sample sizes of the noisy world.
  static let noisySizes = [50, 500, 5000]

  let worlds: WorldOptions

  struct Row: Codable, Sendable {
    /// R_T of the threshold of least risk on a noisy source sample, by size.
    let noisyTargetRisks: [Double]
    /// Randomised classifiers whose risks under target labels g and 1 − g do not sum to 1, of `instanceCount`.
    let exceptions: Int
  }

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed)
    let (noisy, labels) = (random.stream("noisy source"), random.stream("two labellings"))
    return Row(
      noisyTargetRisks: Self.noisySizes.map { Scenarios.noisyTargetRisk(size: $0, noise: worlds.noise, from: noisy) },
      exceptions: (0..<instanceCount).count { _ in !Self.risksSumToOne(RandomFiniteWorld(from: labels).target, from: labels) })
  }

  /// A randomised classifier labels a point 1 with a probability in tenths, and its risk is counted in tenths of the whole.
  private static func risksSumToOne(_ target: FiniteDomain<Int>, from random: RandomSource) -> Bool {
    let tenths = target.marginal.map { _ in random.integer(below: 11) }
    func risk(_ negative: [Int], _ positive: [Int]) -> Int {
      tenths.indices.reduce(0) { $0 + tenths[$1] * negative[$1] + (10 - tenths[$1]) * positive[$1] }
    }
    return risk(target.negative, target.positive) + risk(target.positive, target.negative) == 10 * target.total
  }

  func evidence(_ rows: [Row]) -> Scenarios { Scenarios(worlds) }

  var claims: [Judged<Failures>] {
    [
      Judged(
        "BD-13", .identity, expects: .holds,
        "For every learner, labels g or 1 − g of the same target give risks that sum to 1: λ is unknown without target labels.",
        from: Bibliography.impossibility.at("Theorem 2 and its proof sketch, p. 135"), Bibliography.homer.cited
      ) { seen in
        try Judgement.law("sums other than 1", violations: seen.total(\.exceptions), of: seen.rows.count * instanceCount).witness(
          "Both worlds show a learner without target labels the same, so in one of them its risk is at least ½. A few labels "
            + "decide: by Hoeffding, 185 of them estimate a risk to ±0.1 with probability 0.95.")
      },
      Judged(
        "BD-14", .inequality, expects: .corrected, "Adaptation reduces the first two terms, and the third, λ, stays as it is.",
        from: Bibliography.homer.cited
      ) { seen in
        let (before, after) = (seen.evidence.unfolded, seen.evidence.folded)
        return Judgement.decided(
          "λ after alignment", says: .exact(before.idealJointRisk), here: .exact(after.idealJointRisk),
          holds: before.idealJointRisk == after.idealJointRisk
        ).corrected(
          if: after.supremum < before.supremum && after.idealJointRisk > before.idealJointRisk,
          to: "λ depends on the representation, and aligning the marginals can raise it."
        ).witness(
          "Source 1, 2 and target −1, −2 with labels 1, 0 and 0, 1: x ↦ |x| takes ½ d_HΔH of unions of two intervals from "
            + "\(before.supremum) to \(after.supremum), and λ from \(before.idealJointRisk) to \(after.idealJointRisk).")
      },
      Judged(
        "BD-15", .inequality, expects: .fails, "Where λ is large, transfer is hopeless, whatever the algorithm.",
        from: .said("an online course page on the bound")
      ) { seen in
        let (evidence, wrong, noisy) = (seen.evidence, seen.evidence.misspecified.terms, seen.evidence.noisy.terms)
        let last = try seen.effect { $0.noisyTargetRisks[2] }
        return Judgement.refuted(
          "R_T where λ = \(wrong.idealJointRisk)", says: "above 0", here: .exact(evidence.weightedMisspecified),
          isShown: wrong.idealJointRisk >= Rational(1, 4) && evidence.weightedMisspecified == 0
        ).interval(last.bounds(of: "R_T under label noise")).witness(
          "In the misspecified world the threshold of least source risk has R_T = \(wrong.targetRisk), and importance weighting "
            + "finds one with \(evidence.weightedMisspecified). Label noise ρ = \(worlds.noise) on the source puts λ at "
            + "\(noisy.idealJointRisk) and the bound at \(noisy.bound), and R_T is \(last.mean.text(digits: 4)) after "
            + "\(Self.noisySizes[2]) examples. A large λ takes the guarantee away, not the chance.")
      },
      Judged(
        "BD-16", .inequality, expects: .corrected,
        "For transfer to succeed you need a low source risk, a low divergence and a low λ, each of them.",
        from: .said("an online course page on the bound")
      ) { seen in
        let (apart, noise) = (seen.evidence.apart.terms, seen.evidence.noisyFamily.map(\.terms))
        let (region, flip) = (seen.evidence.rareRegion.terms, seen.evidence.rareFlip.terms)
        // A term is needed where none of these worlds has it large and R_T = 0; R_S and λ are large together.
        let isDivergenceNeeded = apart.targetRisk > 0 || apart.supremum < 1 || apart.bound > apart.supremum
        let areOthersNeeded = noise.contains { $0.targetRisk > 0 || $0.supremum > 0 }
        let all = (seen.evidence.scenarios + seen.evidence.noisyFamily).map(\.terms)
        let isCorrectionRight = all.allSatisfy { terms in
          let leastByRisk = terms.sourceRisk - terms.supremum - terms.idealJointRisk
          let leastByJointRisk = terms.idealJointRisk - terms.sourceRisk
          return terms.targetRisk <= terms.bound && terms.targetRisk >= max(leastByRisk, leastByJointRisk)
        }
        func triple(_ terms: BoundTerms) -> String { "(\(terms.sourceRisk), \(terms.supremum), \(terms.idealJointRisk))" }
        return Judgement.decided(
          "terms needed, of three", says: 3, here: .integer((isDivergenceNeeded ? 1 : 0) + (areOthersNeeded ? 2 : 0)),
          holds: isDivergenceNeeded && areOthersNeeded
        ).corrected(
          if: isCorrectionRight,
          to:
            "Together they suffice, by the bound, and none is needed. A large divergence says nothing of R_T; a large R_S or λ is "
            + "harmless only in company: R_T ≥ R_S − ½ d_HΔH − λ and R_T ≥ λ − R_S."
        ).witness(
          "(R_S, ½ d, λ) = \(triple(apart)) and R_T = \(apart.targetRisk) for domains apart with one rule; "
            + "\(noise.map(triple).joined(separator: ", ")) and R_T = 0 under label noise. Rare flip \(triple(flip)) has R_T = "
            + "\(flip.targetRisk), rare region \(triple(region)) has \(region.targetRisk), and importance weighting turns them "
            + "around: \(seen.evidence.weightedFlip) and \(seen.evidence.weightedRegion)."
        )
      },
      Judged(
        "BD-17", .identity, expects: .holds, "Each of the three terms can be the sole cause of failure, the other two being small.",
        from: .said("an online course page on the bound, its second exercise")
      ) { seen in
        let worlds = [seen.evidence.underTrained, seen.evidence.divergence, seen.evidence.flipped].map(\.terms)
        let others = zip(worlds, [worlds[0].sourceRisk, worlds[1].supremum, worlds[2].idealJointRisk]).map { $0.bound - $1 }
        return Judgement.decided(
          "R_T, the other two terms", says: "≥ 1/2, ≤ 1/20",
          here: .text(zip(worlds, others).map { "\($0.targetRisk), \($1)" }.joined(separator: "; ")),
          holds: zip(worlds, others).allSatisfy {
            $0.targetRisk >= Rational(1, 2) && $1 <= Rational(1, 20) && $0.leastTargetRisk == 0
          }
        ).witness(
          "Learning on the target would be perfect in all three. R_S alone only for a hypothesis that is not the best on the "
            + "source, since the least source risk is at most λ.")
      },
    ]
  }

  func answer(_ seen: Seen<Failures>) -> Answer {
    let (region, flip) = (seen.evidence.rareRegion.terms, seen.evidence.rareFlip.terms)
    return Answer(
      setting: "ε = \(worlds.rarity), ρ = \(worlds.noise)", question: "Do the terms foretell the target risk?",
      reply: region.targetRisk == flip.targetRisk
        ? "HERE THEY DO" : "NO: \(region.targetRisk) AND \(flip.targetRisk) FROM LIKE TERMS",
      finding:
        "Rare region and rare flip have bounds \(region.bound) and \(flip.bound), the same R_S and divergence, and target risks "
        + "\(region.targetRisk) and \(flip.targetRisk).",
      figure: Figure(
        title: "Of worlds with bounds \(region.bound) and \(flip.bound) one has R_T = \(region.targetRisk), one \(flip.targetRisk)",
        caption: "",
        content: .bars(
          Bars(
            value: Axis("risk"), parts: ["R_S", "½ d_HΔH", "λ"],
            rows: seen.evidence.scenarios.map {
              Bars.Row(
                "\($0.name), R_T = \($0.terms.targetRisk)",
                [$0.terms.sourceRisk, $0.terms.supremum, $0.terms.idealJointRisk].map(\.doubleValue))
            }, references: [Reference("says nothing above", at: 1, .vertical)]))),
      quantities: [
        Quantity("rare region's bound", .exact(region.bound)), Quantity("rare flip's bound", .exact(flip.bound)),
        Quantity("rare region's R_T", .exact(region.targetRisk)), Quantity("rare flip's R_T", .exact(flip.targetRisk)),
        Quantity("noisy source's bound", .exact(seen.evidence.noisy.terms.bound)),
        Quantity("noisy source's R_T", .exact(seen.evidence.noisy.terms.targetRisk)),
      ],
      why: "The bound is for the worst world with its terms; this is one of them.",
      ask: Ask(
        "With ρ near ½, what are bound and outcome?", "--part", "failures", "--noise",
        worlds.noise == Rational(9, 20) ? "49/100" : "9/20"))
  }

  func record(_ seen: Seen<Failures>) throws -> [ChapterReport.Item] {
    [
      .paragraph(
        "Small worlds for thresholds 1[x < t], two-sided ones in 'flipped labels', exact. 'Under-trained' judges h ≡ 1 where "
          + "learning would be perfect; the others judge the threshold of least source risk. 'Scratch' is the least target risk of "
          + "any threshold."),
      .table(
        Table(
          title: "The terms and the outcome", columns: ["world", "R_S", "½ d_HΔH", "λ", "bound", "R_T", "scratch"],
          rows: seen.evidence.scenarios.map(\.cells))),
      .table(
        Table(
          title: "Learning from a source with label noise ρ = \(worlds.noise): λ = \(seen.evidence.noisy.terms.idealJointRisk)",
          columns: ["source sample", "R_T of the least source risk"],
          rows: try Self.noisySizes.enumerated().map { index, size in
            [.integer(size), try seen.effect { $0.noisyTargetRisks[index] }.cell]
          })),
    ]
  }
}
