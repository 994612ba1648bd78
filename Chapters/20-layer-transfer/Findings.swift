import Report

extension Experiment {
  /// Every claim that the panels and the number of seeds allow to judge, in the order of `Claims.all`.
  ///
  /// Effects that are about as large as their interval over a dozen seeds are judged from as many seeds on as settle them.
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
    let tuned = meanGap(.equal, .similarTuned) - meanGap(.equal, .selfTuned)
    return [
      finding(Claims.depth, fall(.equal, .similarFrozen), paper: 8.6),
      finding(Claims.random, fall(.equal, .randomFrozen), paper: 47.7),
      finding(Claims.distance, last - first),
      finding(Claims.distantBeatsRandom, meanGap(.equal, .distantFrozen) - meanGap(.equal, .randomFrozen)),
      firstLayerFinding, selfDropFinding,
    ] + finding(Claims.tunedAtEqual, tuned, paper: 1.6, from: 16)
      + finding(Claims.laterIsBetter, Effect(values: fall(.equal, .similarTuned).values.map { -$0 }), paper: 0.9, from: 40)
  }

  private var lowFindings: [Finding] {
    let borrowed = gaps(.low, .similarFrozen)
    guard let first = borrowed.first, let last = borrowed.last else { return [] }
    let signChange = Effect(values: zip(first.values, last.values).map { min($0, -$1) })
    return [finding(Claims.tuned, meanGap(.low, .similarTuned) - meanGap(.low, .selfTuned), paper: 1.6)]
      + finding(Claims.lastLayer, signChange, from: 40)
  }

  private var worldFindings: [Finding] {
    let loss = Arm.sharing.map { meanGap(.world, $0, from: 1) }
    return [finding(Claims.similarity, .slope(loss))]
      + finding(Claims.distantBeatsRandomAnywhere, loss[0] - meanGap(.world, .randomFrozen, from: 1), from: 24)
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
      interval: bounds(effect), seedCount: effect.values.count)
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
      interval: bounds(drop), seedCount: drop.values.count)
  }

  /// Whether the dip is where the bottleneck is: at its own cut each network is compared with the other network's cut.
  private var coadaptationFinding: Finding {
    let (third, fifth) = (gaps(.coadaptation, .bottleneck3), gaps(.coadaptation, .bottleneck5))
    guard third.count >= 5, fifth.count >= 5 else { return inconclusive(Claims.coadaptation) }
    let effect = Effect.mean([third[3] - third[1], fifth[1] - fifth[3]])
    let base = finding(Claims.coadaptation, effect)
    return Finding(
      Claims.coadaptation, verdict: base.verdict, predicted: .text("above 0"), measured: effect.cell,
      witness:
        "The cut just below the narrow layer costs \((-third[1].mean).text(digits: 1)) points when it is layer 3 and "
        + "\((-fifth[3].mean).text(digits: 1)) when it is layer 5; the other's cut costs \((-third[3].mean).text(digits: 1)) and "
        + "\((-fifth[1].mean).text(digits: 1)).",
      interval: base.interval, seedCount: base.seedCount)
  }

  /// A claim that an effect is positive.
  private func finding(_ claim: Claim, _ effect: Effect, paper: Double? = nil) -> Finding {
    Finding(
      claim, verdict: effect.direction > 0 ? .holds : effect.direction < 0 ? .fails : .inconclusive,
      predicted: paper.map { .number($0, digits: 1) } ?? .text("above 0"), measured: effect.cell, interval: bounds(effect),
      seedCount: effect.values.count)
  }

  /// The same, if there are enough seeds to settle it.
  private func finding(_ claim: Claim, _ effect: Effect, paper: Double? = nil, from seedCount: Int) -> [Finding] {
    effect.values.count < seedCount ? [] : [finding(claim, effect, paper: paper)]
  }

  private func inconclusive(_ claim: Claim) -> Finding {
    Finding(claim, verdict: .inconclusive, predicted: .missing, measured: .missing)
  }

  private func bounds(_ effect: Effect) -> ConfidenceBounds? {
    effect.interval.map {
      ConfidenceBounds(lower: $0.lower, upper: $0.upper, meaning: Effect.meaning(seedCount: effect.values.count) + ", in points")
    }
  }
}
