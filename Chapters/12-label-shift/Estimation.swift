import ChapterKit
import NumericCore
import Report
import Transfer
import Worlds

/// The target's shares from unlabelled examples: BBSE, its regularised form, and EM.
struct Estimation: ChapterPart {
  static let name = "estimation"
  static let title = "Shares of classes without labels"
  static let seedCounts = SeedCounts(standard: 20, full: 100)

  let shift: ShiftOptions
  let sample: SampleOptions

  /// What the claims are tried on, whatever is asked for: classes that are told apart, and classes that hardly are, in 54 %.
  static let clear = EstimationTrial(NormalLabelShift(gap: 2, source: 0.5, target: 0.9), hasCoverage: true)
  static let faint = EstimationTrial(NormalLabelShift(gap: 0.2, source: 0.5, target: 0.9), hasLikelihood: false)
  static let faintAndNear = EstimationTrial(NormalLabelShift(gap: 0.2, source: 0.5, target: 0.6), hasLikelihood: false)
  /// A standard error too small by a tenth covers 92 %.
  static let margin = 0.02

  struct Row: Codable, Sendable {
    let clear: EstimationTrial.Errors
    let faint: EstimationTrial.Errors
    let faintAndNear: EstimationTrial.Errors
    let asked: EstimationTrial.Errors
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("estimation")
    do {
      return Row(
        clear: try Self.clear.errors(from: random.stream("clear")), faint: try Self.faint.errors(from: random.stream("faint")),
        faintAndNear: try Self.faintAndNear.errors(from: random.stream("near")),
        asked: try EstimationTrial(shift.world, examples: sample.examples).errors(from: random.stream("asked")))
    } catch { throw UnusableSeed("The shares cannot be estimated: \(error) More examples do, or a wider gap.") }
  }

  func evidence(_ rows: [Row]) throws -> EstimationIdentities { try EstimationIdentities() }

  var claims: [Judged<Estimation>] {
    [
      Judged(
        "LS-1", .identity, expects: .holds,
        "Where P(X | Y) is the same and C_ij = P_S(h = i, Y = j) has an inverse, C w = μ gives w_y = P_T(y)/P_S(y), whatever h is.",
        from: Bibliography.blackBoxShift.at("section 4, Lemma 1 and equation 1")
      ) { seen in
        Judgement.identity("weights", residual: seen.evidence.weightResidual, within: EstimationIdentities.tolerance).witness(
          "\(seen.evidence.worldCount) random worlds of 2 to 4 classes with random classifiers whose C has no singular value below "
            + "\(EstimationIdentities.leastSingularValue.text()).")
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
      ) { try $0.effect(\.clear.coverage).isEquivalent(to: 0.95, margin: Self.margin, "coverage") },
      Judged(
        "LS-1d", .effect, expects: .corrected, "BBSE gets the share to within half of the shift so long as the matrix has an inverse.",
        from: Bibliography.blackBoxShift.at("abstract").noting("read of a sample's matrix; its Theorem 3 divides by σ_min²")
      ) { seen in
        let (clear, faint) = (try seen.effect(\.clear.blackBox), try seen.effect(\.faint.blackBox))
        let half = (Self.faint.world.target - Self.faint.world.source) / 2
        return Judgement(
          "mean error, gap 0.2", says: .text("< \(half.text())"), here: faint.cell,
          holds: faint.isAbove(half) ? false : faint.isBelow(half) ? true : nil
        ).corrected(
          if: clear.isBelow(half) ? true : nil,
          to: "It does where σ_min is large against the matrix's own sampling error, of the order of 1/√n."
        ).witness("500 examples. At gap 2 the error is \(clear.cell). Draws whose matrix has no inverse are drawn again.")
          .interval(faint.bounds(of: "mean error of the share"))
      },
      Judged(
        "LS-6", .identity, expects: .holds, "No step of EM lowers the likelihood, and its limit has no possible gain left.",
        from: Bibliography.newPriors.cited
      ) { seen in
        let climbs = seen.evidence.climbs
        return Judgement.law(
          "steps that lower L", violations: climbs.map(\.falls).reduce(0, +) + climbs.count { $0.gap > EstimationIdentities.gap },
          of: climbs.count * (EstimationIdentities.steps + 1)
        ).witness(
          "\(climbs.count) samples of random posteriors of 2 to 4 classes; the last case of each is ln max ∂L/∂q, which bounds the gain. "
            + "Steps that do not divide by the source's shares lower L in \(climbs.count { $0.carelessFalls > 0 }) samples.")
      },
      Judged(
        "LS-6b", .effect, expects: .holds, "With calibrated posteriors EM errs less than BBSE, which throws the scores away.",
        from: .said("maximum likelihood; here with the true posteriors")
      ) { seen in
        let (expected, blackBox) = (try seen.effect(\.clear.likelihood), try seen.effect(\.clear.blackBox))
        return (expected - blackBox).isBelow(0, "EM's error less BBSE's").witness("They are \(expected.cell) and \(blackBox.cell).")
      },
      Judged(
        "LS-6c", .effect, expects: .corrected, "EM needs no more than a classifier's scores.", from: .said("often taken for granted")
      ) { seen in
        let (sharp, blackBox) = (try seen.effect(\.clear.overconfident), try seen.effect(\.clear.blackBox))
        let (loss, gain) = (sharp - blackBox, try seen.effect(\.clear.likelihood) - blackBox)
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
        from: Bibliography.regularisedShift.cited.noting("a common reading")
      ) { seen in
        let far = try seen.effect(\.faint.regularised) - seen.effect(\.faint.blackBox)
        let near = try seen.effect(\.faintAndNear.regularised) - seen.effect(\.faintAndNear.blackBox)
        let isIdle = try seen.effect(\.clear.unpenalised).values.allSatisfy { $0 == 1 }
        return Judgement(
          "RLLS's error less BBSE's", says: "< 0", here: far.cell, holds: far.isAbove(0) ? false : far.isBelow(0) ? true : nil
        ).corrected(
          if: near.isBelow(0) ? isIdle : nil,
          to: "It draws the shares to the source's: better where a weak classifier meets a small shift, worse where it meets a large one. "
            + "The norms are not squared, so that with a good classifier it is BBSE, without any shrinkage."
        ).witness(
          "At gap 0.2, for P_T(1) = 0.9; for 0.6 it is \(near.cell). At gap 2 the penalty Δ = 1/√n changes nothing in "
            + "\(isIdle ? "any" : "most") draw."
        ).interval(far.bounds(of: "RLLS's error less BBSE's"))
      },
    ]
  }

