import Bounds
import ChapterKit
import Divergences
import NumericCore
import Report
import Worlds

/// What features of equal distribution promise, and what they cannot where labels' proportions differ.
struct Invariance: ChapterPart {
  static let name = "invariance"
  static let title = "Features that look alike"

  let target: TargetOptions

  /// What the distance of the means weighs.
  static let weights = [0.0, 0.01, 0.03, 0.1, 0.3, 1, 3]

  struct Evidence: Sendable {
    let worlds: [InvarianceTrial]
    let balanced: [AlignedProjection.Choice]
    let here: [AlignedProjection.Choice]
    /// Without alignment and with the most of it: equal proportions, nine tenths, equal proportions with little shift, a tenth.
    let pairs: [(none: AlignedProjection.Choice, most: AlignedProjection.Choice)]
  }

  func evidence(_ rows: [Drawless]) -> Evidence {
    let random = RandomSource(seed: 10).stream("features")
    // Half of the worlds have equal features.
    let worlds = (0..<400).map { index in
      let domains = FeatureDomains(equally: index.isMultiple(of: 2), from: random)
      return InvarianceTrial(DomainPair(source: domains.source, target: domains.target))
    }
    let settings = [(0.5, 2.0), (0.9, 2.0), (0.5, 0.25), (0.1, 2.0)].map { AlignedProjection(prior: $0.0, shift: $0.1) }
    return Evidence(
      worlds: worlds, balanced: Self.weights.map(AlignedProjection(prior: 0.5, shift: target.shift).choice),
      here: Self.weights.map(AlignedProjection(prior: target.prior.doubleValue, shift: target.shift).choice),
      pairs: settings.map { ($0.choice(0), $0.choice(3)) })
  }

  var claims: [Judged<Invariance>] {
    [
      Judged(
        "DANN-5", .inequality, expects: .fails,
        "Features of equal distribution on both domains, and a classifier of them that is perfect on the source, give a good "
          + "classifier on the target.",
        from: .said(
          "the idea of adversarial adaptation; against it H. Zhao et al., \"On learning invariant representations for domain "
            + "adaptation\""
        )
      ) { seen in
        let worlds = [2, 4, 8, 10].map(FoldedWorld.init)
        let sums = worlds.flatMap { world in world.sums.map { Rational($0, world.source.count) } }
        return Judgement.refuted(
          "R_S + R_T", says: "near 0", here: .text("1 for all"),
          isShown: sums.allSatisfy { $0 == 1 } && worlds.allSatisfy { $0.source.marginal == $0.target.marginal }
        )
        .witness(
          "x uniform on (−1, 0) and on (1, 2), label 1 between −½ and 3⁄2, folded to x + 1 and x − 1: equal features, and each "
            + "point has the other label. R_S + R_T = 1 for all \(sums.count) classifiers of up to 10 cells; of x itself, 1[−½ < x "
            + "< 3⁄2] errs nowhere.")
      },
      Judged(
        "DANN-6", .inequality, expects: .holds,
        "Every classifier of Z has R_S + R_T ≥ |P_S(Y = 1) − P_T(Y = 1)| − TV(P_S(Z), P_T(Z)).",
        from: Bibliography.invariantRepresentations.cited.noting("for equal features; with TV by the same steps")
      ) { seen in
        let worlds = seen.evidence.worlds
        return Judgement.law("violations", violations: worlds.count { $0.least < $0.bound.variational }, of: worlds.count).witness(
          "At the best of all classifiers, in exact fractions. Attained in \(worlds.count { $0.least == $0.bound.variational }), "
            + "so that a tenth more fails in \(worlds.count { $0.least < $0.bound.variational * Rational(11, 10) }).")
      },
      Judged(
        "DANN-6b", .inequality, expects: .holds,
        "R_S + R_T ≥ ½ (d_JS(Y) − d_JS(Z))², d_JS in bits, where labels differ more than features.",
        from: Bibliography.invariantRepresentations.cited.noting("its lower bound, as others quote it")
      ) { seen in
        let worlds = seen.evidence.worlds
        let violations = worlds.count { $0.least.doubleValue < $0.bound.jensenShannon - 1e-12 }
        let equal = worlds.filter { $0.featuresAreEqual && $0.bound.variational > 0 }
        let largest = equal.map { $0.bound.jensenShannon / $0.bound.variational.doubleValue }.reduce(0, max)
        return Judgement.law("violations", violations: violations, of: worlds.count).tolerance(1e-12).witness(
          "With equal features it is at most \(largest.text(digits: 2)) of |ΔP(Y)|, in \(equal.count) worlds. Without its ½ it is "
            + "violated in \(worlds.count { $0.least.doubleValue < 2 * $0.bound.jensenShannon - 1e-12 }).")
      },
      Judged(
        "DANN-6c", .identity, expects: .corrected, "Features whose means are aligned lower the target's risk.",
        from: .said("why features are aligned")
      ) { seen in
        let pairs = seen.evidence.pairs
        let changes = pairs.map { $0.most.targetRisk - $0.none.targetRisk }
        return Judgement.decided(
          "R_T, prior 9/10", says: .text("< \(pairs[1].none.targetRisk.text(digits: 3))"),
          here: .number(pairs[1].most.targetRisk, digits: 3),
          holds: changes.allSatisfy { $0 < 0 }
        ).corrected(
          if: changes[0] < -0.01 && changes[1] > 0.01 && changes[2] > 0.01 && changes[3] < -0.01,
          to:
            "They can do either. With means ±(1, 1) and a shift of 2 they lower it where labels have equal proportions or nine "
            + "tenths have the first, and raise it where nine tenths have the second, or where the shift is a quarter."
        ).witness(
          "R_T from \(pairs[0].none.targetRisk.text(digits: 3)) to \(pairs[0].most.targetRisk.text(digits: 3)) with equal "
            + "proportions, from \(pairs[1].none.targetRisk.text(digits: 3)) to \(pairs[1].most.targetRisk.text(digits: 3)) with "
            + "nine tenths of the second, from \(pairs[3].none.targetRisk.text(digits: 3)) to "
            + "\(pairs[3].most.targetRisk.text(digits: 3)) with nine tenths of the first, from "
            + "\(pairs[2].none.targetRisk.text(digits: 3)) to \(pairs[2].most.targetRisk.text(digits: 3)) with the small shift.")
      },
    ]
  }

