import ChapterKit
import NumericCore
import Report

extension Experiment {
  /// Every claim that the panels judge, in the order of `Claims.all`.
  var findings: [Finding] {
    panels.flatMap { panel in
      switch panel {
      case .equal: equalFindings
      case .low: lowFindings
      case .world: worldFindings
      case .coadaptation: [coadaptationFinding]
      }
    }.sorted { (Claims.all.firstIndex(of: $0.claim) ?? 0) < (Claims.all.firstIndex(of: $1.claim) ?? 0) }
  }

  private var equalFindings: [Finding] {
    let (similar, distant) = (gaps(.equal, .similarFrozen), gaps(.equal, .distantFrozen))
    let difference = zip(similar, distant).map { $0 - $1 }
    guard let first = difference.first, let last = difference.last else { return [] }
    return [
      finding(Claims.depth, fall(.equal, .similarFrozen), paper: 8.6),
      finding(Claims.random, fall(.equal, .randomFrozen), paper: 47.7),
      finding(Claims.distance, last - first),
      finding(Claims.distantBeatsRandom, meanGap(.equal, .distantFrozen) - meanGap(.equal, .randomFrozen)),
      firstLayerFinding, selfDropFinding,
    ]
  }

  private var lowFindings: [Finding] {
    [finding(Claims.tuned, meanGap(.low, .similarTuned) - meanGap(.low, .selfTuned), paper: 1.6)]
  }

  /// The first layer is nearly as good from any source, so the order is that of more layers.
  private var worldFindings: [Finding] {
    [finding(Claims.similarity, .slope(Arm.sharing.map { meanGap(.world, $0, from: 1) }))]
  }

  /// A borrowed first layer against one's own, both frozen.
  private var firstLayerFinding: Finding {
    guard let borrowed = gaps(.equal, .similarFrozen).first, let own = gaps(.equal, .selfFrozen).first else {
      return inconclusive(Claims.firstLayer)
    }
    let effect = borrowed - own
    return Finding(
      Claims.firstLayer, verdict: effect.direction < 0 ? .corrected : effect.direction > 0 ? .holds : .inconclusive,
      predicted: .number(0.15, digits: 2), measured: effect.cell,
      correction:
        "At this scale a fully connected first layer is already specific. It serves better than one's own only where examples are few.",
      witness: gaps(.low, .similarFrozen).first.map {
        "With a tenth of the examples the same cut gives \($0.mean.text(digits: 1)) points."
      },
      interval: effect.bounds(unit: "points"), seedCount: effect.values.count)
  }

  /// The drop of a plain network, and what becomes of it where there is nothing to memorise.
  private var selfDropFinding: Finding {
    let drop = meanGap(.equal, .selfFrozen)
    let fresh = meanGap(.equal, .selfFrozenOnFresh) - drop
    let many = meanGap(.equal, .selfFrozenOnMany)
    // With many images the drop counts as gone if the interval excludes half a point, the least that is seen with few.
    let isGone = many.interval.map { max(-$0.lower, $0.upper) < 0.5 } ?? false
    let isExplained = drop.mean < 0 && fresh.direction > 0 && isGone
    return Finding(
      Claims.selfDrop, verdict: isExplained ? .corrected : .inconclusive, predicted: .number(-2, digits: 1), measured: drop.cell,
      correction:
        "In a plain network the drop is over-fitting: the frozen features have memorised their images, and a top trained on those same "
        + "images trusts them too much. Nothing fails to be learned again.",
      witness:
        "Training accuracy stays \(trainingAccuracy(.equal, .selfFrozen).min()?.text(digits: 1) ?? "") %; a top trained on other images of the "
        + "same classes is \(fresh.mean.text(digits: 1)) points better, and with 10,000 images the gap is "
        + "\(many.mean.text(digits: 2)).",
      interval: drop.bounds(unit: "points"), seedCount: drop.values.count)
  }

