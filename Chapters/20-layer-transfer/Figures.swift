import ChapterKit
import Report

extension Arm {
  /// The name in tables and legends.
  var name: String {
    switch self {
    case .selfFrozen: "BnB, frozen"
    case .selfTuned: "BnB+, tuned"
    case .selfFrozenOnFresh: "BnB, top: new images"
    case .selfFrozenOnMany: "BnB, 10,000 images"
    case .similarFrozen: "AnB, frozen"
    case .similarTuned: "AnB+, tuned"
    case .distantFrozen: "gratings, frozen"
    case .distantTuned: "gratings, tuned"
    case .randomFrozen: "random, frozen"
    case .sharing0: "AnB, 0 layers shared"
    case .sharing1: "AnB, 1 layer shared"
    case .sharing2: "AnB, 2 layers shared"
    case .sharing3: "AnB, 3 layers shared"
    case .strangerTuned: "AnB+, 0 shared, tuned"
    case .bottleneck3: "2 units in layer 3"
    case .bottleneck5: "2 units in layer 5"
    case .noBottleneck: "48 units everywhere"
    }
  }
}

extension Panel {
  /// The heading of its table.
  var title: String {
    switch self {
    case .equal: "Equal halves: 500 images of 20 glyphs, after 500 of 20 others"
    case .low: "Little data: 200 images of 20 glyphs, after 2,000 of 20 others"
    case .world: "Teacher world: 500 examples, after 4,000 of a task that shares layers"
    case .coadaptation: "Co-adaptation: 2,000 images of 10 glyphs, cut and trained again on the same"
    }
  }

  /// The groups of arms that one figure shows, with what to see there.
  fileprivate var figures: [(title: String, caption: String, arms: [Arm])] {
    switch self {
    case .equal:
      [
        (
          "Accuracy against the cut, equal halves", "Borrowed frozen layers cost more the higher they are; tuned ones gain.",
          [.selfFrozen, .selfTuned, .similarFrozen, .similarTuned]
        ),
        (
          "The same for sources less and less alike", "The more distant the source, the lower the curve; random layers are lowest.",
          [.similarFrozen, .distantFrozen, .randomFrozen]
        ),
      ]
    case .low:
      [
        (
          "Accuracy against the cut, little data", "Borrowed low layers beat the own ones; borrowed high layers lose to them.",
          [.selfTuned, .similarFrozen, .similarTuned]
        )
      ]
    case .world:
      [
        (
          "Accuracy against the cut, teacher world", "The curves lie in the order of the layers shared.",
          Arm.sharing + [.randomFrozen]
        )
      ]
    case .coadaptation:
      [
        (
          "Accuracy against the cut, with a narrow layer", "The dip is just below the narrow layer, and moves with it.",
          [.bottleneck3, .bottleneck5, .noBottleneck]
        )
      ]
    }
  }
}

extension Experiment {
  /// Tables of all panels that ran, with figures: at most three in all.
  var body: [ChapterReport.Item] {
    let isAlone = panels.count == 1
    return panels.flatMap { panel -> [ChapterReport.Item] in
      let drawn = isAlone || panel == .equal || panel == .coadaptation
      return [.heading(panel.title)] + (drawn ? figures(panel).map { .figure($0) } : []) + [.table(gapTable(panel))]
        + (panel == .coadaptation || panel == .equal ? [.table(trainingTable(panel))] : [])
    } + (smallEffects.rows.isEmpty ? [] : [.table(smallEffects)]) + [.heading("The paper"), .table(PublishedNumbers.table)]
  }

  private func arms(_ panel: Panel) -> [Arm] { Arm.allCases.filter { !gaps(panel, $0).isEmpty } }

  private func figures(_ panel: Panel) -> [Figure] {
    panel.figures.map { figure in
      let arms = figure.arms.filter { !gaps(panel, $0).isEmpty }
      return Figure(
        title: figure.title, caption: figure.caption,
        content: .plot(
          Plot(
            x: Axis("layers kept from below, n"), y: Axis("test accuracy", unit: "%"), series: arms.map { series(panel, $0) },
            references: references(panel, arms))))
    }
  }

  /// The mean accuracy of baseB plus the paired differences, whose intervals are the band.
  private func series(_ panel: Panel, _ arm: Arm) -> Series {
    let base = base(panel, arm)
    let points = gaps(panel, arm).enumerated().map { cut, gap in
      Series.Point(
        Double(cut + 1), base + gap.mean, lower: gap.interval.map { base + $0.lower }, upper: gap.interval.map { base + $0.upper })
    }
    return Series(arm.name, points: points, bandMeaning: SeedEffect.intervalMeaning(seedCount: seedCount(panel)))
  }

  private func references(_ panel: Panel, _ arms: [Arm]) -> [Reference] {
    panel == .coadaptation ? [] : arms.prefix(1).map { Reference("baseB", at: base(panel, $0)) }
  }

  /// The paired differences from baseB.
  private func gapTable(_ panel: Panel) -> Table {
    let arms = arms(panel)
    let cutCount = arms.map { gaps(panel, $0).count }.max() ?? 0
    return Table(
      title: "Accuracy minus baseB's (%), in points, by layers kept; \(seedCount(panel)) seeds",
      columns: ["network", "baseB"] + (0..<cutCount).map { "\($0 + 1)" } + ["mean ± 95 %"],
      rows: arms.map { arm in
        let gaps = gaps(panel, arm)
        return [.text(arm.name), .number(base(panel, arm), digits: 1)] + gaps.map { .number($0.mean, digits: 1) }
          + Array(repeating: .missing, count: cutCount - gaps.count) + [SeedEffect.mean(gaps).cell]
      })
  }

  /// How well the networks that were trained again on their own features fit them.
  private func trainingTable(_ panel: Panel) -> Table {
    let arms = arms(panel).filter { [.selfFrozen, .selfFrozenOnFresh, .bottleneck3, .bottleneck5, .noBottleneck].contains($0) }
    let cutCount = arms.map { gaps(panel, $0).count }.max() ?? 0
    return Table(
      title: "Accuracy on the images that the top was trained on, in percent, by layers kept",
      columns: ["network"] + (0..<cutCount).map { "\($0 + 1)" },
      rows: arms.map { arm in [.text(arm.name)] + trainingAccuracy(panel, arm).map { .number($0, digits: 1) } })
  }
}
