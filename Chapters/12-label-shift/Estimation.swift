import ChapterKit
import NumericCore
import Report
import Transfer

/// The target's shares from unlabelled examples: BBSE, its regularised form, and EM.
struct Estimation: ChapterPart {
  static let name = "estimation"
  static let title = "Shares of classes without labels"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let shift: ShiftOptions
  let sample: SampleOptions

  /// What the claims are tried on, whatever is asked for: classes that are told apart, and classes that hardly are, in 53 %.
  static let clear = EstimationTrial(NormalLabelShift(gap: 2, source: 0.5, target: 0.9), hasScores: true)
  static let faint = EstimationTrial(NormalLabelShift(gap: 0.15, source: 0.5, target: 0.9))
  static let trials = [
    "clear": clear, "faint": faint, "many": EstimationTrial(faint.world, examples: 20_000, draws: 2),
    "near": EstimationTrial(NormalLabelShift(gap: 0.15, source: 0.5, target: 0.6)),
  ]
  /// A standard error too small by a tenth covers 92 %.
  static let margin = 0.02
  /// A linear system loses as many digits as its matrix's singular values span, and these span less than 10⁴.
  static let (tolerance, leastSingularValue) = (1e-9, 0.001)

  struct Row: Codable, Sendable {
    /// By trial, "asked" too.
    let errors: [String: EstimationTrial.Errors]
    let coverage: Double
    let byHeart: [EstimationTrial.Way: Double]
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("estimation")
    let asked = ["asked": EstimationTrial(shift.world, examples: sample.examples, hasScores: true)]
    do {
      let errors = try Self.trials.merging(asked) { $1 }.map { ($0, try $1.errors(from: random.stream($0))) }
      return Row(
        errors: Dictionary(uniqueKeysWithValues: errors),
        coverage: try Self.clear.coverage(draws: 200, from: random.stream("coverage")),
        byHeart: try Self.clear.learntByHeart(from: random.stream("by heart")))
    } catch { throw UnusableSeed("The shares cannot be estimated: \(error) More examples do, or a wider gap.") }
  }

  struct Evidence: Sendable {
    /// The deviations of BBSE's weights in random worlds, relative to the largest weight.
    let residuals: [Double]
    let climbs: [PriorLikelihoodClimb]
  }

  func evidence(_ rows: [Row]) throws -> Evidence {
    let random = RandomSource(seed: 2).stream("estimation")
    let residuals = try (0..<200).compactMap { index in
      try FiniteLabelShift(classCount: 2 + index % 3, pointCount: 5, from: random)
        .blackBoxDeviation(leastSingularValue: Self.leastSingularValue, from: random)
    }
    return Evidence(
      residuals: residuals, climbs: try (0..<50).map { try PriorLikelihoodClimb(classCount: 2 + $0 % 3, from: random) })
  }

  func error(_ way: EstimationTrial.Way, _ seen: Seen<Estimation>, in trial: String = "clear") throws -> SeedEffect {
    try seen.effect { $0.errors[trial]?.means[way] }
  }

