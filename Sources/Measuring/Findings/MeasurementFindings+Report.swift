public import Report

extension MeasurementFindings {
  /// The findings as people read them.
  public func page(command: String, weights: MeasuredWeights?) -> Page {
    var body: [ChapterReport.Item] = [.table(sampleTable), .table(distanceTable), .table(featureTable)]
    if let labelTable { body.append(.table(labelTable)) }
    if let boundTable { body.append(.table(boundTable)) }
    if let weights { body.append(.table(weights.table)) }
    body += [.heading("What this looks like")] + reading.map(ChapterReport.Item.paragraph)
    if !notes.isEmpty { body += [.heading("What was left out")] + notes.map(ChapterReport.Item.paragraph) }
    return Page(title: headline, items: body + [.paragraph("Seed \(seed). The same again: \(command)")])
  }

  private var headline: String {
    let p = distances.unbiasedMMD.pValue
    let shift = p <= 0.05 ? "The features of source and target differ" : "No difference between the features is detected"
    return "\(shift) (p = \(p.text(significantDigits: 2))), at W₁ = \(distances.wasserstein1.value.text(significantDigits: 4))."
  }

  private var sampleTable: Table {
    func row(_ name: String, _ rows: Int, _ missing: Int, _ dropped: Int, _ labels: [Double]?) -> [Cell] {
      [.text(name), .integer(rows), .integer(missing), .integer(dropped), .text(labels == nil ? "no" : "yes")]
    }
    return Table(
      title: "The samples, \(data.featureNames.count) \(data.featureNames.count == 1 ? "feature" : "features")"
        + (data.isStandardized ? ", standardised" : ""),
      columns: ["sample", "rows used", "missing values", "rows left out", "labels"],
      rows: [
        row("source", data.source.rowCount, data.missingCounts.source, data.droppedRowCounts.source, data.sourceLabels),
        row("target", data.target.rowCount, data.missingCounts.target, data.droppedRowCounts.target, data.targetLabels),
      ])
  }

  private var distanceTable: Table {
    let rows: [(String, MeasuredDistance)] = [
      ("W₁", distances.wasserstein1), ("W₂", distances.wasserstein2), ("sliced W₁", distances.slicedWasserstein1),
      ("MMD², unbiased", distances.unbiasedMMD), ("MMD², biased", distances.biasedMMD),
      ("energy distance", distances.energyDistance), ("CORAL distance", distances.coralDistance),
      ("proxy A-distance", distances.proxyADistance),
    ]
    return Table(
      title: "How far apart; MMD with σ = \(distances.bandwidth.text(significantDigits: 4))",
      columns: ["distance", "value", "95 % interval", "p if equal"],
      rows: rows.map { name, distance in
        [
          .text(name), .number(distance.value), distance.interval.map(Self.cell) ?? .missing,
          .text(distance.pValue.text(significantDigits: 2)),
        ]
      })
  }

  private static func cell(_ interval: MeasuredDistance.Interval) -> Cell {
    .text("[\(interval.lower.text(significantDigits: 3)), \(interval.upper.text(significantDigits: 3))]")
  }

  /// The features that shift most, at most this many.
  private static let shownFeatureCount = 10

  /// The features by p, then by how much their distribution functions differ.
  var featuresByShift: [FeatureShift] {
    distances.features.sorted { ($0.pValue, -$0.kolmogorovSmirnov, $0.feature) < ($1.pValue, -$1.kolmogorovSmirnov, $1.feature) }
  }

  private var featureTable: Table {
    let shown = featuresByShift.prefix(Self.shownFeatureCount)
    let count = distances.features.count
    return Table(
      title: shown.count < count ? "The \(shown.count) of \(count) features that shift most" : "Feature by feature",
      columns: ["feature", "W₁", "KS", "Kuiper", "p (Holm)"],
      rows: shown.map { feature in
        [
          .text(data.shownName(feature.feature)), .number(feature.wasserstein1), .number(feature.kolmogorovSmirnov, digits: 3),
          .number(feature.kuiper, digits: 3), .text(feature.pValue.text(significantDigits: 2)),
        ]
      })
  }

  private var labelTable: Table? {
    guard let labelShift, labelShift.hasClasses else { return nil }
    return Table(
      title:
        "The classes: total variation \(labelShift.distance.text(digits: 3)), p = \(labelShift.pValue.text(significantDigits: 2))",
      columns: ["label", "share in source", "share in target"],
      rows: labelShift.shares.map { [.number($0.label), .number($0.source, digits: 3), .number($0.target, digits: 3)] })
  }

  private var boundTable: Table? {
    guard let bound else { return nil }
    func cell(_ value: Double?) -> Cell { value.map { .number($0, digits: 4) } ?? .text("unknown") }
    let estimate = bound.isExact ? "" : ", estimated"
    return Table(
      title: "The bound's terms for \(bound.hypotheses.words)\(estimate)", columns: ["term", "value"],
      rows: [
        [.text("R_S of \(hypothesisWords(bound))"), cell(bound.sourceRisk)], ["½ d_HΔH", cell(bound.divergence / 2)],
        ["λ = min R_S + R_T", cell(bound.idealJointRisk)], ["the bound on R_T, their sum", cell(bound.bound)],
        ["R_T of the same", cell(bound.targetRisk)],
      ])
  }

  private func hypothesisWords(_ bound: MeasuredBound) -> String {
    guard let stump = bound.hypothesis else { return "the classifier trained on the source" }
    guard stump.threshold.isFinite else { return "a constant" }
    return "\(data.shownName(stump.feature)) \(stump.isAbove ? "≥" : "<") \(stump.threshold.text())"
  }

  /// What was taken over fewer rows, or not at all.
  private var notes: [String] {
    var notes = Dictionary(grouping: subsampled.indices) { subsampled[$0].rows }.sorted { $0.value[0] < $1.value[0] }.map { entry in
      let names = entry.value.map { subsampled[$0].name }.joined(separator: ", ")
      return "Over \(entry.key.source) source and \(entry.key.target) target rows drawn at random: \(names)."
    }
    if !distances.bandwidthIsMedian {
      notes.append("More than half of the pairs of rows coincide, so σ is the mean distance, not the median.")
    }
    if !data.constantFeatures.isEmpty {
      notes.append("Constant in both files: \(data.constantFeatures.prefix(10).joined(separator: ", ")).")
    }
    if data.featureNames.count > 1 { notes.append("No interval for W₁ and W₂: the bootstrap promises none in several dimensions.") }
    if data.sourceLabels != nil, bound == nil {
      notes.append("No terms of the bound: they are for two classes, and the labels have more.")
    }
    return notes
  }
}

extension MeasuredClass {
  /// The class in words.
  var words: String {
    switch self {
    case .stumps: "stumps"
    case .thresholds: "two-sided thresholds"
    case .linear: "linear classifiers"
    }
  }
}
