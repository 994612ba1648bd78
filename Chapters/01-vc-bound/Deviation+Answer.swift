import ChapterKit
import Learning
import NumericCore
import Report
import Worlds

extension Deviation {
  /// The least and the largest of the values; nil where there is none.
  static func range(_ values: [Double], _ separator: String, digits: Int) -> String? {
    guard let least = values.min(), let largest = values.max() else { return nil }
    return "\(least.text(digits: digits))\(separator)\(largest.text(digits: digits))"
  }

  /// Both bounds at a size.
  func bounds(_ size: Int, complexity: Double) -> (vc: Double, rademacher: Double) {
    (
      uniformDeviation(vcDimension: line.changes, sampleSize: size, failureProbability: confidence.delta),
      rademacherDeviation(complexity: complexity, sampleSize: size, failureProbability: confidence.delta)
    )
  }

  func answer(_ seen: Seen<Deviation>) throws -> Answer {
    let here = try seen.effect { $0.here.mean }
    let vc = bounds(sample.n, complexity: 0).vc
    let ratio = vc / here.mean
    return Answer(
      setting: "d = \(line.changes), n = \(sample.n), δ = \(confidence.delta.text())",
      question: "How far can a sample mislead a whole class?",
      reply: vc < 1 ? "BY \(here.mean.text(digits: 3)); THE BOUND SAYS \(vc.text(digits: 2))" : "THE BOUND CANNOT SAY",
      finding: "Of \(sample.n) examples the largest deviation is \(here.mean.text(digits: 3)) in the mean, and the bound "
        + "\(vc.text(digits: 2)), \(ratio.text(digits: 1)) times as much\(vc < 1 ? "" : ": it says nothing").",
      world: picture, figure: try figure(seen),
      quantities: [
        Quantity("largest deviation", here.cell), Quantity("VC bound", .number(vc, digits: 4)),
        Quantity("bound / deviation", .number(ratio, digits: 1)),
      ],
      why: "The bound is right for every world and every class of this dimension.",
      ask: Ask("Ten times the dimension: what becomes of both?", "--changes", "\(min(20, 10 * line.changes))"))
  }

  /// Twenty examples, by their labels.
  private var picture: Figure {
    let draw = NoisyStepWorld(noise: line.noise).draw(count: 20, from: RandomSource(seed: 1).stream("picture"))
    return .strip("", draw.points, draw.labels)
  }

  /// Both bounds and the deviation against n.
  private func figure(_ seen: Seen<Deviation>) throws -> Figure {
    let sizes = Self.sizes.indices
    let measured = try sizes.map { index in try seen.effect { $0.asked.deviations[index] }.mean }
    let complexities = try sizes.map { index in try seen.effect { $0.asked.complexities[index] }.mean }
    let both = sizes.map { bounds(Self.sizes[$0], complexity: complexities[$0]) }
    func series(_ name: String, _ values: [Double]) -> Series {
      Series(name, points: zip(Self.sizes, values).map { Series.Point(Double($0), $1) })
    }
    let ratios = Self.range(zip(both, measured).map { $0.vc / $1 }, " to ", digits: 0)
    return Figure(
      title: "The VC bound is \(try seen.required(ratios, "sizes")) times the deviation",
      caption: "",
      content: .plot(
        Plot(
          x: Axis("n", scale: .logarithmic), y: Axis("R − R̂", scale: .logarithmic),
          series: [series("VC bound", both.map(\.vc)), series("Rademacher", both.map(\.rademacher)), series("measured", measured)],
          references: [Reference("says nothing", at: 1)])))
  }

  func record(_ seen: Seen<Deviation>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "The largest deviation of classifiers with up to \(line.changes) changes, and its bounds",
          columns: ["n", "measured mean", "VC bound", "Rademacher"],
          rows: try Self.sizes.indices.map { index in
            let complexity = try seen.effect { $0.asked.complexities[index] }.mean
            let both = bounds(Self.sizes[index], complexity: complexity)
            return [
              .integer(Self.sizes[index]), try seen.effect { $0.asked.deviations[index] }.cell, .number(both.vc, digits: 4),
              .number(both.rademacher, digits: 4),
            ]
          })),
      .table(
        Table(
          title: "The least n at which the term is below 1, and below a tenth, δ = 5 %", columns: ["d", "below 1", "below 0.1"],
          rows: [1, 2, 3, 10, 30, 100].map { dimension in
            [.integer(dimension)]
              + [1, 0.1].map { .integer(leastSampleSize(vcDimension: dimension, deviation: $0, failureProbability: 0.05)) }
          })),
    ]
  }
}

extension Figure {
  /// Points of a line with their labels.
  static func strip(_ title: String, _ points: [Double], _ labels: [Bool]) -> Figure {
    let marks = zip(points, labels).map { DecisionRegion.Point(x: $0, label: $1 ? 1 : 0, group: $1 ? "one" : "zero") }
    return Figure(
      title: title, caption: "",
      content: .decisionRegion(DecisionRegion(x: Axis("x"), labelNames: ["0", "1"], grid: [], points: marks)))
  }
}
