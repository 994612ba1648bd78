import ChapterKit
import NumericCore
import Report
import Worlds

/// The claims of the example, each as its source makes it.
enum Claims {
  private static let article = "I. Redko, \"Why transfer learning works or fails?\", online article, the ξ-interleaved example"
  private static let paper =
    "S. Ben-David, T. Lu, T. Luu and D. Pál, \"Impossibility theorems for domain adaptation\", PMLR 9 (2010), Example 6, p. 133"
  private static let theory =
    "S. Ben-David et al., \"A theory of learning from different domains\", Machine Learning 79 (2010), Theorem 2"

  static let jointError = Claim(
    id: "XI-1", statement: "For every ξ, the lowest joint error λ of a threshold on source and target is exactly 1 − ξ.",
    source: "\(article); \(paper)", kind: .identity, expectedVerdict: .corrected)
  static let divergence = Claim(
    id: "XI-1b",
    statement: "For every ξ, d_A(S, T) = 2 sup |S(A) − T(A)| over the disagreements A of two thresholds is ξ.",
    source: "\(paper), with the factor 2 of its Definition 4", kind: .identity, expectedVerdict: .corrected)
  static let wasserstein = Claim(
    id: "XI-2", statement: "For every ξ, the Wasserstein distance W₁ of the two marginals is ξ.", source: article,
    kind: .identity, expectedVerdict: .holds)
  static let strictRule = Claim(
    id: "XI-3",
    statement: "A threshold that outputs 1 for points smaller than the last source point is perfect on the source.",
    source: "\(article), where the point is 0.8", kind: .identity, expectedVerdict: .corrected)
  static let whatever = Claim(
    id: "XI-4", statement: "A classifier good for both domains does not exist, whatever you may do.", source: article,
    kind: .identity, expectedVerdict: .corrected)
  static let targetError = Claim(
    id: "XI-5", statement: "Every threshold of least source risk has target risk at least 1 − ξ.", source: paper,
    kind: .inequality, expectedVerdict: .corrected)
  static let wassersteinBound = Claim(
    id: "XI-6", statement: "For every threshold h, R_T(h) ≤ R_S(h) + W₁(S, T) + λ.",
    source: "\(article), its bound with its distance", kind: .inequality, expectedVerdict: .fails)
  static let meanBound = Claim(
    id: "MMD-4", statement: "For every threshold h, R_T(h) ≤ R_S(h) + MMD(S, T) + λ, with the Gaussian kernel of width 1.",
    source: "\(article), its bound with the distance of mean embeddings", kind: .inequality, expectedVerdict: .fails)
  static let benDavid = Claim(
    id: "BD-1", statement: "For every threshold h, R_T(h) ≤ R_S(h) + ½ d_HΔH(S, T) + λ.", source: theory, kind: .inequality,
    expectedVerdict: .holds)
  static let generator = Claim(
    id: "XI-7", statement: "For every ξ, the article's program makes ⌊1/(2ξ)⌋ points a side.", source: "\(article), its code",
    kind: .identity, expectedVerdict: .corrected)
  static let covariateShift = Claim(
    id: "XI-8", statement: "The example satisfies covariate shift: P_S(y | x) = P_T(y | x) at every x of both domains.",
    source: article, kind: .identity, expectedVerdict: .holds)

  /// All of them, in the order of the lesson.
  static let all = [
    jointError, divergence, wasserstein, strictRule, whatever, targetError, benDavid, wassersteinBound, meanBound, generator,
    covariateShift,
  ]
}

extension Experiment {
  /// Every claim with its verdict, in the order of `Claims.all`.
  var findings: [Finding] {
    [
      jointErrorFinding, divergenceFinding, wassersteinFinding, strictRuleFinding, whateverFinding, targetErrorFinding,
      benDavidFinding, wassersteinBoundFinding, meanBoundFinding, generatorFinding, covariateShiftFinding,
    ]
  }

  /// The threshold at which R_T exceeds R_S most.
  private var worstName: String {
    sweep.worst.cut == sweep.sourceRisks.count - 1 ? "h ≡ 1" : "the threshold after \(sweep.worst.cut) points"
  }

