import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// Weights, resampling and SMOTE: towards which shares, by which measure, and at which price.
struct Resampling: ChapterPart {
  static let name = "resampling"
  static let title = "Resampling: towards which shares?"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let shares: ShareOptions

  /// The examples that a seed fits, of classes two standard deviations apart.
  static let count = 10_000
  static let world = NormalClasses(gap: 2)
  /// A twentieth of the slope 2, and of the intercept's move by default.
  static let margin = 0.1

  /// How a logistic fit changes.
  struct Change: Codable, Sendable {
    let slope: Double
    let intercept: Double
  }

  /// By weighting to the target's shares, and by keeping of each class what these need.
  struct Row: Codable, Sendable {
    let weighted: Change
    let thinned: Change
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("resampling")
    let (points, labels) = Self.world.sample(count: Self.count, positiveShare: shares.source, from: random)
    let features = Matrix(rowCount: Self.count, columnCount: 1, elements: points)
    let sample = Sample(features: features, labels: labels.map(Double.init))
    let weights = PriorCorrection(from: [1 - shares.source, shares.source], to: [1 - shares.target, shares.target]).weights
    let most = weights.reduce(0, max)
    let kept = labels.indices.filter { random.bernoulli(weights[labels[$0]] / most) }
    do {
      let plain = try LogisticRegression(sample, penalty: 0)
      func change(_ other: LogisticRegression) -> Change {
        Change(slope: other.coefficients[0] - plain.coefficients[0], intercept: other.intercept - plain.intercept)
      }
      return Row(
        weighted: change(
          try LogisticRegression(sample.weighted(by: ImportanceWeights(labels.map { weights[$0] })), penalty: 0)),
        thinned: change(
          try LogisticRegression(
            Sample(features: features.rows(kept), labels: kept.map { Double(labels[$0]) }), penalty: 0)))
    } catch { throw UnusableSeed("A resampled class has too few examples: \(error)") }
  }

  /// The settings, and the exact moments of SMOTE's points.
  struct Evidence: Sendable {
    let settings: [ShiftFamily.Setting]
    let pairs: [SyntheticMoments]
    let neighbours: [SyntheticMoments]
  }

  func evidence(_ rows: [Row]) -> Evidence {
    let settings = ShiftFamily(including: here).settings
    return Evidence(
      settings: settings, pairs: SyntheticMoments.samples.map { SyntheticMoments($0, partners: .all) },
      neighbours: SyntheticMoments.samples.map { SyntheticMoments($0, partners: .nearest(1)) })
  }

  private var here: ShiftFamily.Setting {
    ShiftFamily.Setting(world: Self.world, source: shares.source, target: shares.target)
  }
  /// ln of the odds' ratio.
  private var move: Double { Double.log(shares.target * (1 - shares.source) / (shares.source * (1 - shares.target))) }

