import ChapterKit
import NumericCore
import Report

extension Experiment {
  /// The claims of the parts that ran, with their verdicts, in the order of `Claims.all`.
  var findings: [Finding] { parts.flatMap(findings) }

  private func findings(of part: Part) -> [Finding] {
    switch part {
    case .weighting:
      [
        unbiasedFinding, effectiveSizeFinding, flatteringFinding, cortesFinding, varianceFinding, selfNormalisedFinding,
        clippingFinding,
      ]
    case .misfit: [helpsFinding, conditionalFinding, harmlessFinding, validationFinding]
    case .capacity: [figureFinding]
    case .estimation: [meanMatchingFinding, classifierFinding]
    case .data: []
    }
  }

  /// `holds` where the claim is right, else `corrected` where its correction is, else `fails`.
  private func verdict(claim: Bool, correction: Bool = false) -> Verdict { claim ? .holds : correction ? .corrected : .fails }

  private var instanceText: String { "of \(ExactChecks.instanceCount) instances" }

  // MARK: - What weighting can do

  private var unbiasedFinding: Finding {
    let count = ExactChecks.instanceCount
    return Finding(
      Claims.unbiased,
      verdict: verdict(
        claim: exact.unbiasedWithSupport == count && exact.unbiasedWithoutSupport == count,
        correction: exact.unbiasedWithSupport == count && exact.biasIsLostRisk == count),
      predicted: .text("\(count) \(instanceText) without full support"),
      measured: .text("\(exact.unbiasedWithoutSupport) \(instanceText)"),
      correction:
        "It holds where T lies within the support of S; elsewhere the bias is exactly −E_T[ℓ · 1(x outside the support)].",
      witness:
        "In exact fractions: with full support \(exact.unbiasedWithSupport) \(instanceText) are unbiased; without it the bias is the "
        + "corrected one in \(exact.biasIsLostRisk).")
  }

  private var effectiveSizeFinding: Finding {
    let shifts = WeightingTrial.shifts.indices.filter { WeightingTrial.shifts[$0] <= 1 }
    let errors = shifts.map { index in
      weighting { $0.effectiveShares[index] }.mean - Double.exp(-WeightingTrial.shifts[index] * WeightingTrial.shifts[index])
    }
    return Finding(
      Claims.effectiveSize, verdict: verdict(claim: exact.secondMomentIsChiSquared == ExactChecks.instanceCount),
      predicted: .text("\(ExactChecks.instanceCount) \(instanceText)"),
      measured: .text("\(exact.secondMomentIsChiSquared) \(instanceText)"),
      witness: "In exact fractions. On \(WeightingTrial.weightCount) Gaussian weights with μ ≤ 1, the mean ESS/n differs from "
        + "exp(−μ²) by at most \((errors.map(\.magnitude).max() ?? 0).text(digits: 3)).")
  }

  private var flatteringFinding: Finding {
    let last = WeightingTrial.shifts.count - 1
    let shift = WeightingTrial.shifts[last]
    let (share, truth) = (weighting { $0.effectiveShares[last] }, Double.exp(-shift * shift))
    return Finding(
      Claims.flattering, verdict: share.isAbove(2 * truth) ? .fails : share.isBelow(2 * truth) ? .holds : .inconclusive,
      predicted: .number(truth), measured: share.cell,
      witness:
        "At μ = \(shift.text()) the sample shows \((share.mean / truth).text(digits: 0)) times the true ESS, because it misses the rare large "
        + "weights.", interval: share.bounds(), seedCount: share.values.count)
  }

  private var cortesFinding: Finding {
    Finding(
      Claims.cortes, verdict: verdict(claim: cortes.violationCount == 0), predicted: "left/right ≤ 1",
      measured: .number(cortes.largestRatio),
      witness: "\(cortes.violationCount) violations on \(CortesInequality.instanceCount) random domains for each α of "
        + "\(CortesInequality.orders.map { $0.text() }.joined(separator: ", ")); equality at α = 1 and ℓ ≡ 1.",
      tolerance: CortesInequality.relativeTolerance)
  }

  private var varianceFinding: Finding {
    let square = weighting { $0.plain.meanSquare }
    return Finding(
      Claims.variance, verdict: verdict(claim: exact.varianceIsExact == ExactChecks.instanceCount),
      predicted: .text("\(ExactChecks.instanceCount) \(instanceText)"), measured: .text("\(exact.varianceIsExact) \(instanceText)"),
      witness: "In exact fractions, over all samples of two examples. With n = 50 and μ = 1 the squared error is "
        + "\(square.cell.description); theory says \(WeightingTrial.variance(shift: 1, count: 50).text(digits: 4)).")
  }