  func answer(_ seen: Seen<Invariance>) -> Answer {
    let (balanced, here) = (seen.evidence.balanced, seen.evidence.here)
    let last = Self.weights.count - 1
    let (before, after) = (here[0].targetRisk, here[last].targetRisk)
    return Answer(
      setting: "prior \(target.prior), shift \(target.shift.text())", question: "Do aligned features help on the target?",
      reply: after < before ? "YES" : after > before ? "NO, THEY HURT" : "THEY CHANGE NOTHING",
      finding:
        "The more the means are aligned, the target's risk goes from \(before.text(digits: 3)) to \(after.text(digits: 3)) where "
        + "its share of the second label is \(target.prior), and from \(balanced[0].targetRisk.text(digits: 3)) to "
        + "\(balanced[last].targetRisk.text(digits: 3)) at ½.",
      figure: Figure(
        title: "R_T \(before.text(digits: 2)) → \(after.text(digits: 2)) at prior \(target.prior), "
          + "\(balanced[0].targetRisk.text(digits: 2)) → \(balanced[last].targetRisk.text(digits: 2)) at ½", caption: "",
        content: .plot(
          Plot(
            x: Axis("weight of alignment", scale: .logarithmic), y: Axis("R_T"),
            series: [
              Series("prior \(target.prior)", points: (1...last).map { Series.Point(Self.weights[$0], here[$0].targetRisk) }),
              Series("prior ½", points: (1...last).map { Series.Point(Self.weights[$0], balanced[$0].targetRisk) }),
            ]))),
      quantities: [
        Quantity("R_T unaligned", .number(before, digits: 4)), Quantity("R_T aligned", .number(after, digits: 4)),
        Quantity("R_S aligned", .number(here[last].sourceRisk, digits: 4)),
      ],
      why: "Where labels' proportions differ, equal features would have to hide the label itself.",
      ask: Ask("From which prior on do aligned features hurt?", "--part", "invariance", "--sweep", "prior=1/2:9/10:1/20"))
  }
}
