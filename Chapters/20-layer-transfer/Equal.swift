import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

/// As many examples of the source as of the target: 500 images of 20 glyphs, after 500 of 20 others or of 20 gratings.
struct Equal: ChapterPart {
  static let name = "equal"
  static let title = "Equal halves: 500 images of 20 glyphs, after 500 of 20 others"
  static let seedCounts = SeedCounts(standard: 9, full: 80)
  static let comparesWithDefault = false

  let networks: NetworkOptions
  let step: StepOptions
  let trainsAll: Bool

  func row(seed: UInt64) throws -> CutRow {
    do { return CutRow(curves: try curves(RandomSource(seed: seed).stream(Self.name))) } catch { throw UnusableSeed("\(error)") }
  }

  private func curves(_ random: RandomSource) throws(TrainingError) -> [Arm: LayerTransfer.Curve] {
    let glyphs = GlyphTasks(random)
    let target = try glyphs.transfer(networks, step, trainingCount: 500, epochCount: 25)
    let similar = try target.donor(trainedOn: glyphs.others.images(count: 500, drawnFrom: random.stream("others")), "similar")
    let distant = try target.donor(trainedOn: GratingWorld().images(count: 500, drawnFrom: random.stream("gratings")), "distant")
    let fresh = glyphs.target.images(count: 500, drawnFrom: random.stream("fresh"))
    let unmemorised = try glyphs.transfer(networks, step, trainingCount: 5000, epochCount: 3, noise: Self.largerNoise)
    var curves: [Arm: LayerTransfer.Curve] = [
      .selfFrozen: try target.frozen(from: target.base),
      .selfFrozenOnFresh: try target.frozen(from: target.base, retrainingOn: fresh),
      .selfFrozenUnmemorised: try unmemorised.frozen(from: unmemorised.base),
      .similarFrozen: try target.frozen(from: similar), .distantFrozen: try target.frozen(from: distant),
      .randomFrozen: try target.frozen(from: target.untrained),
    ]
    if trainsAll {
      let many = try glyphs.transfer(networks, step, trainingCount: 10_000, epochCount: 3)
      curves[.selfFrozenOnMany] = try many.frozen(from: many.base)
      curves[.selfTuned] = try target.tuned(from: target.base)
      curves[.similarTuned] = try target.tuned(from: similar)
      curves[.distantTuned] = try target.tuned(from: distant)
    }
    return curves
  }

  /// The noise with which 5,000 images, seen three times and so not memorised, give the baseB of 500 images with noise 0.2: 76 %.
  private static let largerNoise = 0.36
  /// In points: half of the drop of about one point that some forty seeds show. A gap within it does not explain the drop.
  private static let negligible = 0.5

  var claims: [Judged<Equal>] {
    [
      Judged(
        "LT-1", .effect, expects: .holds, "With frozen layers from a similar task, each layer more that is copied lowers accuracy.",
        from: Bibliography.layerTransfer.at("section 4.1, interpretation 4, and Figure 2")
      ) { seen in
        try seen.falls(.similarFrozen).areAbove("least fall of a layer more", unit: "points").witness(
          "From the first cut to the last it falls by \(try seen.wholeFall(.similarFrozen).text(digits: 1)) points. In the paper's "
            + "own logs, by 8.6 from layer 1 to 7, but from 5 to 6 it rises by 0.3.")
      },
      Judged(
        "LT-3", .effect, expects: .holds, "Frozen random layers lose more accuracy with each layer more.",
        from: Bibliography.layerTransfer.at("section 4.3")
      ) { seen in
        try seen.falls(.randomFrozen).areAbove("least fall of a random layer more", unit: "points").witness(
          "From the first cut to the last it falls by \(try seen.wholeFall(.randomFrozen).text(digits: 1)) points; 47.7 in the "
            + "paper, whose networks are near chance from three random layers on.")
      },
      Judged(
        "LT-4", .effect, expects: .holds,
        "At every cut a dissimilar task loses more than a similar one, and by more at each higher cut than at the first.",
        from: Bibliography.layerTransfer.at("section 4.3, last paragraph, and Figure 3")
      ) { seen in
        let excess = zip(try seen.gaps(.similarFrozen), try seen.gaps(.distantFrozen)).map { $0 - $1 }
        return try (excess.prefix(1) + excess.dropFirst().map { $0 - excess[0] }).areAbove(
          "least of these excesses", unit: "points"
        )
        .witness(
          "The excess over the similar task by cut: \(excess.map { $0.mean.text(digits: 1) }.joined(separator: ", ")) points.")
      },
      Judged(
        "LT-5b", .effect, expects: .holds, "Frozen features of gratings are better for glyphs than random ones, at every cut.",
        from: Bibliography.layerTransfer.at("section 4.3, last paragraph").noting("of photographs; see LT-5 for any distance")
      ) { seen in
        try zip(seen.gaps(.distantFrozen), seen.gaps(.randomFrozen)).map { $0 - $1 }.areAbove(
          "gratings − random, least", unit: "points")
      },
      Judged(
        "LT-7", .effect, expects: .corrected,
        "That a network retrained on its own frozen layers (BnB) falls below baseB shows fragile co-adaptation: the upper layers "
          + "alone cannot learn it again.", from: Bibliography.layerTransfer.at("section 4.1, interpretation 2"), isHighlight: true
      ) { seen in
        let (drop, fit) = (try seen.meanGap(.selfFrozen), try seen.meanGap(.selfFrozen, \.training))
        let fresh = try seen.meanGap(.selfFrozenOnFresh) - drop
        let unmemorised = try seen.meanGap(.selfFrozenUnmemorised)
        // First the effect, then its explanation: something that was there was not learnt again only if the training examples show
        // it.
        let isRelearnt = fit.isAbove(-Self.negligible)
        let holds: Bool? =
          drop.isAbove(0) ? false : !drop.isBelow(0) ? nil : isRelearnt ? false : fit.isBelow(-Self.negligible) ? true : nil
        return Judgement("BnB − baseB", unit: "points", says: "below 0, not learnt again", here: drop.cell, holds: holds)
          .corrected(
            if: drop.isBelow(0) && fresh.isAbove(0) && unmemorised.isAbove(-Self.negligible),
            to:
              "In these plain networks everything is learnt again, and the drop is over-fitting: it needs features that have "
              + "memorised the very images on which the top is trained again."
          ).remark(drop.isBelow(0) && isRelearnt ? "over-fitting" : "claimed co-adaptation").tolerance(Self.negligible)
          .interval(drop.bounds(of: "BnB − baseB", unit: "points"))
          .witness(
            "On the training images BnB differs from baseB by \(fit.mean.text(digits: 2)) points. A top trained on other images on "
              + "the same frozen layers does better by \(fresh.cell). At the same baseB "
              + "(\(try seen.base(.selfFrozen).mean.text(digits: 1)) and "
              + "\(try seen.base(.selfFrozenUnmemorised).mean.text(digits: 1)) %) with images that were not memorised: "
              + "\(unmemorised.cell)."
          )
      },
    ]
  }