  private var selfNormalisedFinding: Finding {
    let gain = weighting { $0.plain.meanSquare - $0.selfNormalised.meanSquare }
    let bias = weighting { $0.selfNormalised.bias }
    let isBiased = exact.selfNormalisedIsUnbiased < ExactChecks.instanceCount
    return Finding(
      Claims.selfNormalised, verdict: gain.isBelow(0) || !isBiased ? .fails : gain.isAbove(0) ? .holds : .inconclusive,
      predicted: "gain > 0", measured: gain.cell,
      witness: "The bias is \(bias.cell.description); the squared error falls by "
        + "\((weighting { $0.plain.meanSquare }.mean / weighting { $0.selfNormalised.meanSquare }.mean).text(digits: 1)) times (n = 50, μ = 1).",
      interval: gain.bounds(), seedCount: gain.values.count)
  }

  private var clippingFinding: Finding {
    let errors = WeightingTrial.bounds.indices.map { bound in weighting { $0.clipped[bound].meanSquare } }
    let (low, high) = (errors[0] - errors[2], errors[3] - errors[2])
    let roots = zip(WeightingTrial.bounds, errors).map { "\($0.boundText): \(max(0, $1.mean).squareRoot().text(digits: 3))" }
    return Finding(
      Claims.clipping,
      verdict: low.isBelow(0) || high.isBelow(0) ? .fails : low.isAbove(0) && high.isAbove(0) ? .holds : .inconclusive,
      predicted: "clipping at 20 beats 2 and no clipping", measured: high.cell,
      witness: "Root mean squared error by bound — \(roots.joined(separator: ", ")) (n = 100, μ = 1.5).", interval: high.bounds(),
      seedCount: high.values.count)
  }

  // MARK: - When it helps and when it hurts

  private var helpsFinding: Finding {
    let (wrong, right) = (
      misfit { $0.wrongModel.unweighted - $0.wrongModel.weighted }, misfit { $0.rightModel.weighted - $0.rightModel.unweighted }
    )
    return Finding(
      Claims.helps,
      verdict: wrong.isBelow(0)
        ? .fails
        : wrong.isAbove(0) && right.isAbove(0) ? .corrected : wrong.isAbove(0) && right.isBelow(0) ? .holds : .inconclusive,
      predicted: "excess risk falls with either truth",
      measured: .text("cubic −\(wrong.cell.description), line +\(right.cell.description)"),
      correction: "It lowers the risk of a model that is wrong, and raises that of one that is right, by its variance.",
      witness:
        "Cubic truth, fitted line: \(factor(misfit { $0.wrongModel.unweighted }, misfit { $0.wrongModel.weighted })) times less; "
        + "linear truth: \(factor(misfit { $0.rightModel.weighted }, misfit { $0.rightModel.unweighted })) times more.",
      interval: right.bounds(), seedCount: right.values.count)
  }

  private func factor(_ large: SeedEffect, _ small: SeedEffect) -> String {
    (large.mean / max(small.mean, .leastNormalMagnitude)).text(digits: 1)
  }

  private var conditionalFinding: Finding {
    Finding(
      Claims.conditional, verdict: verdict(claim: exact.conditionalIsSources == ExactChecks.instanceCount),
      predicted: .text("\(ExactChecks.instanceCount) \(instanceText)"),
      measured: .text("\(exact.conditionalIsSources) \(instanceText)"),
      witness:
        "In exact fractions. Where the target's labels differ from the source's, weights do not see it; where P(x) is the same, they are 1."
    )
  }

  private var harmlessFinding: Finding {
    Finding(
      Claims.harmless, verdict: verdict(claim: harmful.weightedTargetRisk <= harmful.unweightedTargetRisk),
      predicted: .text("R_T ≤ \(harmful.unweightedTargetRisk.text())"), measured: .number(harmful.weightedTargetRisk),
      witness:
        "Kernel mean matching puts \((100 * harmful.exceptionShare).text(digits: 0)) % of the weight on the one source point next to the "
        + "target that is labelled otherwise; the best threshold then errs on the whole target.")
  }

