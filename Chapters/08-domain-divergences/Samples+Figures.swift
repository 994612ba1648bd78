import ChapterKit
import Learning
import NumericCore
import Report
import Transfer

extension Samples {
  func answer(_ seen: Seen<Samples>) throws -> Answer {
    let nulls = seen.evidence.nulls
    let dimension = sample.dimension
    let last = try seen.required(zip(dimensions, nulls).first { $0.0 == dimension }?.1, "null in \(dimension) dimensions")
    let factor = last[2].wasserstein1 / last[0].wasserstein1
    let mmdFactor = (last[2].squaredMMD / last[0].squaredMMD).squareRoot()
    let separated = Double(separatedCount(sample.size, seen)) / Double(seen.rows.count)
    return Answer(
      setting: "n = \(sample.size), d = \(dimension), \(seen.rows.count) seeds",
      question: "Where nothing differs: do more points say so?",
      reply: factor > 0.75 ? "HARDLY, BY W₁" : factor > 0.6 ? "SLOWLY, BY W₁" : "YES, LIKE AVERAGES",
      finding: "In \(dimension) dimensions four times as many points leave \((100 * factor).text(digits: 0)) % of W₁, and "
        + "\((100 * mmdFactor).text(digits: 0)) % of MMD: W₁ of two samples of one law is still "
        + "\(last[2].wasserstein1.text(significantDigits: 3)).",
      figure: Figure(
        title: "W₁ of two samples of one law: n = \(sizes[0]) to \(sizes[2]) points",
        caption: "The more dimensions, the more slowly it falls.",
        content: .plot(
          Plot(
            x: Axis("n", scale: .logarithmic), y: Axis("distance", scale: .logarithmic),
            series: dimensions.indices.map { place in
              Series("W₁, d = \(dimensions[place])", points: nulls[place].map { .init(Double($0.size), $0.wasserstein1) })
            } + [Series("MMD², d = \(dimension)", points: last.map { .init(Double($0.size), $0.squaredMMD) })]))),
      quantities: [
        Quantity("W₁", .number(last[2].wasserstein1, digits: 3)), Quantity("nearest point", .number(last[2].nearest, digits: 3)),
        Quantity("W₁(n)/W₁(n/4)", .number(factor, digits: 3)), Quantity("MMD(n)/MMD(n/4)", .number(mmdFactor, digits: 3)),
        Quantity("share with A-distance 2, d = n", .number(separated, digits: 2)),
      ],
      why: "In many dimensions even the nearest of n points is far, and mass must go at least so far.",
      ask: dimension > 1
        ? Ask("Half as many dimensions: does W₁ fall faster?", "--part", "samples", "--dimension", "\(dimension / 2)")
        : Ask("Twice as many dimensions: does W₁ fall faster?", "--part", "samples", "--dimension", "2"))
  }

  func record(_ seen: Seen<Samples>) throws -> [ChapterReport.Item] {
    let nulls = seen.evidence.nulls
    let (first, last) = (sizes[0], sizes[2])
    return [
      .table(
        Table(
          title: "W₁ between two samples of one normal law, on average, and the slope of log W₁ in log n",
          columns: ["d"] + sizes.map { "n = \($0)" } + ["slope", "−1/max(2, d)", "nearest point", "at least"],
          rows: dimensions.indices.map { place in
            let dimension = dimensions[place]
            return [.integer(dimension)] + nulls[place].map { .number($0.wasserstein1, digits: 3) } + [
              .number(slope(nulls[place].map(\.wasserstein1)), digits: 2), .number(-1 / Double(max(2, dimension)), digits: 2),
              .number(nulls[place][2].nearest, digits: 3), .number(leastWasserstein1(dimension, last), digits: 3),
            ]
          })),
      .table(
        Table(
          title: "MMD² of the same, biased, σ = √d; and what it is on average, 2(1 − E k)/n",
          columns: ["d"] + sizes.map { "n = \($0)" } + ["slope", "theory, n = \(first)", "theory, n = \(last)"],
          rows: dimensions.indices.map { place in
            [.integer(dimensions[place])] + nulls[place].map { .number($0.squaredMMD, digits: 4) } + [
              .number(slope(nulls[place].map(\.squaredMMD)), digits: 2), .number(squaredMMD(dimensions[place], first), digits: 4),
              .number(squaredMMD(dimensions[place], last), digits: 4),
            ]
          })),
      .table(
        Table(
          title: "Proxy A-distance of two samples of one normal law, \(sample.size) points each",
          columns: ["dimension", "training points", "2 on them (%)", "can be divided (%)", "held-out points"],
          rows: try classifiedDimensions.map { dimension in
            let own = seen.rows.flatMap(\.separations).filter { $0.dimension == dimension }
            guard !own.isEmpty else { throw MissingEvidence("No seed of this run trained a classifier.") }
            return [
              .integer(dimension), .number(own.map(\.trained).mean, digits: 2),
              .number(100 * Double(separatedCount(dimension, seen)) / Double(own.count), digits: 0),
              .number(100 * separableShare(pointCount: 2 * sample.size, dimension: dimension), digits: 0),
              .number(own.map(\.heldOut).mean, digits: 2),
            ]
          })),
    ]
  }

  /// The slope of the logarithm of means against log n.
  private func slope(_ means: [Double]) -> Double {
    let points = zip(sizes, means).map { (Double.log(Double($0)), Double.log($1)) }
    let (x, y) = (points.map(\.0).mean, points.map(\.1).mean)
    return points.map { ($0.0 - x) * ($0.1 - y) }.sum() / points.map { ($0.0 - x) * ($0.0 - x) }.sum()
  }

  // MARK: - Theory

  static func percent(_ count: Int, _ total: Int) -> String { "\((100 * Double(count) / Double(total)).text(digits: 0)) %" }

  /// In how many seeds the classifier made no error on its training points.
  func separatedCount(_ dimension: Int, _ seen: Seen<Samples>) -> Int {
    seen.rows.count { $0.separations.contains { $0.dimension == dimension && $0.trained == 2 } }
  }

  /// What E W₁ is at least, for the standard normal law, whose density is at most (2π)^(−d/2).
  func leastWasserstein1(_ dimension: Int, _ size: Int) -> Double {
    leastEmpiricalWasserstein1(dimension: dimension, size: size, largestDensity: Double.pow(2 * .pi, -Double(dimension) / 2))
  }

  /// E MMD² of two samples of the standard normal law, biased, for a Gaussian kernel of width √d.
  func squaredMMD(_ dimension: Int, _ size: Int) -> Double {
    NormalMeanDiscrepancy(
      dimension: dimension, meanDistance: 0, sourceDeviation: 1, targetDeviation: 1, bandwidth: Double(dimension).squareRoot()
    ).bias(sourceCount: size, targetCount: size)
  }
}