  var claims: [Judged<Resampling>] {
    [
      Judged(
        "LS-2b", .effect, expects: .holds,
        "Weighted or thinned to the target's shares, a logistic fit keeps its slope, and its intercept moves by the logarithm of the "
          + "odds' ratio, to within 0.1.", from: .said("the correction of posteriors, in logarithms")
      ) { seen in
        let off = [
          try seen.effect(\.weighted.slope), try seen.effect(\.thinned.slope), try seen.effect { $0.weighted.intercept - move },
          try seen.effect { $0.thinned.intercept - move },
        ]
        let judged = off[2].isEquivalent(to: 0, margin: Self.margin, "intercept's move less \(move.text(digits: 3))")
        return judged.witness(
          "By thinning the intercept moves by \(try seen.effect(\.thinned.intercept).cell); the slope by \(off[0].cell) with weights and by "
            + "\(off[1].cell) by thinning."
        ).inconclusive(if: !off.allSatisfy { $0.isAbove(0 - Self.margin) && $0.isBelow(Self.margin) })
      },
      Judged(
        "LS-4", .inequality, expects: .corrected,
        "A target with other shares is addressed by resampling the source to equal classes: down, up, or with SMOTE.",
        from: Bibliography.georgian.cited.noting("whose own example has a balanced source"), isHighlight: true
      ) { seen in
        let (all, here) = (seen.evidence.settings, seen.part.here)
        func balanced(_ one: ShiftFamily.Setting) -> Double { one.world.error(threshold: 0, positiveShare: one.target) }
        let lowered = all.count { balanced($0) < $0.uncorrected }
        let same = all.filter { $0.source == $0.target && $0.source != 0.5 }
        let idle = all.filter { $0.source == 0.5 }
        return Judgement.decided(
          "error after balancing", says: .text("< \(here.uncorrected.text(digits: 4))"), here: .number(balanced(here), digits: 4),
          holds: lowered == all.count
        ).corrected(
          if: all.allSatisfy { $0.isLeast(at: $0.world.bestThreshold(positiveShare: $0.target)) }
            && idle.allSatisfy { balanced($0) == $0.uncorrected } && same.allSatisfy { balanced($0) > $0.corrected },
          to: "Resample to the target's shares: that makes the error least. To equal shares it does nothing to a balanced source, and "
            + "harm to one that has the target's shares."
        ).remark("to the target's: \(here.corrected.text(digits: 4))").witness(
          "It lowers the error in \(lowered) of \(all.count) settings, in none of the \(idle.count) with a balanced source, and raises it "
            + "in all \(same.count) whose source has the target's unequal shares.")
      },
      Judged(
        "LS-4b", .inequality, expects: .corrected, "Corrected for the target's shares, a classifier is better by any measure.",
        from: .said("often taken for granted")
      ) { seen in
        let (all, here) = (seen.evidence.settings, seen.part.here)
        func change(_ one: ShiftFamily.Setting) -> Double {
          one.world.balancedError(threshold: one.world.bestThreshold(positiveShare: one.target))
            - one.world.balancedError(threshold: one.sourceThreshold)
        }
        func farther(_ one: ShiftFamily.Setting) -> Double {
          one.world.bestThreshold(positiveShare: one.target).magnitude - one.sourceThreshold.magnitude
        }
        // Shares that are equally unequal change nothing, to rounding.
        let right = all.count { farther($0).magnitude < 1e-9 || (change($0) > 0) == (farther($0) > 0) }
        let best = here.world.balancedError(threshold: 0)
        return Judgement.decided(
          "balanced error, corrected", says: .text("< \(here.world.balancedError(threshold: here.sourceThreshold).text(digits: 4))"),
          here: .number(here.world.balancedError(threshold: here.world.bestThreshold(positiveShare: here.target)), digits: 4),
          holds: all.allSatisfy { change($0) < 0 }
        ).corrected(
          if: right == all.count,
          to: "The balanced error is least at threshold 0 whatever the shares are, and rises where the correction moves away from it."
        ).witness("Here it is \(best.text(digits: 4)) at threshold 0. It rises in \(all.count { change($0) > 1e-12 }) of \(all.count) settings.")
      },
      Judged(
        "LS-5", .identity, expects: .holds,
        "A point between two independent examples of a class has the class's mean and two thirds of its variance.",
        from: .said("the mean of (1 − u)² + u² is two thirds; SMOTE with any example for a partner")
      ) { seen in
        let right = seen.evidence.pairs.count { $0.independentVariance == Rational(2, 3) * $0.variance && $0.mean == $0.syntheticMean }
        return Judgement.decided(
          "exact distributions", says: .text("\(seen.evidence.pairs.count)"), here: .text("\(right) of \(seen.evidence.pairs.count)"),
          holds: right == seen.evidence.pairs.count
        ).witness(
          "Each with equal masses on its points, in exact fractions. Between two different ones of n given examples it is 2/3 − 1/(3(n − 1)) of "
            + "their variance: \(seen.evidence.pairs.count { $0.syntheticVariance == $0.pairFactor * $0.variance }) of "
            + "\(seen.evidence.pairs.count).")
      },
      Judged(
        "LS-5b", .identity, expects: .fails,
        "SMOTE's points have the distribution of the class, so that only the shares change.",
        from: Bibliography.smote.cited.noting("a common reading of it")
      ) { seen in
        let (first, all) = (seen.evidence.neighbours[0], seen.evidence.neighbours)
        return Judgement.refuted(
          "variance, nearest neighbour", says: .exact(first.variance), here: .exact(first.syntheticVariance),
          isShown: all.contains { $0.syntheticVariance != $0.variance || $0.syntheticMean != $0.mean }
        ).witness(
          "Of \(first.points.map { $0.description }.joined(separator: ", ")) the mean is \(first.mean) and that of the points between nearest "
            + "neighbours \(first.syntheticMean).")
      },
    ]
  }