  /// Whether the dip is where the narrow layer is.
  ///
  /// Its depth has a heavy tail, its place has not: how often is the lowest of all cuts the one just below the narrow layer?
  private var coadaptationFinding: Finding {
    let (third, fifth) = (gaps(.coadaptation, .bottleneck3), gaps(.coadaptation, .bottleneck5))
    guard third.count >= 5, fifth.count >= 5 else { return inconclusive(Claims.coadaptation) }
    let hits = third[1].countOfLowest(among: third) + fifth[3].countOfLowest(among: fifth)
    let trials = third[1].values.count + fifth[3].values.count
    let interval = ConfidenceInterval.wilson(successes: hits, trials: trials, level: 0.95)
    let chance = 1 / Double(third.count)
    return Finding(
      Claims.coadaptation, verdict: interval.lower > chance ? .holds : interval.upper < chance ? .fails : .inconclusive,
      predicted: .text("a share above 1/\(third.count), that of chance"), measured: .fraction(hits, trials),
      witness:
        "The cut just below the narrow layer costs \((-third[1].mean).text(digits: 1)) points when it is layer 3 and "
        + "\((-fifth[3].mean).text(digits: 1)) when it is layer 5; the other's cut costs \((-third[3].mean).text(digits: 1)) and "
        + "\((-fifth[1].mean).text(digits: 1)).",
      interval: ConfidenceBounds(
        lower: interval.lower, upper: interval.upper, meaning: "95 % Wilson interval over \(trials) networks"),
      seedCount: third[1].values.count)
  }

  /// A claim that an effect is positive.
  private func finding(_ claim: Claim, _ effect: SeedEffect, paper: Double? = nil) -> Finding {
    Finding(
      claim, verdict: effect.verdict(above: 0),
      predicted: paper.map { .number($0, digits: 1) } ?? .text("above 0"), measured: effect.cell,
      interval: effect.bounds(unit: "points"),
      seedCount: effect.values.count)
  }

  /// Effects that are hardly larger than their interval over a dozen seeds, and so get no verdict.
  var smallEffects: Table {
    let rows: [(Panel, String, SeedEffect, Double?)] = [
      (.equal, "AnB+ minus BnB+", meanGap(.equal, .similarTuned) - meanGap(.equal, .selfTuned), 1.6),
      (.equal, "AnB+, last cut minus first", SeedEffect(values: fall(.equal, .similarTuned).values.map { -$0 }), 0.9),
      (.low, "AnB at the first cut", gaps(.low, .similarFrozen).first ?? SeedEffect(values: []), nil),
      (.low, "AnB at the last cut", gaps(.low, .similarFrozen).last ?? SeedEffect(values: []), nil),
      (.world, "AnB+ of 0 shared minus BnB+", meanGap(.world, .strangerTuned, from: 1) - meanGap(.world, .selfTuned, from: 1), nil),
      (.world, "AnB of 0 shared minus random", meanGap(.world, .sharing0, from: 1) - meanGap(.world, .randomFrozen, from: 1), nil),
    ]
    let (third, fifth) = (gaps(.coadaptation, .bottleneck3), gaps(.coadaptation, .bottleneck5))
    let dip = third.count < 5 ? [] : [third[1] - third[3], fifth[3] - fifth[1]]
    return Table(
      title: "More paired differences, in points; --full has the seeds for them",
      columns: ["panel", "effect", "measured ± 95 %", "seeds", "paper"],
      rows: (rows + [(.coadaptation, "dip minus the other's cut", .mean(dip), nil)]).filter { !$0.2.values.isEmpty }.map {
        panel, name, effect, paper in
        [
          .text(panel.rawValue), .text(name), effect.cell, .integer(effect.values.count),
          paper.map { .number($0, digits: 1) } ?? .missing,
        ]
      })
  }

  private func inconclusive(_ claim: Claim) -> Finding {
    Finding(claim, verdict: .inconclusive, predicted: .missing, measured: .missing)
  }
}
