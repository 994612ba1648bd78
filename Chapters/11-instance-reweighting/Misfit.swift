import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// When weights help: a line fitted to a curve, and what weights cannot know.
struct Misfit: ChapterPart {
  static let name = "misfit"
  static let title = "When weights help and when they hurt"
  static let seedCounts = SeedCounts(standard: 60, full: 400)

  let line: LineOptions

  /// The sample sizes at which the crossover is looked for.
  static let counts = [25, 100, 400]
  /// The curvatures of the table; with 0 a line is right.
  static let curvatures = [0, 0.05, 0.1, 0.3, 1]
  /// A tenth of the target's risk, 0.31: an estimate that is off by less ranks no two of the table's fits wrongly, whose risks
  /// differ by 0.2.
  static let validationMargin = 0.03

  struct Row: Codable, Sendable {
    /// For each of `counts` the cubic, and the curve whose best line is the same on both domains.
    let cubic: [WeightedLineTrial]
    let shared: [WeightedLineTrial]
    /// The cubic at the size asked for.
    let asked: WeightedLineTrial
    let validation: LineValidationTrial
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("misfit")
    let world = CurvedRegressionWorld(curvature: 1)
    let ratio = GaussianDensityRatio(source: world.source, target: world.target)
    func weights(_ inputs: Matrix) -> [Double] { ratio.weights(of: inputs).values }
    func trial(_ curve: CurvedRegressionWorld.Curve, _ name: String, _ count: Int) -> WeightedLineTrial {
      WeightedLineTrial(curve, count: count, weights: weights, from: random.stream("\(name) \(count)"))
    }
    return Row(
      cubic: Self.counts.map { trial(.cubic, "cubic", $0) }, shared: Self.counts.map { trial(.sharedLine, "shared", $0) },
      asked: trial(.cubic, "cubic", line.examples),
      validation: try LineValidationTrial(weights: weights, from: random.stream("validation")))
  }

  /// R_T of the best threshold without and with weights, in two worlds that weights spoil.
  struct Evidence: Sendable {
    let exception: (unweighted: Double, weighted: Double, weightShare: Double)
    let exampleEight: (unweighted: Rational, weighted: Rational)
  }

  func evidence(_ rows: [Row]) throws -> Evidence {
    let world = ExceptionWorld()
    let weights = try KernelMeanMatching(source: world.source.features, target: world.target, kernel: .gaussian(bandwidth: 1))
      .weights.values
    let flip = FiniteWorld.rareFlip(rarity: Rational(1, 10))
    return Evidence(
      exception: (
        world.targetRisk(ofBest: weights.map { _ in 1 }), world.targetRisk(ofBest: weights),
        weights[weights.count - 1] / weights.reduce(0, +)
      ), exampleEight: (flip.targetRisk(ofBestOn: flip.source), flip.targetRisk(ofBestOn: flip.weightedSource)))
  }

