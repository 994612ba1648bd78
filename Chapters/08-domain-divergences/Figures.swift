import Learning
import NumericCore
import Report
import Transfer

extension Experiment {
  /// The mean W₁ of two samples of one law.
  func nullWasserstein(dimension: Int, size: Int) -> Double { probes.map { $0.nullDistance.wasserstein1[dimension][size] }.mean }

  /// Exact values for pairs of distributions on a line, where every divergence has one.
  var lineTable: Table {
    Table(
      title: "On the line, exactly (masses on the points 0 … 9; ratios in nats)",
      columns: ["target", "TV", "KL", "JS", "χ²", "Rényi 2", "KS", "Kuiper", "W₁", "W₂"],
      rows: LinePair.allCases.map { pair in
        let (source, target) = pair.masses
        let positions = source.indices.map(Double.init)
        let (left, right) = (SortedSample(positions, weights: source), SortedSample(positions, weights: target))
        let thresholds = ThresholdDivergence(left, right)
        let values = [
          WeightedPair.totalVariation(source, target), kullbackLeibler(target, source), jensenShannon(target, source),
          chiSquaredDivergence(target, source), renyiDivergence(target, source, order: 2), thresholds.kolmogorovSmirnov,
          thresholds.kuiper, wasserstein1(left, right), wasserstein(left, right, order: 2),
        ]
        return [.text(pair.rawValue)] + values.map { $0.isFinite ? .number($0, digits: 2) : .text("∞") }
      })
  }

  /// Which distance sees which difference.
  var powerTable: Table {
    Table(
      title: "How often each distance sees each difference (% of seeds beyond the null's 95 % quantile; blind is about 5)",
      columns: ["distance"] + World.allCases.map(\.name),
      rows: Distance.allCases.map { distance in
        [.text(distance.rawValue)] + World.allCases.map { .number(100 * power(distance, in: $0), digits: 0) }
      })
  }

  /// The same as shades.
  var powerFigure: Figure {
    Figure(
      title: "What each distance sees",
      caption:
        "Turned labels are seen by λ alone, a turned cloud not by features one at a time, and bands, which share no point, by hardly any.",
      content: .heatMap(
        HeatMap(
          x: Axis("world"), y: Axis("distance"), columnNames: World.allCases.map(\.name),
          rowNames: Distance.allCases.map(\.rawValue),
          values: Distance.allCases.map { distance in World.allCases.map { power(distance, in: $0) } })))
  }

  /// The laws between distances with their least slack.
  var orderTable: Table {
    Table(
      title: "How the distances bound each other: the least slack over \(probes.count) random pairs of distributions",
      columns: ["law", "least slack"], rows: Laws.inequalities.map { [.text($0), .number(slack($0))] })
  }

  /// What is measured where nothing differs.
  var nullTable: Table {
    Table(
      title: "W₁ between two samples of one normal law, on average",
      columns: ["dimension"] + NullProbe.sizes.map { "n = \($0)" } + ["slope in log n", "−1/max(2, d)"],
      rows: NullProbe.dimensions.indices.map { index in
        let dimension = NullProbe.dimensions[index]
        return [.integer(dimension)]
          + NullProbe.sizes.indices.map { .number(nullWasserstein(dimension: index, size: $0), digits: 3) }
          + [.number(nullSlope(dimension: index), digits: 2), .number(-1 / Double(max(2, dimension)), digits: 2)]
      })
  }

  /// The same as curves, with the biased MMD² beside them.
  var nullFigure: Figure {
    let lines = NullProbe.dimensions.indices.map { index in
      Series(
        "W₁, d = \(NullProbe.dimensions[index])",
        points: NullProbe.sizes.indices.map { .init(Double(NullProbe.sizes[$0]), nullWasserstein(dimension: index, size: $0)) })
    }
    let kernel = Series(
      "MMD², biased, d = 2",
      points: NullProbe.sizes.indices.map { size in
        .init(Double(NullProbe.sizes[size]), probes.map { $0.nullDistance.biasedMMD[size] }.mean)
      })
    return Figure(
      title: "Distances between two samples of one law",
      caption: "All fall with n, as a law's own samples come nearer; W₁ the more slowly the more dimensions there are.",
      content: .plot(
        Plot(
          x: Axis("n", unit: "points of each sample", scale: .logarithmic), y: Axis("distance", scale: .logarithmic),
          series: lines + [kernel])))
  }
}

/// Targets on the line for one source, the uniform distribution on 3, 4, 5, 6.
enum LinePair: String, CaseIterable {
  case same = "the same"
  case near = "moved by 1"
  case far = "moved by 3"
  case wide = "spread over 0 … 9"
  case even = "4 and 6 only"
  case outlier = "1 % at 9"

  /// The masses of source and target.
  var masses: (source: [Double], target: [Double]) {
    let source = Self.uniform([3, 4, 5, 6])
    switch self {
    case .same: return (source, source)
    case .near: return (source, Self.uniform([4, 5, 6, 7]))
    case .far: return (source, Self.uniform([6, 7, 8, 9]))
    case .wide: return (source, Self.uniform(Array(0...9)))
    case .even: return (source, Self.uniform([4, 6]))
    case .outlier: return (source, zip(source, Self.uniform([9])).map { 0.99 * $0 + 0.01 * $1 })
    }
  }

  private static func uniform(_ points: [Int]) -> [Double] { (0...9).map { points.contains($0) ? 1 / Double(points.count) : 0 } }
}