  func answer(_ seen: Seen<Resampling>) throws -> Answer {
    let balanced = Self.world.error(threshold: 0, positiveShare: shares.target)
    return Answer(
      setting: "P_S(1) = \(shares.sourceShare), P_T(1) = \(shares.targetShare), gap 2",
      question: "Does balancing the source help a target of other shares?",
      reply: balanced < here.uncorrected - 1e-12 ? "SOMEWHAT" : balanced > here.uncorrected + 1e-12 ? "NO, IT HURTS" : "IT DOES NOTHING",
      finding: "The target error is \(here.uncorrected.text(digits: 4)) as learnt, \(balanced.text(digits: 4)) with the source balanced, and "
        + "\(here.corrected.text(digits: 4)) with the target's shares.",
      figure: Figure(
        title: "Equal shares serve the balanced error, the target's shares the error", caption: "",
        content: .bars(
          Bars(
            value: Axis("error"), parts: ["error"],
            rows: [
              ("as learnt", here.sourceThreshold), ("equal shares", 0),
              ("target's", Self.world.bestThreshold(positiveShare: shares.target)),
            ].flatMap { name, threshold in
              [
                Bars.Row("\(name), error", [Self.world.error(threshold: threshold, positiveShare: shares.target)]),
                Bars.Row("\(name), balanced", [Self.world.balancedError(threshold: threshold)]),
              ]
            }))),
      quantities: [
        Quantity("as learnt", .number(here.uncorrected, digits: 4)), Quantity("equal shares", .number(balanced, digits: 4)),
        Quantity("target's shares", .number(here.corrected, digits: 4)),
        Quantity("intercept's move", try seen.effect(\.weighted.intercept).cell),
      ],
      why: "Resampling changes the shares that a classifier learns, and nothing else: they should be the target's.",
      ask: Ask("The source has the target's shares: what does balancing do?", "--part", "resampling", "--source-share", "\(shares.targetShare)"))
  }

  func record(_ seen: Seen<Resampling>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "How a logistic fit changes", columns: ["by", "slope", "intercept", "theory"],
          rows: [
            ["weights", try seen.effect(\.weighted.slope).cell, try seen.effect(\.weighted.intercept).cell, .number(move, digits: 4)],
            ["thinning", try seen.effect(\.thinned.slope).cell, try seen.effect(\.thinned.intercept).cell, .number(move, digits: 4)],
          ])),
      .table(
        Table(
          title: "SMOTE's points, exactly",
          columns: ["examples", "mean", "variance", "any partner: variance", "nearest: mean", "nearest: variance"],
          rows: zip(seen.evidence.pairs, seen.evidence.neighbours).map { pair, nearest in
            [
              .text(pair.points.map(\.description).joined(separator: " ")), .exact(pair.mean), .exact(pair.variance),
              .exact(pair.syntheticVariance), .exact(nearest.syntheticMean), .exact(nearest.syntheticVariance),
            ]
          })),
    ]
  }
}