  func answer(_ seen: Seen<Equal>) throws -> Answer {
    let (similar, distant) = (try seen.gaps(.similarFrozen).map(\.mean), try seen.gaps(.distantFrozen).map(\.mean))
    let own = try seen.meanGap(.selfFrozen)
    let (first, last) = (similar[0], similar[similar.count - 1])
    return Answer(
      setting: "\(networks.net.count) hidden layers, \(seen.rows.count) seeds",
      question: "How much accuracy does it cost to borrow frozen layers?",
      reply: "\((-first).text(digits: 1)) POINTS FOR ONE, \((-last).text(digits: 1)) FOR ALL",
      finding: "Frozen layers of a similar task change accuracy by \(first.text(digits: 1)) points when one is copied and by "
        + "\(last.text(digits: 1)) when all are; one's own, cut and trained again, by \(own.mean.text(digits: 1)).",
      figure: try seen.figure(
        "At the last cut glyphs change baseB by \(last.text(digits: 0)) points, gratings by "
          + "\(distant[distant.count - 1].text(digits: 0))",
        [.selfFrozen, .similarFrozen, .distantFrozen, .randomFrozen], base: .selfFrozen),
      quantities: [
        Quantity("AnB, first cut", try seen.firstGap(.similarFrozen).cell, unit: "points"),
        Quantity("AnB, last cut", .number(last, digits: 1), unit: "points"), Quantity("BnB, mean", own.cell, unit: "points"),
      ],
      why: "Each layer is fitted to the task above it, and more so the nearer it is to that task's classes.",
      ask: Ask("Twice as wide: what does the first layer cost?", "--part", "equal", "--net", "128,128,128,128,128", "--seeds", "4"))
  }

  func record(_ seen: Seen<Equal>) throws -> [ChapterReport.Item] {
    let own = try seen.arms.filter { [.selfFrozen, .selfFrozenUnmemorised, .selfFrozenOnMany].contains($0) }.map { arm in
      // Points at 76 % and at 96 % are not the same: the drop as a share of the errors of its own baseB.
      [
        .text(arm.rawValue), .number(try seen.base(arm).mean, digits: 1), try seen.meanGap(arm).cell,
        try seen.effect { row in row.curves[arm].map { 100 * ($0.base.test - $0.cuts.map(\.test).mean) / (1 - $0.base.test) } }
          .cell,
      ] as [Cell]
    }
    let table = Table(
      title: "The gap of BnB, mean over n, in points and as a share of its own baseB's errors",
      columns: ["network", "baseB (%)", "gap (points)", "more errors (%)"], rows: own)
    let tables = try seen.tables(training: [.selfFrozen, .selfFrozenOnFresh, .selfFrozenUnmemorised, .selfFrozenOnMany])
    return try [.figure(GlyphTasks.pictures)] + tables + [.table(table)] + tunedItems(seen) + [.table(PublishedNumbers.table)]
  }

  /// What fine-tuning gives at equal halves, where it was asked for: effects that take some twenty seeds to tell, and so have no
  /// verdict.
  private func tunedItems(_ seen: Seen<Equal>) throws -> [ChapterReport.Item] {
    guard trainsAll else { return [] }
    let tuned = try seen.gaps(.similarTuned)
    let gain = try seen.meanGap(.similarTuned) - seen.meanGap(.selfTuned)
    return [
      .figure(
        try seen.figure(
          "Tuned, borrowed layers gain \(gain.mean.text(digits: 1)) points over own ones",
          [.selfFrozen, .selfTuned, .similarFrozen, .similarTuned], base: .selfFrozen)),
      .table(
        Table(
          title: "Fine-tuning at equal halves, in points", columns: ["effect", "here ± 95 %", "the paper"],
          rows: [
            ["AnB+ − BnB+, mean over n", gain.cell, 1.4],
            ["AnB+, last cut − first", (tuned[tuned.count - 1] - tuned[0]).cell, 0.9],
          ])),
    ]
  }
}

extension Seen where Part == Equal {
  /// How much an arm loses from the first cut to the last, in points.
  fileprivate func wholeFall(_ arm: Arm) throws -> Double { try falls(arm).map(\.mean).reduce(0, +) }
}