  /// `holds` where the claim is right, else `corrected` where its correction is, else `fails`.
  private func verdict(claim: Bool, correction: Bool) -> Verdict { claim ? .holds : correction ? .corrected : .fails }

  private var jointErrorFinding: Finding {
    Finding(
      Claims.jointError, verdict: verdict(claim: idealJointRisk == 1 - spacing, correction: idealJointRisk == correctedJointRisk),
      predicted: .exact(1 - spacing), measured: .exact(idealJointRisk),
      correction: "λ = 1 − 1/n with n source points: 1 − 2ξ where 1/(2ξ) is whole, which tends to 1 as ξ does to 0.",
      witness: "The threshold just above 0 labels one of \(world.sourceCount) source points right and no target point wrong.")
  }

  private var divergenceFinding: Finding {
    let corrected = Rational(2, world.sourceCount) * (world.sourceCount == world.targetCount ? 1 : 2)
    return Finding(
      Claims.divergence, verdict: verdict(claim: 2 * disagreement == spacing, correction: 2 * disagreement == corrected),
      predicted: .exact(spacing), measured: .exact(2 * disagreement),
      correction: "d_A = 2/n with n points a side, and 4/n with n source points and one target point fewer.",
      witness: "An interval around one point tells the domains apart by its mass.")
  }

  private var wassersteinFinding: Finding {
    let allMoveOne = movedDistances == [1]
    return Finding(
      Claims.wasserstein, verdict: wasserstein1 == spacing ? .holds : .fails, predicted: .exact(spacing),
      measured: .exact(wasserstein1),
      witness: allMoveOne
        ? "All mass moves by exactly ξ in the optimal transport, so W_p = ξ for every p ≥ 1."
        : "Mass moves by \(movedDistances) steps of ξ in the optimal transport.")
  }

  private var strictRuleFinding: Finding {
    // The last source point is the last even one: below it lie 2(n − 1) points, and up to it 2(n − 1) + 1.
    let cut = 2 * (world.sourceCount - 1)
    let (strict, closed) = (sweep.sourceRisk(cut), sweep.sourceRisk(cut + 1))
    return Finding(
      Claims.strictRule, verdict: verdict(claim: strict == 0, correction: closed == 0), predicted: 0, measured: .exact(strict),
      correction: "The rule with ≤ in place of < is perfect on the source.",
      witness: "The last source point itself is labelled 0. With ≤, R_S = \(closed) and R_T = \(sweep.targetRisk(cut + 1)).")
  }

  private var whateverFinding: Finding {
    let unrestricted = unions.map(\.idealJointRisk).min() ?? idealJointRisk
    let perfect = unions.first { $0.idealJointRisk == unrestricted }
    let sumsReachOne = unions.allSatisfy { $0.idealJointRisk + $0.supremumOverDisagreements >= 1 }
    return Finding(
      Claims.whatever,
      verdict: verdict(
        claim: unrestricted > 0, correction: idealJointRisk == correctedJointRisk && idealJointRisk > 0 && sumsReachOne),
      predicted: "λ > 0", measured: .exact(unrestricted),
      correction:
        "Within thresholds no joint error is below 1 − 1/n. Unions of r intervals reach 1 − r/n, at the price of a divergence that "
        + "keeps λ + ½ d_HΔH at 1 or more.",
      witness:
        "The union of \(perfect?.intervalCount ?? 0) intervals that holds the source points only has joint error \(unrestricted).")
  }

  private var targetErrorFinding: Finding {
    let attained = sweep.targetRisksOfSourceOptimal
    let least = attained.first ?? 0
    return Finding(
      Claims.targetError, verdict: verdict(claim: least >= 1 - spacing, correction: least == 1 - Rational(1, world.targetCount)),
      predicted: .text("≥ \(1 - spacing)"), measured: .text(attained.map(\.description).joined(separator: " or ")),
      correction: "It is at least 1 − 1/n with n target points; which value is attained depends on how ties are broken.",
      witness: "A threshold between the last two points is perfect on the source and has target risk \(least).")
  }

