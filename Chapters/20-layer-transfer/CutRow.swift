import ChapterKit
import NumericCore
import Report
import Transfer

/// A kind of network, by the name that tables and legends show.
enum Arm: String, Codable, Sendable, CaseIterable {
  case selfFrozen = "BnB, frozen"
  case selfTuned = "BnB+, tuned"
  case selfFrozenOnFresh = "BnB, top: new images"
  case selfFrozenUnmemorised = "BnB, 5,000 noisy"
  case selfFrozenOnMany = "BnB, 10,000 images"
  case similarFrozen = "AnB, frozen"
  case equalFrozen = "AnB, 200 of A"
  case similarTuned = "AnB+, tuned"
  case distantFrozen = "gratings, frozen"
  case distantTuned = "gratings, tuned"
  case sharing0 = "AnB, 0 layers shared"
  case sharing1 = "AnB, 1 layer shared"
  case sharing2 = "AnB, 2 layers shared"
  case sharing3 = "AnB, 3 layers shared"
  case strangerTuned = "AnB+, 0 shared, tuned"
  case randomFrozen = "random, frozen"
  case bottleneck3 = "2 units in layer 3"
  case bottleneck5 = "2 units in layer 5"
  case noBottleneck = "48 units everywhere"

  /// The tasks of the teacher world, by the number of layers that they share with the target's.
  static let sharing = [sharing0, sharing1, sharing2, sharing3]
}

/// What one seed of a part measured.
struct CutRow: Codable, Sendable {
  let curves: [Arm: LayerTransfer.Curve]
}

extension Seen where Part.Row == CutRow {
  /// For each cut the accuracy minus that of baseB, in points.
  func gaps(_ arm: Arm, _ accuracy: KeyPath<LayerTransfer.Accuracy, Double> = \.test) throws -> [SeedEffect] {
    let cuts = try required(rows.first?.curves[arm]?.cuts.indices, "network '\(arm.rawValue)'")
    return try cuts.map { cut in
      try effect { row in
        row.curves[arm].map { 100 * ($0.cuts[cut][keyPath: accuracy] - $0.base[keyPath: accuracy]) }
      }
    }
  }

  /// The gap at the first cut.
  func firstGap(_ arm: Arm) throws -> SeedEffect { try gaps(arm)[0] }

  /// The gap averaged over the cuts from `first` on, counted from 0.
  func meanGap(_ arm: Arm, from first: Int = 0, _ accuracy: KeyPath<LayerTransfer.Accuracy, Double> = \.test) throws -> SeedEffect {
    .mean(Array(try gaps(arm, accuracy).dropFirst(first)))
  }

  /// The accuracy of the baseB that a kind of network is compared with, in percent.
  func base(_ arm: Arm) throws -> SeedEffect { try effect { row in row.curves[arm].map { 100 * $0.base.test } } }

  /// How much each layer more costs: the gap at a cut minus that at the next, in points.
  func falls(_ arm: Arm) throws -> [SeedEffect] {
    let gaps = try gaps(arm)
    return zip(gaps, gaps.dropFirst()).map { $0 - $1 }
  }

  /// The kinds of network that ran, in the order of the tables.
  var arms: [Arm] { Arm.allCases.filter { arm in rows.first?.curves[arm] != nil } }
}

extension [SeedEffect] {
  /// The claim that each of several effects exceeds 0: that of the effect that is nearest to failing, and so no need to correct for
  /// several.
  func areAbove(_ quantity: String, unit: String) throws -> Judgement {
    let refuting = first { $0.isBelow(0) }
    guard let weakest = refuting ?? self.min(by: { $0.lowerEnd < $1.lowerEnd }) else {
      throw MissingEvidence("This network has too few layers.")
    }
    return weakest.isAbove(0, quantity, unit: unit)
  }
}

extension SeedEffect {
  /// The lower end of its interval; −∞ for one seed, which has none.
  fileprivate var lowerEnd: Double { interval?.lower ?? -.infinity }
}

// MARK: - Tables and figures

extension Seen where Part.Row == CutRow {
  /// The paired differences from baseB, and accuracies on the training images of the kinds of network named.
  func tables(training: [Arm] = []) throws -> [ChapterReport.Item] {
    let all = try arms.map { (arm: $0, gaps: try gaps($0)) }
    let cutCount = all.map(\.gaps.count).reduce(0, max)
    func row(_ arm: Arm, _ values: [Double]) -> [Cell] {
      [.text(arm.rawValue)] + values.map { .number($0, digits: 1) } + Array(repeating: .missing, count: cutCount - values.count + 1)
    }
    let heads = (1...max(1, cutCount)).map(String.init)
    let differences = Table(
      title: "Accuracy minus baseB's (%), in points, by layers kept; \(rows.count) seeds",
      columns: ["network", "baseB"] + heads + ["mean ± 95 %"],
      rows: try all.map { arm, gaps in
        row(arm, [try base(arm).mean] + gaps.map(\.mean)) + [SeedEffect.mean(gaps).cell]
      })
    let fits = training.filter { arms.contains($0) }
    guard !fits.isEmpty else { return [.table(differences)] }
    let accuracies = Table(
      title: "Accuracy on the images that the top was trained on, in percent, by layers kept",
      columns: ["network", "baseB"] + heads,
      rows: try fits.map { arm in
        let own = try effect { row in row.curves[arm].map { 100 * $0.base.training } }.mean
        return row(arm, [own] + (try gaps(arm, \.training).map { own + $0.mean }))
      })
    return [.table(differences), .table(accuracies)]
  }

  /// Test accuracy against the cut: the mean of baseB plus the paired differences, whose intervals are the band.
  func figure(_ title: String, _ arms: [Arm], base arm: Arm? = nil) throws -> Figure {
    let series = try arms.filter { self.arms.contains($0) }.map { arm in
      let base = try base(arm).mean
      let points = try gaps(arm).enumerated().map { cut, gap in
        Series.Point(
          Double(cut + 1), base + gap.mean, lower: gap.interval.map { base + $0.lower }, upper: gap.interval.map { base + $0.upper }
        )
      }
      return Series(arm.rawValue, points: points, bandMeaning: SeedEffect.intervalMeaning(seedCount: rows.count))
    }
    return Figure(
      title: title, caption: "",
      content: .plot(
        Plot(
          x: Axis("layers kept from below, n"), y: Axis("test accuracy", unit: "%", range: Self.roundRange(series)), series: series,
          references: try arm.map { [Reference("baseB", at: try base($0).mean)] } ?? [])))
  }

  /// Whole tens of percents around all points and bands, or fives where they are near each other.
  private static func roundRange(_ series: [Series]) -> ClosedRange<Double>? {
    let values = series.flatMap(\.points).flatMap { [$0.y, $0.lower, $0.upper].compactMap(\.self) }
    guard let least = values.min(), let largest = values.max() else { return nil }
    let step = largest - least > 20 ? 10.0 : 5.0
    return step * (least / step).rounded(.down)...step * (largest / step).rounded(.up)
  }
}