  var claims: [Judged<Misfit>] {
    [
      Judged(
        "CS-5", .effect, expects: .corrected, "Weighting corrects the difference of the marginals and so lowers the target's risk.",
        from: Bibliography.georgian.cited.noting("on instance reweighting"), isHighlight: true
      ) { seen in
        let (slight, right) = (
          try seen.effect { $0.cubic[1].change(curvature: 0.05) }, try seen.effect { $0.cubic[1].addedVariance }
        )
        let here = try seen.askedChange
        let trials = Self.counts.indices.flatMap { [\Row.cubic[$0], \.shared[$0]] }
        let parts = try trials.flatMap { trial in
          [try seen.effect { $0[keyPath: trial].addedVariance }, try seen.effect { $0[keyPath: trial].removedMisfit }]
        }
        // At c = 0.3 the cubic is helped at every n, the other curve at none.
        let far = try Self.counts.indices.map { index in try seen.effect { $0.cubic[index].change(curvature: 0.3) } }
        let shared = try Self.counts.indices.map { index in try seen.effect { $0.shared[index].change(curvature: 0.3) } }
        return Judgement(
          "change of excess", says: "below 0", here: here.cell,
          holds: slight.isBelow(0) && right.isBelow(0) ? true : slight.isAbove(0) && right.isAbove(0) ? false : nil
        ).corrected(
          if: (parts + shared).allSatisfy { $0.isAbove(0) } && far.allSatisfy { $0.isBelow(0) },
          to:
            "It changes the excess risk of the fitted line by V(n) − c²B(n), V the variance that it adds and B the misfit that it "
            + "removes, both above 0 for n = 25, 100, 400 and two curves. Weights help a model that is wrong enough for n; more "
            + "examples lower what is enough where weights change the best line, and not for ever where they leave it: with c = "
            + "0.3 they help the one curve at every n and harm the other."
        ).remark("from c = \(try seen.crossover(\.asked).text(digits: 2))").witness(
          "With 100 examples: c = 0 \(right.cell), c = 0.05 \(slight.cell). With 400 and c = 0.3: the cubic \(far[2].cell), the "
            + "curve with one best line on both domains \(shared[2].cell)."
        ).interval(slight.bounds(of: "change at c = 0.05, n = 100")).inconclusive(
          if: !(parts + shared + far + [slight, right]).allSatisfy(\.isDecided))
      },
      Judged(
        "CS-6", .identity, expects: .holds,
        "Weighting works where P(y | x) is the same: what it estimates is the target's risk against the source's labels.",
        from: Bibliography.georgian.cited.noting("on instance reweighting")
      ) { _ in
        // Labels and a hypothesis are drawn; the target's own labels differ, and the weighted risk is blind to them.
        let right = FiniteInstance.covered.count(where: \.zeroOne.isUnbiased)
        let blind = FiniteInstance.threePoints.dropFirst(2).count {
          $0.instance.weightedRisk == 0 && $0.targetRisk == Rational(1, 2)
        }
        return Judgement.decided(
          "exact instances", says: .text("\(FiniteInstance.count)"), here: .text("\(right) of \(FiniteInstance.count)"),
          holds: right == FiniteInstance.count && blind == 2
        ).witness(
          "In exact fractions. Where the target's labels differ, weights do not see it; where P(x) is the same, they are 1.")
      },
      Judged(
        "CS-12", .inequality, expects: .fails,
        "Weighting uses only the source's relevant information: it does not spoil a classifier that serves the target.",
        from: Bibliography.georgian.cited.noting("on instance reweighting"),
        Bibliography.impossibility.at("Example 8").noting("against it, with labels flipped on the overlap: no covariate shift"),
        isHighlight: true
      ) { seen in
        let (own, eight) = (seen.evidence.exception, seen.evidence.exampleEight)
        return Judgement.refuted(
          "R_T with weights", says: .text("≤ \(own.unweighted.text())"), here: .number(own.weighted),
          isShown: own.weighted > own.unweighted && eight.weighted > eight.unweighted
        ).remark("\(own.unweighted.text()) without").witness(
          "Example 8 has the labels flipped on the overlap: R_T \(eight.unweighted) → \(eight.weighted) with the true weights. "
            + "Under covariate shift the course's own ten points do it: the target lies outside the support, kernel mean matching "
            + "puts \((100 * own.weightShare).text(digits: 0)) % of the weight on the one exception beside it, and R_T goes from "
            + "\(own.unweighted.text()) to \(own.weighted.text())."
        )
      },
      Judged(
        "CS-10", .effect, expects: .holds,
        "Under covariate shift, cross-validation with importance weights estimates the target's risk; without, it does not.",
        from: Bibliography.weightedValidation.cited
      ) { seen in
        let weighted = try seen.effect { $0.validation.weighted - $0.validation.targetRisk }
        let plain = try seen.effect { $0.validation.plain - $0.validation.targetRisk }
        let margin = Self.validationMargin
        let isPlainOff = plain.isAbove(margin) || plain.isBelow(-margin)
        return weighted.isEquivalent(to: 0, margin: margin, "bias with weights").inconclusive(if: !isPlainOff).witness(
          "Without weights the bias is \(plain.cell); the target's risk of the unweighted line, c = 1 and n = 100, is "
            + "\(try seen.effect { $0.validation.targetRisk }.cell). The margin is a tenth of it. Ten folds train on 90 examples, "
            + "so a little bias stays."
        )
      },
    ]
  }

  func answer(_ seen: Seen<Misfit>) throws -> Answer {
    let change = try seen.askedChange
    let (c, n) = (line.curvature, line.examples)
    let (before, after) = (
      try seen.effect { $0.asked.unweighted.total(curvature: c) }, try seen.effect { $0.asked.weighted.total(curvature: c) }
    )
    let crossover = try seen.crossover(\.asked)
    return Answer(
      setting: "y = −x + \(c.text()) x³, n = \(n)", question: "Do importance weights help a line?",
      reply: change.isBelow(0) ? "YES" : change.isAbove(0) ? "NO, THEY HURT" : "NOT CLEARLY",
      finding:
        "Weights change the excess risk from \(before.mean.text(digits: 4)) to \(after.mean.text(digits: 4)); with \(n) examples "
        + "they help from a curvature of \(crossover.text(digits: 2)) on.",
      figure: try seen.crossoverFigure,
      quantities: [
        Quantity("unweighted", before.cell), Quantity("weighted", after.cell), Quantity("change", change.cell),
        Quantity("crossover c", .number(crossover, digits: 3)),
      ],
      why: "Weights remove misfit where the target is, and pay with variance; without misfit they only pay.",
      ask: Ask("Four times the examples: where do weights begin to help?", "--examples", "\(4 * n)"))
  }
}
