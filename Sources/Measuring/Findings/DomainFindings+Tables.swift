internal import Divergences
internal import Report

extension DomainFindings {
  /// The tables, each titled with what is measured and `suffix`.
  func tables(suffix: String) -> [Table] {
    [distanceTable(suffix), testTable(suffix), featureTable(suffix), labelTable(suffix), boundTable(suffix)].compactMap(\.self)
  }

  private func distanceTable(_ suffix: String) -> Table {
    let rows: [(String, MeasuredDistance)] = [
      ("W₁", distances.wasserstein1), ("W₂", distances.wasserstein2), ("sliced W₁", distances.slicedWasserstein1),
      ("MMD², unbiased", distances.unbiasedMMD), ("MMD², biased", distances.biasedMMD),
      ("energy distance", distances.energyDistance), ("CORAL distance", distances.coralDistance),
      ("proxy A-distance", distances.proxyADistance),
    ]
    let overlap: [Cell] = [
      "overlap, at most", .number(distances.overlapEstimate), Self.cell(distances.overlap), .missing,
    ]
    return Table(
      title: "How far apart; MMD with σ = \(distances.bandwidth.text(significantDigits: 4))\(suffix)",
      columns: ["distance", "value", "95 % interval", "p if equal"],
      rows: rows.map { name, distance in
        [
          .text(name), .number(distance.value), distance.interval.map(Self.cell) ?? .missing,
          .text(distance.pValue.pText),
        ]
      } + [overlap])
  }

  private static func cell(_ interval: MeasuredDistance.Interval) -> Cell {
    .text("[\(interval.lower.text(significantDigits: 3)), \(interval.upper.text(significantDigits: 3))]")
  }

  private func testTable(_ suffix: String) -> Table {
    Table(
      title: "Which test sees what; p as it is, and corrected for \(tests.count) tests\(suffix)",
      columns: ["test", "sees", "p", "p (Holm)"],
      rows: tests.map { test in
        [
          .text(test.name), .text(test.sees), .text(test.pValue.pText),
          .text(test.adjusted.pText),
        ]
      })
  }

  /// The features that shift most, at most this many.
  private static let shownFeatureCount = 10

  private func featureTable(_ suffix: String) -> Table {
    let shown = featuresByShift.prefix(Self.shownFeatureCount)
    let count = distances.features.count
    return Table(
      title: (shown.count < count ? "The \(shown.count) of \(count) features that shift most" : "Feature by feature") + suffix,
      columns: ["feature", "W₁", "KS", "Kuiper", "p (Holm)"],
      rows: shown.map { feature in
        [
          .text(data.shownName(feature.feature)), .number(feature.wasserstein1), .number(feature.kolmogorovSmirnov, digits: 3),
          .number(feature.kuiper, digits: 3), .text(feature.pValue.pText),
        ]
      })
  }

  private func labelTable(_ suffix: String) -> Table? {
    guard suffix.isEmpty, let labelShift, !labelShift.shares.isEmpty else { return nil }
    return Table(
      title: "The classes: total variation \(labelShift.distance.text(digits: 3))",
      columns: ["label", "share in source", "share in target"],
      rows: labelShift.shares.map {
        [.text($0.name.shown(within: 40)), .number($0.source, digits: 3), .number($0.target, digits: 3)]
      })
  }

  private func boundTable(_ suffix: String) -> Table? {
    guard let bound else { return nil }
    func row(_ name: String, _ value: Double?, _ allowance: Double?, _ kind: MeasuredBound.Kind) -> [Cell] {
      [
        .text(name), value.map { .number($0, digits: 4) } ?? "unknown", .text(value == nil ? "" : kind.rawValue),
        allowance.map { .number($0, digits: 4) } ?? .missing,
      ]
    }
    let sampled = bound.sampled
    return Table(
      title: "The bound's terms for \(bound.hypotheses.words)\(suffix); at 95 %, the domains' are larger by + at most",
      columns: ["term", "on these rows", "is", "domains, +"],
      rows: [
        row("R_S of \(hypothesisWords(bound))", bound.sourceRisk, sampled?.sourceAllowance, .exact),
        row("½ d_HΔH", bound.divergence / 2, sampled?.divergenceAllowance, bound.divergenceKind),
        row("λ = min R_S + R_T", bound.idealJointRisk, sampled?.jointAllowance, bound.jointKind),
        row(
          "the bound on R_T, their sum", bound.bound, bound.bound.flatMap { sum in sampled?.value.map { $0 - sum } },
          bound.boundKind),
        row(
          "R_T of the same", bound.targetRisk, bound.targetRisk.flatMap { risk in bound.testedTargetRisk.map { $0 - risk } }, .exact
        ),
      ])
  }

  private func hypothesisWords(_ bound: MeasuredBound) -> String {
    guard let stump = bound.hypothesis else {
      return bound.hypotheses == .linear ? "the source's classifier" : "the best half-plane"
    }
    guard stump.threshold.isFinite else { return "a constant" }
    let threshold = data.frame.original(stump.threshold, feature: stump.feature)
    return "\(data.shownName(stump.feature)) \(stump.isAbove ? "≥" : "<") \(threshold.text())"
  }
}

extension MeasuredClass {
  /// The class in words.
  var words: String {
    switch self {
    case .stumps: "stumps"
    case .thresholds: "two-sided thresholds"
    case .halfPlanes: "half-planes"
    case .linear: "linear classifiers"
    }
  }
}
