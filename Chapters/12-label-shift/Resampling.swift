import ChapterKit
import Learning
import NumericCore
import Report
import Transfer

/// Weights, resampling and SMOTE: towards which shares, by which measure, and at which price.
struct Resampling: ChapterPart {
  static let name = "resampling"
  static let title = "Resampling: towards which shares?"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let shift: ShiftOptions

  /// What a seed fits, whatever is asked for: a balanced source, and as many examples as make the logarithm's interval narrow.
  static let (fitted, count) = (NormalLabelShift(gap: 2, source: 0.5, target: 0.9), 10_000)
  /// A twentieth of the slope 2, and of the intercept's move ln 9.
  static let (margin, move) = (0.1, Double.log(9))

  func row(seed: UInt64) throws -> ResampledFit {
    let (random, world) = (RandomSource(seed: seed).stream("resampling"), Self.fitted)
    let (points, labels) = world.classes.sample(count: Self.count, positiveShare: world.source, from: random)
    let features = Matrix(rowCount: Self.count, columnCount: 1, elements: points)
    return try ResampledFit(
      Sample(features: features, labels: labels.map(Double.init)), from: world.source, to: world.target, random: random)
  }

  struct Evidence: Sendable {
    let worlds: [NormalLabelShift]
    let pairs: [SyntheticMoments]
    let neighbours: [SyntheticMoments]
  }

  func evidence(_ rows: [ResampledFit]) -> Evidence {
    let samples: [[Rational]] = [
      [0, 1, 3, 10, 12, 15, 19], [0, 1, 3, 7, 12], [-2, Rational(1, 2), Rational(11, 10), 4], [0, 1], [-5, -1, 0, 3, 11, 20],
    ]
    return Evidence(
      worlds: [shift.world] + NormalLabelShift.family, pairs: samples.map { SyntheticMoments($0, partners: .all) },
      neighbours: samples.map { SyntheticMoments($0, partners: .nearest(min(5, $0.count - 1))) })
  }

