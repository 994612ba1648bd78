import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// The part about success and failure: what the terms do and do not say of the target risk.
struct Failures {
  let experiment: FailureExperiment
  /// R_T of learning from the noisy source, by seed and sample size.
  let noisyTargetRisks: [[Double]]
  let law: LawTally

  var section: Section {
    Section(
      title: "What large and small terms say of transfer",
      headline:
        "Two worlds with nearly the same terms end in target risk \(experiment.rareRegion.targetRisk) and \(experiment.rareFlip.targetRisk): "
        + "the bound's terms warn and guarantee, but do not foretell.",
      introduction:
        "Small worlds for thresholds 1[x < t], two-sided ones in 'flipped labels', exact. 'Under-trained' judges h ≡ 1 where learning would "
        + "be perfect; the others judge the threshold of least source risk. 'Scratch' is the least target risk of any threshold.",
      items: [.table(scenarioTable), .figure(termsFigure), .table(noiseTable)], findings: findings)
  }

  private var scenarioTable: Table {
    Table(
      title: "The terms and the outcome", columns: ["world", "R_S", "½ d_HΔH", "λ", "bound", "R_T", "scratch"],
      rows: experiment.scenarios.map {
        [
          .text($0.name), .exact($0.sourceRisk), .exact($0.divergence), .exact($0.jointRisk), .exact($0.bound),
          .exact($0.targetRisk),
          .exact($0.scratchRisk),
        ]
      })
  }

  private var termsFigure: Figure {
    Figure(
      title: "The stacked terms of the bound, and the target risk",
      caption:
        "'rare region' and 'rare flip' have nearly the same terms and opposite outcomes; 'noisy source' has a large λ and no target risk.",
      content: .bars(
        Bars(
          value: Axis("risk"), parts: ["R_S", "½ d_HΔH", "λ"],
          rows: experiment.scenarios.map {
            Bars.Row(
              "\($0.name), R_T = \($0.targetRisk)",
              [$0.sourceRisk.doubleValue, $0.divergence.doubleValue, $0.jointRisk.doubleValue])
          }, references: [Reference("says nothing above", at: 1, .vertical)])))
  }

  private var noiseTable: Table {
    Table(
      title: "Learning from a source with label noise ρ = \(experiment.noise): λ = \(experiment.noisy.jointRisk)",
      columns: ["source sample", "R_T of the least source risk"],
      rows: FailureExperiment.noisySizes.indices.map { index in
        let risks = noisyTargetRisks.map { $0[index] }
        let interval = seedInterval(risks)
        return [
          .integer(FailureExperiment.noisySizes[index]),
          interval.map { .estimate(risks.mean, plusMinus: $0.width / 2) } ?? .number(risks.mean),
        ]
      })
  }
}

extension Failures {
  private var findings: [Finding] { [unknowableFinding, uncontrollableFinding, hopelessFinding, neededFinding, everyTermFinding] }

  private var unknowableFinding: Finding {
    Finding(
      Claims.unknowable, verdict: law.impossibilityViolations == 0 ? .holds : .fails, predicted: "the risks sum to 1",
      measured: .text("\(law.impossibilityViolations) exceptions over \(law.instanceCount) randomised classifiers"),
      witness:
        "Both worlds show a learner without target labels the same, so in one of them its risk is at least ½. A few labels decide: by "
        + "Hoeffding, 185 of them estimate a risk to ±0.1 with probability 0.95.")
  }

  private var uncontrollableFinding: Finding {
    let (before, after) = (experiment.unfolded, experiment.folded)
    return Finding(
      Claims.uncontrollable,
      verdict: verdict(
        claim: before.jointRisk == after.jointRisk,
        correction: after.divergence < before.divergence && after.jointRisk > before.jointRisk),
      predicted: "λ unchanged", measured: .text("λ from \(before.jointRisk) to \(after.jointRisk)"),
      correction: "λ depends on the representation, and aligning the marginals can raise it.",
      witness:
        "Source 1, 2 and target −1, −2 with labels 1, 0 and 0, 1: x ↦ |x| takes ½ d_HΔH of unions of two intervals from "
        + "\(before.divergence) to \(after.divergence).")
  }

  private var hopelessFinding: Finding {
    let last = noisyTargetRisks.map { $0[FailureExperiment.noisySizes.count - 1] }
    let interval = seedInterval(last)
    let noisy = experiment.noisy
    let misspecified = experiment.misspecified
    return Finding(
      Claims.hopeless, verdict: experiment.weightedMisspecified == 0 || noisy.targetRisk < noisy.jointRisk ? .fails : .holds,
      predicted: .text("R_T > 0 where λ = \(misspecified.jointRisk)"), measured: .text("R_T = \(experiment.weightedMisspecified)"),
      witness:
        "In the misspecified world the threshold of least source risk has R_T = \(misspecified.targetRisk), and importance weighting "
        + "finds one with \(experiment.weightedMisspecified). Label noise on the source puts λ at \(noisy.jointRisk) and the bound at "
        + "\(noisy.bound), yet R_T is \(last.mean.text(digits: 4)) after \(FailureExperiment.noisySizes.last ?? 0) examples. A large λ "
        + "takes the guarantee away, not the chance.",
      interval: interval.map { ConfidenceBounds($0, seedCount: last.count, of: "R_T under label noise") }, seedCount: last.count)
  }

  private var neededFinding: Finding {
    let (region, flip) = (experiment.rareRegion, experiment.rareFlip)
    let isSufficient = law.violations == 0
    return Finding(
      Claims.needed, verdict: verdict(claim: flip.targetRisk > 0, correction: isSufficient && flip.divergence > Rational(1, 2)),
      predicted: "R_T > 0 where a term is large",
      measured: .text("R_T = \(flip.targetRisk) with ½ d_HΔH = \(flip.divergence)"),
      correction: "They are sufficient together, by the bound, and none is necessary.",
      witness:
        "Rare flip: (R_S, ½ d, λ) = (\(flip.sourceRisk), \(flip.divergence), \(flip.jointRisk)) and R_T = \(flip.targetRisk); rare region: "
        + "(\(region.sourceRisk), \(region.divergence), \(region.jointRisk)) and R_T = \(region.targetRisk). Importance weighting turns "
        + "them around: \(experiment.weightedRareFlip) and \(experiment.weightedRareRegion).")
  }

  private var everyTermFinding: Finding {
    let culprits = [
      (experiment.underTrained, experiment.underTrained.divergence + experiment.underTrained.jointRisk),
      (experiment.divergence, experiment.divergence.sourceRisk + experiment.divergence.jointRisk),
      (experiment.flipped, experiment.flipped.sourceRisk + experiment.flipped.divergence),
    ]
    let holds = culprits.allSatisfy { $0.0.targetRisk >= Rational(1, 2) && $0.1 <= Rational(1, 20) && $0.0.scratchRisk == 0 }
    return Finding(
      Claims.everyTerm, verdict: holds ? .holds : .fails, predicted: "R_T ≥ 1/2, the other two terms ≤ 1/20, scratch 0",
      measured: .text(culprits.map { "R_T = \($0.0.targetRisk), others \($0.1)" }.joined(separator: "; ")),
      witness: "R_S alone only for a hypothesis that is not the best on the source, since the least source risk is at most λ.")
  }
}