  func answer(_ seen: Seen<Estimation>) throws -> Answer {
    let methods = [
      ("BBSE", try seen.effect(\.asked.blackBox)), ("RLLS", try seen.effect(\.asked.regularised)),
      ("EM", try seen.effect(\.asked.likelihood)), ("EM, scores × 3", try seen.effect(\.asked.overconfident)),
    ]
    let (best, off) = (methods.min { $0.1.mean < $1.1.mean } ?? methods[0], (shift.world.target - shift.world.source).magnitude)
    return Answer(
      setting: "\(shift.setting), n = \(sample.examples)", question: "Can the target's shares be known without labels?",
      reply: best.1.isBelow(off) ? "YES, TO \(best.1.mean.text(digits: 3))" : "NOT FROM THESE EXAMPLES",
      finding: "The share is off by \(methods[0].1.mean.text(digits: 4)) with BBSE and by \(methods[2].1.mean.text(digits: 4)) with EM, "
        + "where keeping the source's share is off by \(off.text(digits: 2)).",
      figure: .forest(
        title: "The error of the share, least with \(best.0)", x: Axis("mean error of P_T(1)"), effects: methods,
        seedCount: seen.rows.count),
      quantities: methods.map { Quantity($0.0, $0.1.cell) },
      why: "Each class is predicted as before, so what is predicted is a mixture of known parts.",
      ask: Ask("Classes nearer to each other: which one suffers most?", "--part", "estimation", "--gap", max(0.5, shift.gap / 2).text()))
  }
}

extension Figure {
  /// Effects as a forest.
  static func forest(title: String, x: Axis, effects: [(String, SeedEffect)], seedCount: Int) -> Figure {
    let rows = effects.map { name, effect in
      Forest.Row(
        name, estimate: effect.mean, lower: effect.interval?.lower ?? effect.mean, upper: effect.interval?.upper ?? effect.mean)
    }
    return Figure(
      title: title, caption: "",
      content: .forest(Forest(x: x, rows: rows, intervalMeaning: SeedEffect.intervalMeaning(seedCount: seedCount))))
  }
}