  private var benDavidFinding: Finding {
    let slack = disagreement + idealJointRisk - sweep.worst.increase
    return Finding(
      Claims.benDavid, verdict: slack >= 0 ? .holds : .fails, predicted: "slack ≥ 0", measured: .exact(slack),
      witness: slack == 0
        ? "The bound is attained by \(worstName): \(sweep.sourceRisk(sweep.worst.cut)) + \(disagreement) + \(idealJointRisk) = "
          + "\(sweep.targetRisk(sweep.worst.cut)) = R_T."
        : "The least slack over all thresholds is at the cut after \(sweep.worst.cut) points.")
  }

  private var wassersteinBoundFinding: Finding {
    let slack = wasserstein1 + idealJointRisk - sweep.worst.increase
    let cut = sweep.worst.cut
    return Finding(
      Claims.wassersteinBound, verdict: slack >= 0 ? .holds : .fails, predicted: "slack ≥ 0", measured: .exact(slack),
      witness:
        "\(worstName) has R_T = \(sweep.targetRisk(cut)), but "
        + "R_S + W₁ + λ = \(sweep.sourceRisk(cut)) + \(wasserstein1) + \(idealJointRisk) = "
        + "\(sweep.sourceRisk(cut) + wasserstein1 + idealJointRisk).")
  }

  private var meanBoundFinding: Finding {
    // R_T ≤ R_S + MMD + λ for every h is MMD² ≥ (max (R_T − R_S) − λ)²: the squares are compared, because they are what is summed.
    let needed = (sweep.worst.increase - idealJointRisk).doubleValue
    let (squared, tolerance) = (squaredMeanDiscrepancy(bandwidth: 1), discrepancyTolerance)
    let margin = squared - needed * needed
    return Finding(
      Claims.meanBound, verdict: margin.magnitude <= tolerance ? .inconclusive : margin > 0 ? .holds : .fails,
      predicted: .text("MMD² ≥ \((needed * needed).text())"), measured: .number(squared),
      witness: "MMD = \(squared.squareRoot().text()), and \(worstName) needs \(needed.text()).", tolerance: tolerance)
  }

  private var generatorFinding: Finding {
    let original = ArticleGenerator(spacing: spacing.doubleValue)
    let (odd, even) = (ArticleGenerator.oddCrashes, ArticleGenerator.evenCrashes)
    let exact = (2...1000).allSatisfy { denominator in
      // n is the whole number with 2nξ ≤ 1 < 2(n + 1)ξ, here for ξ = 1/m.
      let count = InterleavedWorld.counts(spacing: Rational(1, denominator), convention: .article).source
      return 2 * count <= denominator && denominator < 2 * (count + 1)
    }
    return Finding(
      Claims.generator, verdict: verdict(claim: odd.isEmpty && even.isEmpty && !original.crashes, correction: exact),
      predicted: "no index error",
      measured: .text("index error for \(ArticleGenerator.crashesAmongHundredths) of the 99 values ξ = 0.01 … 0.99"),
      correction: "Points counted in whole numbers, k = 0 … n − 1, are ⌊1/(2ξ)⌋ for every ξ.",
      witness:
        "At this ξ it allots \(original.size) and makes \(original.pointCount). ξ = 1/m crashes for \(odd.count) of "
        + "the \(ArticleGenerator.oddCount) odd m below 1000, and for \(even.count) even ones: "
        + even.prefix(4).map(String.init).joined(separator: ", ") + ", …")
  }

  private var covariateShiftFinding: Finding {
    let disagreements = zip(
      zip(domains.source.positive, domains.source.negative), zip(domains.target.positive, domains.target.negative)
    ).count { source, target in
      // P(1 | x) differs where the cross products do, with mass on both sides.
      source.0 + source.1 > 0 && target.0 + target.1 > 0 && source.0 * target.1 != source.1 * target.0
    }
    return Finding(
      Claims.covariateShift, verdict: disagreements == 0 ? .holds : .fails, predicted: "no point where they differ",
      measured: .integer(disagreements),
      witness: "It holds vacuously: \(sharedPointCount) points have mass in both domains, so the two are compared nowhere.")
  }
}