  var claims: [Judged<Estimation>] {
    [
      Judged(
        "LS-1", .identity, expects: .holds,
        "Where P(X | Y) is the same and C_ij = P_S(h = i, Y = j) has an inverse, C w = μ gives w_y = P_T(y)/P_S(y), whatever h is.",
        from: Bibliography.blackBoxShift.at("section 4, Lemma 1 and equation 1")
      ) { seen in
        Judgement.identity("weights", residual: seen.evidence.residuals.reduce(0, max), within: Self.tolerance).witness(
          "\(seen.evidence.residuals.count) random worlds of 2 to 4 classes with random classifiers whose C has no singular value "
            + "below \(Self.leastSingularValue.text()).")
      },
      Judged(
        "LS-1b", .identity, expects: .corrected,
        "With c_ij the fraction of all predictions that are i where the label is j, C p(y) = μ gives the target's shares p(y).",
        from: Bibliography.diveIntoDeepLearning.at("\"Label shift correction\""), isHighlight: true
      ) { seen in
        let (all, first) = (TwoClassShift.family, TwoClassShift.family[0])
        let right = all.count { $0.fromJoint == $0.target }
        return Judgement.decided(
          "C⁻¹ μ, P_T(1) = \(first.target)", says: .exact(first.target), here: .exact(first.fromJoint), holds: right == all.count
        ).corrected(
          if: all.allSatisfy { $0.fromJoint * $0.source == $0.target && $0.fromConditional == $0.target },
          to: "With these fractions it gives the weights p(y)/q(y), q the source's shares; with P(h = i | Y = j), the shares."
        ).remark("a weight, not \(first.target)").witness(
          "In exact fractions it is right in \(right) of \(all.count) settings, for no source gives a class the share 1.")
      },
      Judged(
        "LS-1c", .effect, expects: .holds,
        "BBSE's first-order standard error is honest: 1.96 of it to either side contain the share in 95 % of draws, to within 2 %.",
        from: .said("the delta method; 500 examples of either domain, two classes two standard deviations apart")
      ) { try $0.effect(\.coverage).isEquivalent(to: 0.95, margin: Self.margin, "coverage") },
      Judged(
        "LS-1d", .effect, expects: .corrected,
        "BBSE works so long as the confusion matrix has an inverse: 500 examples give the share to within half of the shift.",
        from: Bibliography.blackBoxShift.at("abstract").noting("read of 500 examples; its Theorem 3 divides by σ_min²")
      ) { seen in
        let (clear, faint, many) = (
          try error(.blackBox, seen), try error(.blackBox, seen, in: "faint"), try error(.blackBox, seen, in: "many")
        )
        let half = (Self.faint.world.target - Self.faint.world.source) / 2
        return Judgement(
          "mean error, gap 0.15", says: .text("< \(half.text())"), here: faint.cell,
          holds: faint.isAbove(half) ? false : faint.isBelow(half) ? true : nil
        ).corrected(
          if: clear.isBelow(half) && many.isBelow(half) ? true : nil,
          to:
            "It works where σ_min is large against 1/√n, the size of the matrix's own sampling error: 0.34 against 0.045 at gap 2, "
            + "and at gap 0.15, where σ_min = 0.03, with 20,000 examples and not with 500."
        ).witness(
          "At gap 2 the error is \(clear.cell), at gap 0.15 with 20,000 examples \(many.cell). Draws whose matrix has no inverse "
            + "are drawn again."
        ).interval(faint.bounds(of: "mean error of the share"))
      },
      Judged(
        "LS-1e", .effect, expects: .fails,
        "The confusion matrix may be counted on the examples that the classifier was trained on.",
        from: Bibliography.regularisedShift.cited.noting(
          "as the authors' programs w_comp.py and label_shift.py do, which print that they count on others")
      ) { seen in
        let (own, others) = (try seen.effect { $0.byHeart[.ownExamples] }, try seen.effect { $0.byHeart[.otherExamples] })
        let loss = own - others
        return Judgement(
          "error, its own examples", says: .text("≤ \(others.mean.text(digits: 3)), as many others"), here: own.cell,
          holds: loss.isAbove(0) ? false : loss.isBelow(0) ? true : nil
        ).witness(
          "A nearest neighbour is right on all 500 examples that it has, so that its matrix says that there is nothing to correct. "
            + "A classifier that errs as often on its own examples as on others loses nothing."
        ).interval(loss.bounds(of: "error with its own less other examples"))
      },
      Judged(
        "LS-6", .identity, expects: .holds, "No step of EM lowers the likelihood, and no shares have a larger one than its limit.",
        from: Bibliography.newPriors.cited
      ) { seen in
        let climbs = seen.evidence.climbs
        return Judgement.law(
          "falls, and better shares", violations: climbs.map { $0.fallCount + $0.betterRivalCount }.reduce(0, +),
          of: climbs.count * (PriorLikelihoodClimb.stepCount + PriorLikelihoodClimb.rivalCount)
        ).witness(
          "\(climbs.count) samples of random posteriors of 2 to 4 classes, \(PriorLikelihoodClimb.stepCount) steps and "
            + "\(PriorLikelihoodClimb.rivalCount) other shares in each. Steps that do not divide by the source's shares lower it "
            + "in \(climbs.count { $0.carelessFallCount > 0 }) samples, and end below others in "
            + "\(climbs.count { $0.carelessRivalCount > 0 })."
        )
      },
      Judged(
        "LS-6b", .effect, expects: .holds,
        "Where both know the source exactly, EM with its posteriors errs less than BBSE with its confusion matrix: scores say more "
          + "than labels.", from: .said("maximum likelihood; two normal classes, gap 2, 500 target examples")
      ) { seen in
        let (expected, exact) = (try error(.likelihood, seen), try error(.exactMatrix, seen))
        return (expected - exact).isBelow(0, "EM's error less BBSE's").witness(
          "They are \(expected.cell) and \(exact.cell); with a matrix of 500 examples BBSE's is \(try error(.blackBox, seen).cell)."
        )
      },
      Judged(
        "LS-6c", .effect, expects: .corrected, "EM needs no more than a classifier's scores.",
        from: .said("often taken for granted")
      ) { seen in
        let (sharp, blackBox) = (try error(.overconfident, seen), try error(.blackBox, seen))
        let (loss, gain) = (sharp - blackBox, try error(.likelihood, seen) - blackBox)
        return Judgement(
          "EM's error, scores × 3", says: .text("≤ \(blackBox.mean.text(digits: 3)), BBSE's"), here: sharp.cell,
          holds: loss.isAbove(0) ? false : loss.isBelow(0) ? true : nil
        ).corrected(
          if: gain.isBelow(0) ? true : nil,
          to: "It needs calibrated posteriors. BBSE does not: overconfident scores predict the same labels."
        ).interval(loss.bounds(of: "EM's error less BBSE's"))
      },
      Judged(
        "LS-8", .effect, expects: .corrected, "Regularisation makes the estimate better.",
        from: Bibliography.regularisedShift.cited.noting("a common reading; here Δ = 1/√n")
      ) { seen in
        let far = try error(.regularised, seen, in: "faint") - error(.blackBox, seen, in: "faint")
        let near = try error(.regularised, seen, in: "near") - error(.blackBox, seen, in: "near")
        let isIdle = try seen.effect { $0.errors["clear"]?.unpenalised }.values.allSatisfy { $0 > 1 - 1e-9 }
        return Judgement(
          "RLLS's error less BBSE's", says: "< 0", here: far.cell, holds: far.isAbove(0) ? false : far.isBelow(0) ? true : nil
        ).corrected(
          if: near.isBelow(0) ? isIdle : nil,
          to:
            "It draws the shares to the source's: better where a weak classifier meets a small shift, worse where it meets a large "
            + "one. The norms are not squared, so that where Δ ≤ σ_min, as at gap 2, it is BBSE, without any shrinkage."
        ).witness(
          "At gap 0.15, for P_T(1) = 0.9; for 0.6 it is \(near.cell). At gap 2 the penalty changes nothing in "
            + "\(isIdle ? "any" : "most") draw."
        ).interval(far.bounds(of: "RLLS's error less BBSE's"))
      },
    ]
  }
}
