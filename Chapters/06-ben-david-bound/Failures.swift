import Bounds
import ChapterKit
import Learning
import NumericCore
import Report
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
    /// Instances in which a classifier's risks under target labels g and 1 − g do not sum to 1.
    let exceptions: Int
  }

  func row(seed: UInt64) -> Row {
    let random = RandomSource(seed: seed)
    return Row(
      noisyTargetRisks: BoundScenario.noisyTargetRisks(
        noise: worlds.noise, sampleSizes: Self.noisySizes, from: random.stream("noisy source")),
      exceptions: RandomFiniteWorld.oppositeLabelExceptions(count: instanceCount, from: random.stream("two labellings")))
  }

  /// The terms of every world, and R_T of importance-weighted learning there, in the order of the scenarios.
  struct Evidence: Sendable {
    let all: [BoundTerms]
    let weightedRisks: [Rational]
  }

  func evidence(_ rows: [Row]) -> Evidence {
    let scenarios = BoundScenario.allCases.map { ($0, $0.world(rarity: worlds.rarity, noise: worlds.noise)) }
    return Evidence(
      all: scenarios.map { $1.domains.boundTerms(of: $0.judged, over: $0.hypotheses) },
      weightedRisks: scenarios.map { $1.targetRisk(ofBestOn: $1.weightedSource) })
  }

  /// Worlds with label noise from little to much: what is said of noise is decided on these.
  private static let noisyFamily = BoundScenario.noisyFamily.map { $0.domains.boundTerms(over: Thresholds(.below)) }
  /// Before and after x ↦ |x|, for unions of two intervals.
  private static let folding = [FiniteWorld.unfolded, .folded].map { $0.domains.boundTerms(over: IntervalUnions(limit: 2)) }

  var claims: [Judged<Failures>] {
    [
      Judged(
        "BD-13", .identity, expects: .holds,
        "For every learner, labels g or 1 − g of the same target give risks that sum to 1: λ is unknown without target labels.",
        from: Bibliography.impossibility.at("Theorem 2 and its proof sketch, p. 135"), Bibliography.homer.cited
      ) { seen in
        try seen.law("sums other than 1", of: seen.instances, \.exceptions).witness(
          "Both worlds show a learner without target labels the same, so in one of them its risk is at least ½. A few labels "
            + "decide: by Hoeffding, 185 of them estimate a risk to ±0.1 with probability 0.95.")
      },
      Judged(
        "BD-14", .inequality, expects: .corrected, "Adaptation reduces the first two terms, and the third, λ, stays as it is.",
        from: Bibliography.homer.cited
      ) { seen in
        let (before, after) = (Self.folding[0], Self.folding[1])
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
        let (wrong, weighted, noisy) = (seen[.misspecified], seen.weightedRisk(.misspecified), seen[.noisySource])
        let last = try seen.effect { $0.noisyTargetRisks[2] }
        return Judgement.refuted(
          "R_T where λ = \(wrong.idealJointRisk)", says: "above 0", here: .exact(weighted),
          isShown: wrong.idealJointRisk >= Rational(1, 4) && weighted == 0
        ).interval(last.bounds(of: "R_T under label noise")).witness(
          "In the misspecified world the threshold of least source risk has R_T = \(wrong.targetRisk), and importance weighting "
            + "finds one with \(weighted). Label noise ρ = \(worlds.noise) on the source puts λ at \(noisy.idealJointRisk) and the "
            + "bound at \(noisy.bound), and R_T is \(last.mean.text(digits: 4)) after \(Self.noisySizes[2]) examples. A large λ "
            + "takes the guarantee away, not the chance.")
      },
      Judged(
        "BD-16", .inequality, expects: .corrected,
        "For transfer to succeed you need a low source risk, a low divergence and a low λ, each of them.",
        from: .said("an online course page on the bound")
      ) { seen in
        let (apart, noise, region, flip) = (seen[.apart], Self.noisyFamily, seen[.rareRegion], seen[.rareFlip])
        // A term is needed where none of these worlds has it large and R_T = 0; R_S and λ are large together.
        let isDivergenceNeeded = apart.targetRisk > 0 || apart.supremum < 1 || apart.bound > apart.supremum
        let areOthersNeeded = noise.contains { $0.targetRisk > 0 || $0.supremum > 0 }
        func triple(_ terms: BoundTerms) -> String { "(\(terms.all.map(\.description).joined(separator: ", ")))" }
        return Judgement.decided(
          "terms needed, of three", says: 3, here: .integer((isDivergenceNeeded ? 1 : 0) + (areOthersNeeded ? 2 : 0)),
          holds: isDivergenceNeeded && areOthersNeeded
        ).corrected(
          if: (seen.evidence.all + noise).allSatisfy { $0.lowerBound <= $0.targetRisk && $0.targetRisk <= $0.bound },
          to: "Together they suffice, by the bound, and none is needed. A large divergence says nothing of R_T; a large R_S or λ "
            + "is harmless only in company: R_T ≥ R_S − ½ d_HΔH − λ and R_T ≥ λ − R_S."
        ).witness(
          "(R_S, ½ d, λ) = \(triple(apart)) and R_T = \(apart.targetRisk) for domains apart with one rule; "
            + "\(noise.map(triple).joined(separator: ", ")) and R_T = 0 under label noise. Rare flip \(triple(flip)) has R_T = "
            + "\(flip.targetRisk), rare region \(triple(region)) has \(region.targetRisk), and importance weighting turns them "
            + "around: \(seen.weightedRisk(.rareFlip)) and \(seen.weightedRisk(.rareRegion)).")
      },
      Judged(
        "BD-17", .identity, expects: .holds, "Each of the three terms can be the sole cause of failure, the other two being small.",
        from: .said("an online course page on the bound, its second exercise")
      ) { seen in
        let worlds = [seen[.underTrained], seen[.divergence], seen[.flippedLabels]]
        return Judgement.decided(
          "R_T, the other two terms", says: "≥ 1/2, ≤ 1/20",
          here: .text(worlds.map { "\($0.targetRisk), \($0.smallerTwo)" }.joined(separator: "; ")),
          holds: worlds.allSatisfy {
            $0.targetRisk >= Rational(1, 2) && $0.smallerTwo <= Rational(1, 20) && $0.leastTargetRisk == 0
          }
        ).witness(
          "Learning on the target would be perfect in all three. R_S alone only for a hypothesis that is not the best on the "
            + "source, since the least source risk is at most λ.")
      },
    ]
  }

  func answer(_ seen: Seen<Failures>) -> Answer {
    let (region, flip, noisy) = (seen[.rareRegion], seen[.rareFlip], seen[.noisySource])
    let bars = Bars(
      value: Axis("risk"), parts: ["R_S", "½ d_HΔH", "λ"],
      rows: BoundScenario.allCases.map {
        Bars.Row("\($0.name), R_T = \(seen[$0].targetRisk)", seen[$0].all.map(\.doubleValue))
      }, references: [Reference("says nothing above", at: 1, .vertical)])
    return Answer(
      setting: "ε = \(worlds.rarity), ρ = \(worlds.noise)", question: "Do the terms foretell the target risk?",
      reply: region.targetRisk == flip.targetRisk
        ? "HERE THEY DO" : "NO: \(region.targetRisk) AND \(flip.targetRisk) FROM LIKE TERMS",
      finding: "Rare region and rare flip have bounds \(region.bound) and \(flip.bound), the same R_S and divergence, and target "
        + "risks \(region.targetRisk) and \(flip.targetRisk).",
      figure: Figure(
        title: "Of worlds with bounds \(region.bound) and \(flip.bound) one has R_T = \(region.targetRisk), one \(flip.targetRisk)",
        caption: "", content: .bars(bars)),
      quantities: [
        Quantity("rare region's bound", .exact(region.bound)), Quantity("rare flip's bound", .exact(flip.bound)),
        Quantity("rare region's R_T", .exact(region.targetRisk)), Quantity("rare flip's R_T", .exact(flip.targetRisk)),
        Quantity("noisy source's bound", .exact(noisy.bound)), Quantity("noisy source's R_T", .exact(noisy.targetRisk)),
      ],
      why: "The bound is for the worst world with its terms; this is one of them.",
      ask: Ask(
        "With ρ near ½, what are bound and outcome?", "--part", "failures", "--noise",
        worlds.noise == Rational(9, 20) ? "49/100" : "9/20"))
  }

  func record(_ seen: Seen<Failures>) throws -> [ChapterReport.Item] {
    let columns = [\BoundTerms.sourceRisk, \.supremum, \.idealJointRisk, \.bound, \.targetRisk, \.leastTargetRisk]
    let tables = [
      Table(
        title: "The terms and the outcome", columns: ["world", "R_S", "½ d_HΔH", "λ", "bound", "R_T", "scratch"],
        rows: BoundScenario.allCases.map { scenario in
          [.text(scenario.name)] + columns.map { .exact(seen[scenario][keyPath: $0]) }
        }),
      Table(
        title: "Learning from a source with label noise ρ = \(worlds.noise): λ = \(seen[.noisySource].idealJointRisk)",
        columns: ["source sample", "R_T of the least source risk"],
        rows: try Self.noisySizes.enumerated().map { index, size in
          [.integer(size), try seen.effect { $0.noisyTargetRisks[index] }.cell]
        }),
    ]
    return [
      .paragraph(
        "Small worlds for thresholds 1[x < t], two-sided ones in 'flipped labels', exact. 'Under-trained' judges h ≡ 1 where "
          + "learning would be perfect; the others judge the threshold of least source risk. 'Scratch' is the least target risk of "
          + "any threshold.")
    ] + tables.map { .table($0) }
  }
}

extension Seen<Failures> {
  /// The terms of a world.
  fileprivate subscript(scenario: BoundScenario) -> BoundTerms { evidence.all[scenario.rawValue] }
  /// R_T of importance-weighted learning in it.
  fileprivate func weightedRisk(_ scenario: BoundScenario) -> Rational { evidence.weightedRisks[scenario.rawValue] }
}
