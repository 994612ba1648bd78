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
      moreWaysFinding,
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
    let onLearnt = accuracy(.glyphs, .classifier, .logistic, shots: many)
    return effectFinding(
      Claims.supervised, supervised - accuracy(.glyphs, .classifier, shots: shots),
      witness:
        "Softmax regression on pixels with \(many) examples a class, \(supervised.mean.text(digits: 1)) %, against prototypes of \(shots) on "
        + "learnt features; prototypes on pixels are \(onPixels.mean.text(digits: 1)) points behind. With \(many) on learnt features it is right in "
        + "\(onLearnt.mean.text(digits: 1)) %.")
  }

  /// Episodes of more ways than are tested against episodes of as many.
  private var moreWaysFinding: Finding {
    guard settings.trainingWayCount > settings.wayCount else {
      return Finding(
        Claims.moreWays, verdict: .inconclusive, predicted: .text("above 0"), measured: .missing,
        witness: "Training has \(settings.trainingWayCount) ways and the tests \(settings.wayCount): not more.")
    }
    return effectFinding(
      Claims.moreWays, accuracy(.glyphs, .episodic, shots: shots) - accuracy(.glyphs, .episodicFewWays, shots: shots))
  }

  /// Distance against cosine as it is, and against ten times the cosine.
  private var euclideanFinding: Finding {
    let distance = accuracy(.glyphs, .episodic, shots: shots)
    let gap = distance - accuracy(.glyphs, .episodicCosine, .cosine, shots: shots)
    let scaledGap = distance - accuracy(.glyphs, .episodicScaledCosine, .cosine, shots: shots)
    // The scale explains the gap if it takes away at least three quarters of it, interval and all.
    let rest = scaledGap - 0.25 * gap
    return Finding(
      Claims.euclidean,
      verdict: !gap.isAbove(0) ? gap.verdict(above: 0) : rest.isBelow(0) ? .corrected : rest.isAbove(0) ? .holds : .inconclusive,
      predicted: .text("above 0"), measured: gap.cell,
      correction:
        "Cosines lie in −1…1, so that their softmax can hardly prefer one class of many. Ten times the cosine leaves a gap of "
        + "\(scaledGap.cell) points.",
      witness: "The scale as an inverse temperature: B. Oreshkin, P. Rodríguez López and A. Lacoste, \"TADAM\", NeurIPS 31 (2018).",
      interval: gap.bounds(unit: "points"), seedCount: gap.values.count)
  }

  /// Prototypes against neighbours, on every embedding that both were measured on.
  private var simpleHeadFinding: Finding {
    let gaps = Embedding.allCases.map { embedding in
      (embedding, accuracy(.glyphs, embedding, shots: shots) - accuracy(.glyphs, embedding, .nearestNeighbour, shots: shots))
    }.filter { !$0.1.values.isEmpty }
    let (better, worse) = (gaps.filter { $0.1.isAbove(0) }, gaps.filter { $0.1.isBelow(0) })
    let names = { (list: [(Embedding, SeedEffect)]) in
      list.map { "\($0.0.name(.glyphs, settings)) \($0.1.mean.text(digits: 1))" }.joined(separator: ", ")
    }
    let pixels = gaps.first { $0.0 == .pixels }?.1 ?? SeedEffect(values: [])
    return Finding(
      Claims.simpleHead,
      verdict: better.count == gaps.count ? .holds : worse.isEmpty ? .inconclusive : better.isEmpty ? .fails : .corrected,
      predicted: .text("above 0"), measured: pixels.cell,
      correction: "It depends on the features. Better, in points: \(names(better)). Worse: \(names(worse)).",
      interval: pixels.bounds(unit: "points, on pixels"), seedCount: pixels.values.count)
  }

  /// A claim that an effect is positive.
  private func effectFinding(_ claim: Claim, _ effect: SeedEffect, witness: String? = nil) -> Finding {
    Finding(
      claim, verdict: effect.verdict(above: 0), predicted: .text("above 0"), measured: effect.cell, witness: witness,
      interval: effect.bounds(unit: "points"), seedCount: effect.values.count)
  }
}
