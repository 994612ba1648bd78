internal import NumericCore
internal import Report

extension MeasurementFindings {
  /// The pictures: the features that shift most, both domains in the directions that tell them apart, and the weights.
  func figures(_ weights: MeasuredWeights?) -> [Figure] {
    judged.histograms + [judged.directions, judged.weightHistogram(weights)].compactMap(\.self)
  }
}

extension DomainFindings {
  /// At most so many features are drawn.
  private static let drawnFeatureCount = 3
  private static let binCount = 24
  /// Directions are sought among so many features.
  private static let projectedFeatureCount = 100
  /// Weights below 10⁻⁶ are drawn there.
  private static let leastDrawnLogarithm = -6.0
  /// At most so many rows of each sample are drawn as points.
  private static let drawnRowCount = 200

  /// The histograms of the features that shift most, the source above the target.
  fileprivate var histograms: [Figure] {
    featuresByShift.filter { data.frame.deviations[$0.feature] > 0 }.prefix(Self.drawnFeatureCount).map(histogram)
  }

  private func histogram(_ shift: FeatureShift) -> Figure {
    let index = shift.feature
    let samples = [data.source, data.target].map { $0.column(index).map { data.frame.original($0, feature: index) } }
    let ends = (samples[0] + samples[1]).quantiles([0.005, 0.995])
    let (low, high) =
      ends[0] < ends[1] ? (ends[0], ends[1]) : ((samples[0] + samples[1]).min() ?? 0, (samples[0] + samples[1]).max() ?? 1)
    let width = (high - low) / Double(Self.binCount)
    let curves = zip(["source", "target"], samples).map { name, values in
      var counts = [Double](repeating: 0, count: Self.binCount)
      for value in values where value >= low && value <= high {
        counts[min(Int((value - low) / width), Self.binCount - 1)] += 1
      }
      let points = counts.indices.map { Series.Point(low + Double($0) * width, counts[$0] / (Double(values.count) * width)) }
      return Series(name, style: .steps, points: points + [.init(high, 0)])
    }
    let name = data.shownName(index)
    return Figure(
      title: "\(name): KS \(shift.kolmogorovSmirnov.text(digits: 3)), \(shift.pValue.pWords)",
      caption: "Histograms of both files on one scale, without the outermost half percent at each end.",
      content: .densities(Densities(x: Axis(name), curves: curves)))
  }

  /// Both samples in the two directions in which they differ most; nil for one feature.
  fileprivate var directions: Figure? {
    // Of very many features those that shift most, because eigenvectors of all would take minutes.
    let features = featuresByShift.prefix(Self.projectedFeatureCount).map(\.feature).sorted()
    let samples = [data.source, data.target].map { $0.columns(features) }
    guard let found = try? DiscriminatingDirections(samples[0], samples[1]) else { return nil }
    let series = [("source", found.source), ("target", found.target)].map { name, rows in
      let step = max(1, (rows.rowCount + Self.drawnRowCount - 1) / Self.drawnRowCount)
      return Series(
        name, style: .points,
        points: stride(from: 0, to: rows.rowCount, by: step).map { Series.Point(rows[$0, 0], rows[$0, 1]) })
    }
    let drawn = series.map(\.points.count).max() ?? 0
    return Figure(
      title: "Both domains in the directions that tell them apart",
      caption:
        "Across, the means differ most; upwards, the spreads. At most \(drawn) rows of each are drawn, evenly through the file.",
      content: .plot(
        Plot(
          x: Axis("where means differ most", unit: "deviations within"),
          y: Axis("where spreads differ most", unit: "deviations within"),
          series: series)))
  }

  /// The weights of the source's rows, as asked for or by the classifier; nil where the domains hardly overlap, so that they mean
  /// nothing.
  fileprivate func weightHistogram(_ asked: MeasuredWeights?) -> Figure? {
    let (name, weights) = asked.map { ($0.estimator.rawValue, $0.weights) } ?? ("logistic regression", distances.classifierWeights)
    guard asked != nil || tests.answer(.features) && !hardlyOverlaps else { return nil }
    let logarithms = weights.values.filter { $0 > 0 }.map { max(Self.leastDrawnLogarithm, Double.log($0) / Double.log(10)) }
    let zeroCount = weights.count - logarithms.count
    return Figure(
      title: "Weights of the source's rows by \(name)",
      caption: "They leave the worth of \(Int(weights.effectiveSampleSize.rounded())) of \(weights.count) rows, by Kish's formula."
        + (zeroCount > 0 ? " \(zeroCount) weights are 0." : ""),
      content: .histogram(
        Histogram(
          x: Axis("weight", unit: "powers of ten"), values: logarithms, references: [Reference("no weights", at: 0, .vertical)])))
  }
}
