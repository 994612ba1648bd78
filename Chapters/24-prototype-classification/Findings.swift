import ChapterKit
import NumericCore
import Report

/// The verdicts on the effects, all of tasks with N ways and K shots.
extension Experiment {
  /// Every claim that the parts judge, in the order of the lesson.
  var findings: [Finding] {
    let found =
      identityFindings + (parts.contains(.shots) ? [rateFinding] : []) + (parts.contains(.digits) ? digitFindings : [])
      + (parts.contains(.glyphs) ? glyphFindings : [])
    return found.sorted { (Claims.all.firstIndex(of: $0.claim) ?? 0) < (Claims.all.firstIndex(of: $1.claim) ?? 0) }
  }

  private var shots: Int { settings.shotCount }

  private var digitFindings: [Finding] {
    [effectFinding(Claims.learntOfFew, accuracy(.digits, .classifier, shots: shots) - accuracy(.digits, .pixels, shots: shots))]
  }

  private var glyphFindings: [Finding] {
    let classifier = accuracy(.glyphs, .classifier, shots: shots)
    let episodic = accuracy(.glyphs, .episodic, shots: shots)
    return [
      supervisedFinding,
      effectFinding(Claims.learnt, classifier - accuracy(.glyphs, .pixels, shots: shots)),
      euclideanFinding,
      effectFinding(Claims.moreWays, episodic - accuracy(.glyphs, .episodicFewWays, shots: shots)),
      effectFinding(
        Claims.metaTraining, episodic - classifier,
        witness: settings.shotCount == 1
          ? nil : "With one shot: \((accuracy(.glyphs, .episodic, shots: 1) - accuracy(.glyphs, .classifier, shots: 1)).cell)."),
      simpleHeadFinding,
    ]
  }

  /// Many labels on pixels against few on the features that serve best.
  private var supervisedFinding: Finding {
    let many = WorldResult.supervisedShotCount
    let supervised = accuracy(.glyphs, .pixels, .logistic, shots: many)
    let onPixels = supervised - accuracy(.glyphs, .pixels, shots: shots)
    return effectFinding(
      Claims.supervised, supervised - accuracy(.glyphs, .classifier, shots: shots),
      witness:
        "Softmax regression on pixels with \(many) examples a class, \(supervised.mean.text(digits: 1)) %, against prototypes of \(shots) on "
        + "learnt features; on pixels these are \(onPixels.mean.text(digits: 1)) points behind.")
  }

  /// Distance against cosine as it is, and against ten times the cosine.
  private var euclideanFinding: Finding {
    let distance = accuracy(.glyphs, .episodic, shots: shots)
    let gap = distance - accuracy(.glyphs, .episodicCosine, .cosine, shots: shots)
    let scaledGap = distance - accuracy(.glyphs, .episodicScaledCosine, .cosine, shots: shots)
    // The scale explains the gap if it takes away at least three quarters of it, interval and all.
    let isExplained = (scaledGap - 0.25 * gap).isBelow(0)
    return Finding(
      Claims.euclidean, verdict: !gap.isAbove(0) ? gap.verdict(above: 0) : isExplained ? .corrected : .holds,
      predicted: .text("above 0"), measured: gap.cell,
      correction:
        "Cosines lie in −1…1, so that their softmax can hardly prefer one class of many. Ten times the cosine leaves a gap of "
        + "\(scaledGap.cell) points.",
      witness: "The scale as an inverse temperature: B. Oreshkin, P. Rodríguez López and A. Lacoste, \"TADAM\", NeurIPS 31 (2018).",
      interval: gap.bounds(unit: "points"), seedCount: gap.values.count)
  }

  /// Prototypes against neighbours on pixels and on learnt features.
  private var simpleHeadFinding: Finding {
    func gap(_ embedding: Embedding) -> SeedEffect {
      accuracy(.glyphs, embedding, shots: shots) - accuracy(.glyphs, embedding, .nearestNeighbour, shots: shots)
    }
    let (pixels, learnt) = (gap(.pixels), gap(.classifier))
    return Finding(
      Claims.simpleHead,
      verdict: pixels.isAbove(0)
        ? (learnt.isAbove(0) ? .holds : .inconclusive)
        : !pixels.isBelow(0) ? .inconclusive : learnt.isAbove(0) ? .corrected : .fails,
      predicted: .text("above 0"), measured: pixels.cell,
      correction:
        "True of features in which a class is one cloud around its mean, as after training: there prototypes are "
        + "\(learnt.mean.text(digits: 1)) points better. In pixels a class is no such cloud, and neighbours win.",
      interval: pixels.bounds(unit: "points"), seedCount: pixels.values.count)
  }

  /// A claim that an effect is positive.
  private func effectFinding(_ claim: Claim, _ effect: SeedEffect, witness: String? = nil) -> Finding {
    Finding(
      claim, verdict: effect.verdict(above: 0), predicted: .text("above 0"), measured: effect.cell, witness: witness,
      interval: effect.bounds(unit: "points"), seedCount: effect.values.count)
  }
}
