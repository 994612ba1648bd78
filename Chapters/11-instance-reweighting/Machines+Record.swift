import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

extension Seen<Machines> {
  /// The errors in the figure's plane without and with weights, at the kernel with this place among the γ, and the difference.
  func errors(kernel: Int) throws -> (before: SeedEffect, after: SeedEffect, gain: SeedEffect) {
    (
      try effect { $0.kernels[kernel].unweighted }, try effect { $0.kernels[kernel].weighted },
      try effect { $0.kernels[kernel].gain }
    )
  }

  /// Weighted minus unweighted error of a biased sample, split by split.
  func change(_ place: Int, by method: WeightMethod) throws -> SeedEffect {
    try effect { $0.data[place][method]?.targetError } - effect { $0.data[place][.none]?.targetError }
  }

  var distributionFigure: Figure {
    get throws {
      let gain = try errors(kernel: Machines.shown).gain
      return Figure(
        title: "Weights raise the error in \((100 * gain.negativeShare).text(digits: 0)) % of \(gain.values.count) runs at γ = 0.5",
        caption: "Mean \(gain.mean.text(digits: 3)); left of 0 are the runs that got worse.",
        content: .histogram(
          Histogram(
            x: Axis("unweighted − weighted error"), values: gain.values, binCount: 12,
            references: [Reference("no change", at: 0, .vertical)])))
    }
  }

  /// The changes on all data sets by one kind of weights.
  func forest(of method: WeightMethod) throws -> Figure {
    let changes = try part.data.enumerated().map { place, data in ("\(data.name), \(data.bias)", try change(place, by: method)) }
    return .forest(
      title:
        "\(method.rawValue) on real data: clearly better in \(changes.count { $0.1.isBelow(0) }), worse in "
        + "\(changes.count { $0.1.isAbove(0) })",
      caption: "Left of 0 weighting helps.", x: Axis("weighted − unweighted error"), effects: changes,
      intervalMeaning: "95 % paired interval", references: [Reference("no change", at: 0, .vertical)])
  }

  var dataFinding: String {
    get throws {
      func helped(_ isLabel: Bool) throws -> String {
        let places = part.data.indices.filter { (part.data[$0].bias == .label) == isLabel }
        return "\(try places.count { try change($0, by: .truth).isBelow(0) }) of \(places.count)"
      }
      return
        "the true ratio helps clearly in \(try helped(false)) samples biased by features and in \(try helped(true)) biased by the "
        + "label"
    }
  }
}

extension Machines {
  func record(_ seen: Seen<Machines>) throws -> [ChapterReport.Item] {
    let size = try seen.effect { $0.effectiveSizes[0] }.mean
    let planeTables = [
      Table(
        title: "Target error of an SVM, \(Self.planes[0].count) examples of which \(size.text(digits: 0)) are effective",
        columns: ["γ", "unweighted", "weighted", "gain", "gain (%)", "got worse (%)"],
        rows: try Self.gammas.enumerated().map { index, gamma in
          let (before, after, gain) = try seen.errors(kernel: index)
          return [
            .number(gamma), before.cell, after.cell, gain.cell,
            before.mean > 0 ? .number(100 * gain.mean / before.mean, digits: 0) : .missing,
            .number(100 * gain.negativeShare, digits: 0),
          ]
        }),
      Table(
        title: "The same at γ = 0.5 for targets N((a, −0.1), s² I)",
        columns: ["a", "s", "n", "ESS", "unweighted", "gain", "got worse (%)"],
        rows: try Self.planes.enumerated().map { index, plane in
          let gain = try seen.effect { $0.planes[index].gain }
          return [
            .number(plane.shift), .number(plane.spread), .integer(plane.count),
            .number(try seen.effect { $0.effectiveSizes[index] }.mean, digits: 0),
            try seen.effect { $0.planes[index].unweighted }.cell, gain.cell, .number(100 * gain.negativeShare, digits: 0),
          ]
        }),
    ]
    // Both machines for the first seed, over the same target points.
    let errors = try seen.required(seen.rows.first, "seed").kernels[Self.shown]
    let captions = [("Without weights", errors.unweighted), ("With weights", errors.weighted)]
    let regions = zip(captions, seen.evidence.grids).map { caption, grid in
      Figure(
        title: "\(caption.0): target error \(caption.1.text(digits: 3)), first seed",
        caption: "What the machine labels 1, and forty target points.",
        content: .decisionRegion(
          DecisionRegion(
            x: Axis("x₁", range: Evidence.range), y: Axis("x₂", range: Evidence.range), labelNames: ["0", "1"], grid: grid,
            points: seen.evidence.points)))
    }
    let items = planeTables.map { ChapterReport.Item.table($0) }
    guard options.real else { return items + regions.map { .figure($0) } }
    let figures = [try seen.distributionFigure] + regions + (try Self.methods.dropFirst(2).map { try seen.forest(of: $0) })
    let dataTable = Table(
      title: "Biased samples: target error, and its change by weights",
      columns: ["data", "bias by", "weights", "ESS/n", "error", "change"],
      rows: try data.enumerated().flatMap { index, data in
        try Self.methods.map { method in
          [
            .text(data.name), .text(data.bias.rawValue), .text(method.rawValue),
            .number(try seen.effect { $0.data[index][method]?.effectiveShare }.mean, digits: 2),
            .number(try seen.effect { $0.data[index][method]?.targetError }.mean, digits: 4),
            method == .none ? .missing : try seen.change(index, by: method).cell,
          ]
        }
      })
    return items + figures.map { .figure($0) } + [.table(dataTable)]
  }
}
