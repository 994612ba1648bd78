import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// A tenth as many examples of the target: 200 images of 20 glyphs, after 2,000 of 20 others.
struct Low: ChapterPart {
  static let name = "low"
  static let title = "Little data: 200 images of 20 glyphs, after 2,000 of 20 others"
  static let seedCounts = SeedCounts(standard: 10, full: 80)
  static let comparesWithDefault = false

  let networks: NetworkOptions
  let step: StepOptions
  let trainsAll: Bool

  func row(seed: UInt64) throws -> CutRow {
    do { return CutRow(curves: try curves(RandomSource(seed: seed).stream(Self.name))) } catch { throw UnusableSeed("\(error)") }
  }

  private func curves(_ random: RandomSource) throws(TrainingError) -> [Arm: LayerTransfer.Curve] {
    let glyphs = GlyphTasks(random)
    let target = try glyphs.transfer(networks, step, trainingCount: 200, epochCount: 48)
    let images = glyphs.others.images(count: 2000, drawnFrom: random.stream("others"))
    let similar = try target.donor(trainedOn: images, "similar", epochCount: 15)
    // Like with like: a source that saw as many images as the target, in as many steps. Images come in turns of all classes.
    let equal = try target.donor(trainedOn: images.examples(Array(0..<200)), "equal")
    var curves: [Arm: LayerTransfer.Curve] = [
      .selfFrozen: try target.frozen(from: target.base), .selfTuned: try target.tuned(from: target.base),
      .similarFrozen: try target.frozen(from: similar), .similarTuned: try target.tuned(from: similar),
      .equalFrozen: try target.frozen(from: equal, upTo: trainsAll ? nil : 1),
    ]
    if trainsAll {
      let distant = try target.donor(
        trainedOn: GratingWorld().images(count: 2000, drawnFrom: random.stream("gratings")), "distant", epochCount: 15)
      curves[.distantFrozen] = try target.frozen(from: distant)
      curves[.distantTuned] = try target.tuned(from: distant)
      curves[.randomFrozen] = try target.frozen(from: target.untrained)
    }
    return curves
  }

  func evidence(_ rows: [CutRow]) throws -> LinearFineTuningTrial { try LinearFineTuningTrial() }

  /// In points: half of what separates the best of the paper's eight base networks from the worst, 63.4 % from 61.5 %.
  private static let sameness = 1.0

  var claims: [Judged<Low>] {
    [
      Judged(
        "LT-2", .effect, expects: .holds,
        "Layers from another task, fine-tuned, beat the own layers trained again as long (AnB+ > BnB+): here with little target "
          + "data.",
        from: Bibliography.layerTransfer.at("section 4.1, interpretation 5, and Table 1").noting("where the target is large")
      ) { seen in
        try (seen.meanGap(.similarTuned) - seen.meanGap(.selfTuned)).isAbove(0, "AnB+ − BnB+, mean over n", unit: "points")
          .published(1.4)
          .witness(
            "Table 1 has 1.4 over BnB+ and 1.6 over baseB, for 645,000 images a side. The authors' logs give 1.38 with all runs "
              + "pooled, and 1.56 as the mean of the layers' means.")
      },
      Judged(
        "LT-6", .effect, expects: .corrected,
        "The first layer is general: copied from another task it serves as well as one's own.",
        from: Bibliography.layerTransfer.at("section 4.1, interpretation 4"), isHighlight: true
      ) { seen in
        let equal = try seen.firstGap(.equalFrozen) - seen.firstGap(.selfFrozen)
        let more = try seen.firstGap(.similarFrozen) - seen.firstGap(.selfFrozen)
        return equal.isEquivalent(to: 0, margin: Self.sameness, "A1B − B1B", unit: "points").published(
          .number(0.15, digits: 2)
        )
        .corrected(
          if: equal.isBelow(0) && more.isAbove(0),
          to:
            "In these fully connected networks it serves worse where both tasks have 200 images, and better than one's own where "
            + "its task has ten times as many."
        ).witness(
          "From 2,000 images of the other task, A1B − B1B is \(more.cell) points on the same target, with the same schedule.")
      },
      Judged(
        "FT-3", .identity, expects: .holds,
        "For a linear model with isotropic inputs and any examples of the target, descent from w_S ends with less risk than "
          + "descent from 0 if and only if ‖(I − P)(w_S − w_T)‖ < ‖(I − P) w_T‖, with P the projection on the span of the "
          + "examples.",
        from: .said("derived in the lesson")
      ) { seen in
        let linear = seen.evidence
        return Judgement.decided(
          "tasks where the criterion is right", says: .integer(linear.count), here: .integer(linear.agreeingCount),
          holds: linear.isRight
        ).tolerance(LinearFineTuningTrial.tolerance).witness(
          "Sources a thousandth within and beyond the boundary; descent was walked step by step and ended where w_S + P(w_T − w_S) "
            + "is"
            + (linear.residual <= LinearFineTuningTrial.tolerance ? "." : ", to \(linear.residual.text())."))
      },
    ]
  }

  func answer(_ seen: Seen<Low>) throws -> Answer {
    let (frozen, tuned) = (try seen.gaps(.similarFrozen), try seen.gaps(.similarTuned))
    let gain = try seen.meanGap(.similarTuned) - seen.meanGap(.selfTuned)
    let (first, last) = (frozen[0].mean, frozen[frozen.count - 1].mean)
    return Answer(
      setting: "200 images, after 2,000, \(seen.rows.count) seeds",
      question: "With little data, how many borrowed layers beat one's own?",
      reply: "FROZEN \(frozen.count { $0.isAbove(0) }) OF \(frozen.count), TUNED \(tuned.count { $0.isAbove(0) })",
      finding:
        "Borrowed frozen layers change accuracy by \(first.text(digits: 1)) points when one is copied and by "
        + "\(last.text(digits: 1)) when all are; fine-tuned they gain \(gain.cell) over own layers trained as long.",
      figure: try seen.figure(
        "Tuned, borrowed layers gain \(gain.mean.text(digits: 1)) points over own ones; frozen, \(first.text(digits: 1)) to "
          + "\(last.text(digits: 1))",
        [.selfFrozen, .selfTuned, .similarFrozen, .similarTuned], base: .selfFrozen),
      quantities: [
        Quantity("AnB+ − BnB+", gain.cell, unit: "points"), Quantity("AnB, first cut", frozen[0].cell, unit: "points"),
        Quantity("AnB, last cut", frozen[frozen.count - 1].cell, unit: "points"),
        Quantity("A1B of 200 images", try seen.firstGap(.equalFrozen).cell, unit: "points"),
      ],
      why: "The source saw ten times as many images: low layers profit from that, high layers are fitted to its classes.",
      ask: Ask("Would narrow layers be as general?", "--part", "low", "--net", "16,16,16"))
  }

  func record(_ seen: Seen<Low>) throws -> [ChapterReport.Item] {
    try seen.tables() + [
      .table(
        Table(
          title: "Linear models, half as many examples as dimensions: sources that have nothing to do with the target",
          columns: ["dimensions", "share of sources that help"],
          rows: seen.evidence.helped.map { [.integer($0.dimension), .number($0.share, digits: 2)] }))
    ]
  }
}
