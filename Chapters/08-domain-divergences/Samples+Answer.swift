import ChapterKit
import Divergences
import Learning
import Report

extension Samples {
  func answer(_ seen: Seen<Samples>) throws -> Answer {
    let dimension = sample.dimension
    let nulls = try seen.required(seen.evidence.first { $0.dimension == dimension }, "null in \(dimension) dimensions")
    let (few, all) = (nulls.quarter, nulls.all)
    let factor = all.wasserstein1 / few.wasserstein1
    let mmdFactor = (all.squaredMMD / few.squaredMMD).squareRoot()
    let separated = Double(try separations(sample.size, seen).count(where: \.isComplete)) / Double(seen.rows.count)
    return Answer(
      setting: "n = \(sample.size), d = \(dimension), \(seen.rows.count) seeds",
      question: "Where nothing differs: do more points say so?",
      reply: factor > 0.75 ? "HARDLY, BY W₁" : factor > 0.6 ? "SLOWLY, BY W₁" : "YES, LIKE AVERAGES",
      finding: "In \(dimension) dimensions four times as many points leave \((100 * factor).text(digits: 0)) % of W₁, and "
        + "\((100 * mmdFactor).text(digits: 0)) % of MMD: W₁ of two samples of one law is still "
        + "\(all.wasserstein1.text(significantDigits: 3)).",
      figure: Figure(
        title: "W₁ of two samples of one law: n = \(sizes[0]) to \(sizes[2]) points",
        caption: "The more dimensions, the more slowly it falls.",
        content: .plot(
          Plot(
            x: Axis("n", scale: .logarithmic), y: Axis("distance", scale: .logarithmic),
            series: seen.evidence.map { own in
              Series("W₁, d = \(own.dimension)", points: own.bySize.map { .init(Double($0.size), $0.wasserstein1) })
            } + [Series("MMD², d = \(dimension)", points: nulls.bySize.map { .init(Double($0.size), $0.squaredMMD) })]))),
      quantities: [
        Quantity("W₁", .number(all.wasserstein1, digits: 3)), Quantity("nearest point", .number(all.nearest, digits: 3)),
        Quantity("W₁(n)/W₁(n/4)", .number(factor, digits: 3)), Quantity("MMD(n)/MMD(n/4)", .number(mmdFactor, digits: 3)),
        Quantity("share with A-distance 2, d = n", .number(separated, digits: 2)),
      ],
      why: "In many dimensions even the nearest of n points is far, and mass must go at least so far.",
      ask: dimension > 1
        ? Ask("Half as many dimensions: does W₁ fall faster?", "--part", "samples", "--dimension", "\(dimension / 2)")
        : Ask("Twice as many dimensions: does W₁ fall faster?", "--part", "samples", "--dimension", "2"))
  }

  func record(_ seen: Seen<Samples>) throws -> [ChapterReport.Item] {
    [
      .table(
        Table(
          title: "W₁ between two samples of one normal law, on average, and the slope of log W₁ in log n",
          columns: ["d"] + sizes.map { "n = \($0)" } + ["slope", "−1/max(2, d)", "nearest point", "at least"],
          rows: seen.evidence.map { own in
            [.integer(own.dimension)] + own.bySize.map { .number($0.wasserstein1, digits: 3) } + [
              .number(own.slope(\.wasserstein1), digits: 2), .number(-1 / Double(max(2, own.dimension)), digits: 2),
              .number(own.all.nearest, digits: 3),
              .number(NullDistances.leastWasserstein1(dimension: own.dimension, size: own.all.size), digits: 3),
            ]
          })),
      .table(
        Table(
          title: "MMD² of the same, biased, σ = √d; and what it is on average, 2(1 − E k)/n",
          columns: ["d"] + sizes.map { "n = \($0)" } + ["slope"] + [sizes[0], sizes[2]].map { "theory, n = \($0)" },
          rows: seen.evidence.map { own in
            let theory = [own.quarter, own.all].map {
              NullDistances.expectedSquaredMMD(dimension: own.dimension, size: $0.size)
            }
            return [.integer(own.dimension)] + own.bySize.map { .number($0.squaredMMD, digits: 4) }
              + [.number(own.slope(\.squaredMMD), digits: 2)] + theory.map { .number($0, digits: 4) }
          })),
      .table(
        Table(
          title: "Proxy A-distance of two samples of one normal law, \(sample.size) points each",
          columns: ["dimension", "training points", "2 on them (%)", "can be divided (%)", "held-out points"],
          rows: try classifiedDimensions.map { dimension in
            let own = try separations(dimension, seen)
            return [
              .integer(dimension), .number(own.map(\.trained).mean, digits: 2),
              .number(100 * Double(own.count(where: \.isComplete)) / Double(own.count), digits: 0),
              .number(100 * separableShare(pointCount: 2 * sample.size, dimension: dimension), digits: 0),
              .number(own.map(\.heldOut).mean, digits: 2),
            ]
          })),
    ]
  }
}
