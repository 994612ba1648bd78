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

  let shares: ShareOptions
  let gap: GapOptions
  let sample: SampleOptions

  /// What the claims are tried on, whatever is asked for: 500 examples, from one half to nine tenths.
  static let published = EstimationTrial(gap: 2, source: 0.5, target: 0.9, examples: 500)
  /// The same with classes that hardly differ: a classifier is right in 52 %.
  static let weak = EstimationTrial(gap: 0.1, source: 0.5, target: 0.9, examples: 500, hasLikelihood: false)
  /// A coverage of 93 to 97 % is as good as 95; one standard error too small by a tenth covers 92.
  static let margin = 0.02

  struct Row: Codable, Sendable {
    let published: EstimationTrial.Errors
    let weak: EstimationTrial.Errors
    let asked: EstimationTrial.Errors
  }

  func row(seed: UInt64) throws -> Row {
    let random = RandomSource(seed: seed).stream("estimation")
    let asked = EstimationTrial(gap: gap.gap, source: shares.source, target: shares.target, examples: sample.examples)
    do {
      return Row(
        published: try Self.published.errors(from: random.stream("published")),
        weak: try Self.weak.errors(from: random.stream("weak")), asked: try asked.errors(from: random.stream("asked")))
    } catch { throw UnusableSeed("The shares cannot be estimated: \(error) More examples, or a wider gap, do.") }
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
        from: Bibliography.diveIntoDeepLearning.at("4.7, \"Label shift correction\""), isHighlight: true
      ) { seen in
        let (all, first) = (seen.evidence.fractions, seen.evidence.fractions[0])
        let right = all.count { $0.fromJoint == $0.target }
        return Judgement.decided(
          "C⁻¹ μ for P_T(1) = \(first.target)", says: .exact(first.target), here: .exact(first.fromJoint),
          holds: right == all.count
        ).corrected(
          if: all.allSatisfy { $0.fromJoint * $0.source == $0.target && $0.fromConditional == $0.target },
          to: "With these fractions it gives the weights p(y)/q(y); the shares come from P(h = i | Y = j), each column divided by q(j)."
        ).remark("a weight, not the share \(first.target)").witness(
          "In exact fractions it is right in \(right) of \(all.count) settings: no source gives every class the share 1. The corrected "
            + "statement is right in all.")
      },
      Judged(
        "LS-1c", .effect, expects: .holds,
        "BBSE's first-order standard error is honest: 1.96 of it to either side contain the share in 95 % of draws, to within 2 %.",
        from: .said("the delta method, for 500 examples a side and classes two standard deviations apart")
      ) { seen in try seen.effect(\.published.coverage).isEquivalent(to: 0.95, margin: Self.margin, "coverage") },
      Judged(
        "LS-1d", .effect, expects: .corrected, "BBSE works so long as the confusion matrix has an inverse.",
        from: Bibliography.blackBoxShift.at("abstract").noting("of a sample's matrix; its Theorem 3 divides by σ_min²")
      ) { seen in
        let (strong, weak) = (try seen.effect(\.published.blackBox), try seen.effect(\.weak.blackBox))
        // Whoever estimates nothing, and keeps the source's share, is off by 0.4.
        let trivial = Self.weak.target - Self.weak.source
        return Judgement(
          "mean error at gap 0.1", says: .text("< \(trivial.text()), of no estimate"), here: weak.cell,
          holds: weak.isAbove(trivial) ? false : weak.isBelow(trivial) ? true : nil
        ).corrected(
          if: strong.isBelow(0.03),
          to: "It works where σ_min is large against the matrix's own sampling error: its error is that of the predicted shares, over σ_min."
        ).witness(
          "At gap 2 the mean error is \(strong.cell); at gap 0.1 all matrices have an inverse as well, for draws without one are drawn again.")
      },
      Judged(
        "LS-6", .identity, expects: .holds, "No step of EM lowers the likelihood, and its limit has no possible gain left.",
        from: Bibliography.newPriors.cited
      ) { seen in
        let climbs = seen.evidence.climbs
        return Judgement.law(
          "steps that lower L", violations: climbs.reduce(0) { $0 + $1.falls } + climbs.count { $0.gap > EstimationIdentities.gap },
          of: climbs.count * (EstimationIdentities.steps + 1)
        ).witness(
          "\(climbs.count) samples of random posteriors of 2 to 4 classes; the last number of each is ln max ∂L/∂q, which bounds the gain. "
            + "Steps that do not divide by the source's shares lower L in \(climbs.count { $0.carelessFalls > 0 }) of them.")
      },
      Judged(
        "LS-6b", .effect, expects: .holds, "With calibrated posteriors EM errs less than BBSE, which throws the scores away.",
        from: .said("maximum likelihood; here with the true posteriors")
      ) { seen in
        let gain = try seen.effect(\.published.likelihood) - seen.effect(\.published.blackBox)
        return gain.isBelow(0, "EM's error less BBSE's").witness(
          "Mean errors of the share: \(try seen.effect(\.published.likelihood).cell) and \(try seen.effect(\.published.blackBox).cell).")
      },
      Judged(
        "LS-6c", .effect, expects: .corrected, "EM needs no more than a classifier's scores.",
        from: .said("often taken for granted; BBSE is said to work with uncalibrated predictors")
      ) { seen in
        let (sharp, blackBox) = (try seen.effect(\.published.overconfident), try seen.effect(\.published.blackBox))
        let calibrated = try seen.effect(\.published.likelihood)
        let loss = sharp - blackBox
        return Judgement(
          "EM's error, scores × 3", says: .text("< \(blackBox.mean.text(digits: 3)), BBSE's"), here: sharp.cell,
          holds: loss.isAbove(0) ? false : loss.isBelow(0) ? true : nil
        ).corrected(
          if: (calibrated - blackBox).isBelow(0),
          to: "It needs calibrated posteriors. BBSE does not: the labels of overconfident scores are the same."
        ).witness("With the true posteriors it is \(calibrated.cell).")
      },
      Judged(
        "LS-8", .effect, expects: .corrected, "Regularisation makes the estimate better.",
        from: Bibliography.regularisedShift.cited.noting("a common reading")
      ) { seen in
        let (strong, weak) = (
          try seen.effect(\.published.regularised) - seen.effect(\.published.blackBox),
          try seen.effect(\.weak.regularised) - seen.effect(\.weak.blackBox)
        )
        let idle = try seen.effect(\.published.unpenalised)
        return Judgement(
          "change of the error, gap 2", says: "< 0", here: strong.cell,
          holds: strong.isBelow(0) ? true : idle.values.allSatisfy { $0 == 1 } ? false : nil
        ).corrected(
          if: weak.isBelow(0),
          to: "Where the classifier is weak. Its norms are not squared, so with a good one the solution is that of BBSE, without any shrinkage."
        ).witness("With Δ = 1/√n. At gap 0.1 the error changes by \(weak.cell); at gap 2 the regime is BBSE's in all draws.")
      },
    ]
  }

  func answer(_ seen: Seen<Estimation>) throws -> Answer {
    let methods = [
      ("BBSE", try seen.effect(\.asked.blackBox)), ("RLLS", try seen.effect(\.asked.regularised)),
      ("EM", try seen.effect(\.asked.likelihood)), ("EM, scores × 3", try seen.effect(\.asked.overconfident)),
    ]
    let trivial = (shares.target - shares.source).magnitude
    let best = methods.min { $0.1.mean < $1.1.mean } ?? methods[0]
    return Answer(
      setting: "P_S(1) = \(shares.sourceShare), P_T(1) = \(shares.targetShare), gap \(gap.gap.text()), n = \(sample.examples)",
      question: "Can the target's shares be known without labels?",
      reply: best.1.isBelow(trivial) ? "YES, TO \(best.1.mean.text(digits: 3))" : "NOT FROM THESE EXAMPLES",
      finding: "The share is off by \(methods[0].1.mean.text(digits: 4)) with BBSE and by \(methods[2].1.mean.text(digits: 4)) with EM, where "
        + "keeping the source's share is off by \(trivial.text(digits: 2)).",
      figure: Figure(
        title: "The error of the share, least with \(best.0)", caption: "",
        content: .forest(
          Forest(
            x: Axis("mean |error| of P_T(1)"),
            rows: methods.map { name, effect in
              Forest.Row(
                name, estimate: effect.mean, lower: effect.interval?.lower ?? effect.mean,
                upper: effect.interval?.upper ?? effect.mean)
            }, intervalMeaning: SeedEffect.intervalMeaning(seedCount: seen.rows.count)))),
      quantities: methods.map { Quantity($0.0, $0.1.cell) } + [Quantity("coverage", try seen.effect(\.asked.coverage).cell)],
      why: "Each class is predicted as before, so what is predicted is a mixture of known parts.",
      ask: Ask("A worse classifier: which one suffers first?", "--part", "estimation", "--gap", max(0.5, gap.gap / 2).text()))
  }

  func record(_ seen: Seen<Estimation>) throws -> [ChapterReport.Item] {
    let names = ["gap 2", "gap 0.1", "here"]
    let paths: [KeyPath<Row, EstimationTrial.Errors>] = [\.published, \.weak, \.asked]
    return [
      .table(
        Table(
          title: "Mean error of the target's share", columns: ["", "BBSE", "RLLS", "EM", "EM, scores × 3", "coverage", "clipped"],
          rows: try zip(names, paths).map { name, path in
            let always = try [\EstimationTrial.Errors.blackBox, \.regularised, \.coverage, \.infeasible].map { value in
              try seen.effect { $0[keyPath: path][keyPath: value] }.cell
            }
            let sometimes = [\EstimationTrial.Errors.likelihood, \.overconfident].map { value in
              (try? seen.effect { $0[keyPath: path][keyPath: value] })?.cell ?? .missing
            }
            return [.text(name)] + always[..<2] + sometimes + always[2...]
          }))
    ]
  }
}