  var claims: [Judged<Resampling>] {
    [
      Judged(
        "LS-2b", .effect, expects: .holds,
        "Weighted or thinned to the target's shares, a logistic fit keeps its slope, and its intercept moves by the logarithm of "
          + "the odds' ratio, to within 0.1.",
        from: .said(
          "the correction of posteriors, in logarithms; 10,000 examples, 1/2 to 9/10")
      ) { seen in
        let off = [
          try seen.effect { $0.weighted[0] }, try seen.effect { $0.thinned[0] }, try seen.effect { $0.weighted[1] - Self.move },
          try seen.effect { $0.thinned[1] - Self.move },
        ]
        return off[3].isEquivalent(to: 0, margin: Self.margin, "intercept's move less ln 9").witness(
          "That is by thinning; with weights \(off[2].cell). The slope changes by \(off[0].cell) with weights, and by "
            + "\(off[1].cell) by thinning."
        ).inconclusive(if: !off.allSatisfy { $0.isWithin(Self.margin, of: 0) })
      },
      Judged(
        "LS-4", .inequality, expects: .corrected,
        "A target with other shares is addressed by resampling the source to equal classes: down, up, or with SMOTE.",
        from: Bibliography.georgian.cited.noting("whose own example has a balanced source"), isHighlight: true
      ) { seen in
        let (all, here) = (seen.evidence.worlds, seen.part.shift.world)
        let (idle, same) = (all.filter { $0.source == 0.5 }, all.filter { $0.source == $0.target && $0.source != 0.5 })
        let lowered = all.count { $0.targetError(0) < $0.uncorrected }
        return Judgement.decided(
          "error after balancing", says: .text("< \(here.uncorrected.text(digits: 4))"),
          here: .number(here.targetError(0), digits: 4),
          holds: lowered == all.count
        ).corrected(
          if: all.allSatisfy { $0.isLeast(at: $0.targetThreshold) } && idle.allSatisfy { $0.targetError(0) == $0.uncorrected }
            && same.allSatisfy { $0.targetError(0) > $0.corrected },
          to:
            "Resample to the target's shares: that makes the error least. To equal shares it does nothing to a balanced source, "
            + "and harm to one that has the target's shares."
        ).remark("to the target's: \(here.corrected.text(digits: 4))").witness(
          "It lowers the error in \(lowered) of \(all.count) settings, in none of the \(idle.count) with a balanced source, and "
            + "raises it in all \(same.count) whose source has the target's unequal shares.")
      },
      Judged(
        "LS-4b", .inequality, expects: .corrected, "Corrected for the target's shares, a classifier is better by any measure.",
        from: .said("often taken for granted")
      ) { seen in
        let (all, here) = (seen.evidence.worlds, seen.part.shift.world)
        let balanced = { (world: NormalLabelShift, threshold: Double) in world.classes.balancedError(threshold: threshold) }
        let change = { (world: NormalLabelShift) in balanced(world, world.targetThreshold) - balanced(world, world.sourceThreshold)
        }
        let farther = { (world: NormalLabelShift) in world.targetThreshold.magnitude - world.sourceThreshold.magnitude }
        return Judgement.decided(
          "balanced error, corrected", says: .text("< \(balanced(here, here.sourceThreshold).text(digits: 4))"),
          here: .number(balanced(here, here.targetThreshold), digits: 4), holds: all.allSatisfy { change($0) < 0 }
        ).corrected(
          // Shares that are equally unequal change nothing, to rounding.
          if: all.allSatisfy { farther($0).magnitude < 1e-9 || (change($0) > 0) == (farther($0) > 0) },
          to:
            "The balanced error is least at threshold 0 whatever the shares are, and rises where the correction moves away from it."
        ).witness(
          "Here it is \(balanced(here, 0).text(digits: 4)) at threshold 0. The correction raises it in "
            + "\(all.count { change($0) > Threshold.tolerance }) of \(all.count) settings.")
      },
      Judged(
        "LS-5", .identity, expects: .holds,
        "A point between two independent examples of a class has the class's mean and two thirds of its variance.",
        from: .said("the mean of (1 − u)² + u² is two thirds")
      ) { seen in
        let all = seen.evidence.pairs
        let right = all.count { $0.independentVariance == Rational(2, 3) * $0.variance && $0.syntheticMean == $0.mean }
        let given = all.count {
          $0.syntheticVariance == (Rational(2, 3) - Rational(1, 3 * ($0.points.count - 1))) * $0.variance
        }
        return Judgement.identity("exact distributions", trueIn: right, of: all.count).witness(
          "Between two different ones of n given examples it is 2/3 − 1/(3(n − 1)) of their variance: right in \(given) of "
            + "\(all.count)."
        )
      },
      Judged(
        "LS-5b", .identity, expects: .fails,
        "SMOTE's points have the mean and the variance of the class, so that only the shares change.",
        from: .said("often taken for granted; issue 739 of imbalanced-learn asks why the variance is much less"),
        Bibliography.smote.cited.noting("whose five neighbours are taken")
      ) { seen in
        let (first, all) = (seen.evidence.neighbours[0], seen.evidence.neighbours)
        return Judgement.refuted(
          "variance, five neighbours", says: .exact(first.variance), here: .exact(first.syntheticVariance),
          isShown: all.contains { $0.syntheticVariance != $0.variance || $0.syntheticMean != $0.mean }
        ).witness(
          "Of \(first.points.map(\.description).joined(separator: ", ")) the mean is \(first.mean), and that of the points between "
            + "each and one of its five nearest \(first.syntheticMean).")
      },
    ]
  }

  func answer(_ seen: Seen<Resampling>) throws -> Answer {
    let world = shift.world
    let change = world.targetError(0) - world.uncorrected
    let thresholds = [("as learnt", world.sourceThreshold), ("equal", 0), ("target's", world.targetThreshold)]
    return Answer(
      setting: shift.setting, question: "Does balancing the source help a target of other shares?",
      reply: change < -Threshold.tolerance
        ? "YES, BUT SEE LS-4" : change > Threshold.tolerance ? "NO, IT HURTS" : "IT DOES NOTHING",
      finding:
        "The target error is \(world.uncorrected.text(digits: 4)) as learnt, \(world.targetError(0).text(digits: 4)) with the "
        + "source balanced, and \(world.corrected.text(digits: 4)) with the target's shares.",
      figure: Figure(
        title: "Equal shares serve the balanced error, the target's shares the error", caption: "",
        content: .bars(
          Bars(
            value: Axis("error"), parts: ["error"],
            rows: thresholds.flatMap { name, threshold in
              [("error", world.targetError(threshold)), ("balanced", world.classes.balancedError(threshold: threshold))].map {
                Bars.Row("\(name): \($0)", [$1])
              }
            }))),
      quantities: [
        Quantity("as learnt", .number(world.uncorrected, digits: 4)),
        Quantity("balanced", .number(world.targetError(0), digits: 4)),
        Quantity("target's shares", .number(world.corrected, digits: 4)),
      ],
      why: "A classifier learns the shares that it is shown, and they should be the target's.",
      ask: Ask(
        "The source has the target's shares: what does balancing do?", "--part", "resampling", "--source-share",
        "\(shift.targetShare)"))
  }
}
