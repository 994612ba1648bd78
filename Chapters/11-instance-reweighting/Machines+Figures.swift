import ChapterKit
import Learning
import NumericCore
import Report
import Transfer
import Worlds

extension Seen<Machines> {
  /// How much the error of the figure's plane falls, at the kernel with this place among the γ.
  func gain(kernel: Int) throws -> SeedEffect { try effect { $0.planes[0].unweighted[kernel] - $0.planes[0].weighted[kernel] } }

  /// How much the error falls in a plane of the family at the shown γ.
  func gain(plane: Int) throws -> SeedEffect {
    plane == 0 ? try gain(kernel: PlaneTrial.shown) : try effect { $0.planes[plane].unweighted[0] - $0.planes[plane].weighted[0] }
  }

  var capacityTable: Table {
    get throws {
      let size = try effect { $0.planes[0].effectiveSampleSize }.mean
      return Table(
        title: "Target error of an SVM, \(Plane.figure.count) examples of which \(size.text(digits: 0)) are effective",
        columns: ["γ", "unweighted", "weighted", "gain", "gain (%)", "got worse (%)"],
        rows: try PlaneTrial.gammas.enumerated().map { index, gamma in
          let (unweighted, gain) = (try effect { $0.planes[0].unweighted[index] }, try gain(kernel: index))
          return [
            .number(gamma), unweighted.cell, try effect { $0.planes[0].weighted[index] }.cell, gain.cell,
            unweighted.mean > 0 ? .number(100 * gain.mean / unweighted.mean, digits: 0) : .missing,
            .number(100 * gain.negativeShare, digits: 0),
          ]
        })
    }
  }

  var planeTable: Table {
    get throws {
      Table(
        title: "The same at γ = 0.5 for targets N((a, −0.1), s² I)",
        columns: ["a", "s", "n", "ESS", "unweighted", "gain", "got worse (%)"],
        rows: try Plane.family.enumerated().map { index, plane in
          let gain = try gain(plane: index)
          let kernel = index == 0 ? PlaneTrial.shown : 0
          return [
            .number(plane.shift), .number(plane.spread), .integer(plane.count),
            .number(try effect { $0.planes[index].effectiveSampleSize }.mean, digits: 0),
            try effect { $0.planes[index].unweighted[kernel] }.cell, gain.cell, .number(100 * gain.negativeShare, digits: 0),
          ]
        })
    }
  }

  var distributionFigure: Figure {
    get throws {
      let gain = try gain(kernel: PlaneTrial.shown)
      return Figure(
        title: "Weights raise the error in \((100 * gain.negativeShare).text(digits: 0)) % of \(gain.values.count) runs at γ = 0.5",
        caption: "Mean \(gain.mean.text(digits: 3)); left of 0 are the runs that got worse.",
        content: .histogram(
          Histogram(
            x: Axis("unweighted − weighted error"), values: gain.values, binCount: 12,
            references: [Reference("no change", at: 0, .vertical)])))
    }
  }

  /// What the machines label 1 before and after weighting, for the first seed, over the same target points.
  var decisionFigures: [Figure] {
    get throws {
      let row = try required(rows.first, "seed")
      let trial = row.planes[0]
      let test = PlaneTrial.Draw(Plane.figure, from: RandomSource(seed: row.seed).stream("machines").stream("plane 0")).test
      let points = try required(test.labels, "labels").prefix(40).enumerated().map { place, label in
        DecisionRegion.Point(x: test.features[place, 0], y: test.features[place, 1], label: label == 1 ? 1 : 0, group: "target")
      }
      func figure(_ words: String, _ labels: [Bool], _ error: Double) -> Figure {
        let (width, height) = (PlaneTrial.columnCount, PlaneTrial.rowCount)
        return Figure(
          title: "\(words): target error \(error.text(digits: 3)), first seed",
          caption: "What the machine labels 1, and forty target points.",
          content: .decisionRegion(
            DecisionRegion(
              x: Axis("x₁", range: PlaneTrial.range), y: Axis("x₂", range: PlaneTrial.range), labelNames: ["0", "1"],
              grid: (0..<height).map { line in labels[line * width..<(line + 1) * width].map { $0 ? 1 : 0 } }, points: Array(points)
            )))
      }
      return [
        figure("Without weights", trial.unweightedLabels, trial.unweighted[PlaneTrial.shown]),
        figure("With weights", trial.weightedLabels, trial.weighted[PlaneTrial.shown]),
      ]
    }
  }

  // MARK: - Real data

  /// Weighted minus unweighted error of a biased sample, split by split.
  func change(_ place: Int, by method: WeightMethod) throws -> SeedEffect {
    try effect { $0.data[place].errors[method] } - effect { $0.data[place].errors[.none] }
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

  /// The error on the unbiased half for each data set, bias and kind of weights.
  var dataTable: Table {
    get throws {
      Table(
        title: "Biased samples: target error, and its change by weights",
        columns: ["data", "bias by", "weights", "ESS/n", "error", "change"],
        rows: try part.data.enumerated().flatMap { index, data in
          try DataTrial.methods.map { method in
            [
              .text(data.name), .text(data.bias.rawValue), .text(method.rawValue),
              .number(try effect { $0.data[index].effectiveShares[method] }.mean, digits: 2),
              .number(try effect { $0.data[index].errors[method] }.mean, digits: 4),
              method == .none ? .missing : try change(index, by: method).cell,
            ]
          }
        })
    }
  }

  /// The changes on all data sets by one kind of weights.
  func forest(of method: WeightMethod) throws -> Figure {
    let changes = try part.data.indices.map { try change($0, by: method) }
    return Figure(
      title:
        "\(method.rawValue) on real data: clearly better in \(changes.count { $0.isBelow(0) }), worse in "
        + "\(changes.count { $0.isAbove(0) })",
      caption: "Left of 0 weighting helps.",
      content: .forest(
        Forest(
          x: Axis("weighted − unweighted error"),
          rows: zip(part.data, changes).map { data, change in Forest.Row("\(data.name), \(data.bias)", change) },
          intervalMeaning: "95 % paired interval", references: [Reference("no change", at: 0, .vertical)])))
  }
}
