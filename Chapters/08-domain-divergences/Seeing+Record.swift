import ChapterKit
import Divergences
import Learning
import Report
import Worlds

extension Seeing {
  func record(_ seen: Seen<Seeing>) -> [ChapterReport.Item] {
    let (sights, names) = (seen.evidence, worlds.map(name))
    return [
      .table(Self.exactDivergences),
      .figure(
        Figure(
          title: "What each distance sees",
          caption: "The share of seeds beyond the null's 95 % quantile: 0.05 where a distance is blind.",
          content: .heatMap(
            HeatMap(
              x: Axis("difference"), y: Axis("distance"), columnNames: names, rowNames: sights.map(\.statistic.name),
              values: sights.map(\.shares))))),
      .table(
        Table(
          title: "How often each distance sees each difference (% of seeds beyond the null's 95 % quantile; blind is about 5)",
          columns: ["distance"] + names,
          rows: sights.map { sight in
            [.text(sight.statistic.name)] + sight.shares.map { .number(100 * $0, digits: 0) }
          })),
    ]
  }

  /// All divergences of pairs on the line.
  private static let exactDivergences = Table(
    title: "On the line, exactly (masses on the points 0 … 9; ratios in nats)",
    columns: ["target", "TV", "KL", "JS", "χ²", "Rényi 2", "KS", "Kuiper", "W₁", "W₂"],
    rows: LinePair.allCases.map { pair in
      let (source, target) = pair.masses
      let positions = source.indices.map(Double.init)
      let (left, right) = (SortedSample(positions, weights: source), SortedSample(positions, weights: target))
      let thresholds = ThresholdDivergence(left, right)
      let values = [
        zip(source, target).map { ($0 - $1).magnitude }.sum() / 2, kullbackLeibler(target, source), jensenShannon(target, source),
        chiSquaredDivergence(target, source), renyiDivergence(target, source, order: 2), thresholds.kolmogorovSmirnov,
        thresholds.kuiper, wasserstein1(left, right), wasserstein(left, right, order: 2),
      ]
      return [.text(pair.rawValue)] + values.map { $0.isFinite ? .number($0, digits: 2) : .text("∞") }
    })
}