  private var validationFinding: Finding {
    let plain = misfit { $0.wrongModel.crossValidation - $0.wrongModel.targetRisk }
    let weighted = misfit { $0.wrongModel.weightedCrossValidation - $0.wrongModel.targetRisk }
    let plainIsOff = plain.isAbove(0) || plain.isBelow(0)
    return Finding(
      Claims.validation,
      verdict: !weighted.contains(0) && weighted.interval != nil
        ? .fails : plainIsOff && weighted.contains(0) ? .holds : .inconclusive,
      predicted: "bias 0 with weights", measured: weighted.cell,
      witness: "Without weights the bias is \(plain.cell.description); the target's risk is "
        + "\(misfit { $0.wrongModel.targetRisk }.cell.description).", interval: weighted.bounds(), seedCount: weighted.values.count)
  }

  // MARK: - The figure everyone shows

  private var figureFinding: Finding {
    let (first, last, shown) = (0, CapacityTrial.gammas.count - 1, Self.shownKernel)
    let shrinkage = gain(first) - gain(last)
    // What is missing to 36 % at the two most flexible kernels together.
    let missing = capacity { trial in
      (last - 1...last).reduce(0) { $0 + trial.weighted[$1] - 0.64 * trial.unweighted[$1] }
    }
    let corrected = gain(shown).isAbove(0) && shrinkage.isAbove(0) && missing.isAbove(0)
    let relative = gain(shown).mean / max(capacity { $0.unweighted[shown] }.mean, .leastNormalMagnitude)
    return Finding(
      Claims.figure,
      verdict: gain(shown).isBelow(0) ? .fails : corrected ? .corrected : missing.isBelow(0) ? .holds : .inconclusive,
      predicted: "0.11 → 0.07",
      measured: .text(
        "\(capacity { $0.unweighted[shown] }.mean.text(digits: 3)) → \(capacity { $0.weighted[shown] }.mean.text(digits: 3))"),
      correction: "The gain is real and shrinks as the kernel grows more flexible; a single run says little about it.",
      witness: "At γ = \(CapacityTrial.shownGamma.text()) the error falls by \((100 * relative).text(digits: 0)) % on average; in "
        + "\((100 * gain(shown).negativeShare).text(digits: 0)) % of the runs it rises, in \((100 * dropShare(shown, atLeast: 0.36)).text(digits: 0)) % it "
        + "falls by 36 % or more.", interval: gain(shown).bounds(), seedCount: gain(shown).values.count)
  }

  // MARK: - Ways to get weights

  private var meanMatchingFinding: Finding {
    let mean = estimation { $0.matching.linearMeanError }
    let square = estimation { $0.matching.linearSquareError - $0.matching.gaussianSquareError }
    let discrepancy = estimation { $0.matching.discrepancyBefore - 10 * $0.matching.discrepancyAfter }
    let isExactOnSupport = support.largestDeviation < KernelSupportCheck.tolerance
    // Matching the mean alone would leave the second moment no better with one kernel than with the other.
    let corrected = square.isAbove(0) && discrepancy.isAbove(0) && isExactOnSupport
    return Finding(
      Claims.meanMatching,
      verdict: corrected ? .corrected : square.isBelow(0) || !isExactOnSupport ? .fails : .inconclusive,
      predicted: "the mean of x", measured: .text("the mean of k(x, ·)"),
      correction:
        "It matches the mean in the kernel's space: with the linear kernel the features' mean only, with a Gaussian kernel all moments nearly.",
      witness: "Linear kernel: the mean is off by \(mean.mean.text()), the mean square by "
        + "\(estimation { $0.matching.linearSquareError }.cell.description); Gaussian kernel: the mean by "
        + "\(estimation { $0.matching.gaussianMeanError }.cell.description), the mean square by "
        + "\(estimation { $0.matching.gaussianSquareError }.cell.description), MMD² falls from "
        + "\(estimation { $0.matching.discrepancyBefore }.mean.text()) to \(estimation { $0.matching.discrepancyAfter }.mean.text()).",
      interval: square.bounds(), seedCount: square.values.count)
  }

  private var classifierFinding: Finding {
    Finding(
      Claims.classifier, verdict: verdict(claim: exact.bayesRuleHolds == ExactChecks.instanceCount),
      predicted: .text("\(ExactChecks.instanceCount) \(instanceText)"), measured: .text("\(exact.bayesRuleHolds) \(instanceText)"),
      witness:
        "In exact fractions; without n_S/n_T it holds in \(exact.bayesRuleHoldsWithoutFactor). A logit must be able to express log w: for "
        + "N(0, 1) → N(0, ¼) the weighted E x² is \(estimation { $0.linearMoment }.cell.description) with a linear logit and "
        + "\(estimation { $0.quadraticMoment }.cell.description) with a quadratic one; the truth is 0.25.")
  }
}

extension Double {
  /// The bound of clipped weights as people read it.
  var boundText: String { isFinite ? text() : "none" }
}
