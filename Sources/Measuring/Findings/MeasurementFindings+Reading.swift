internal import Report

/// The findings in plain words: which situation of the course this looks like, and where to read on.
extension MeasurementFindings {
  /// The paragraphs.
  public var reading: [String] {
    [
      labelNotice, judged.scaleNotice, separatingReading, judged.testReading, judged.changeReading, judged.overlapReading,
      judged.labelReading, judged.boundReading,
    ].compactMap(\.self)
  }

  private var labelNotice: String? {
    whole.data.suspectedLabel.map { name in
      let shown = name.shown(within: 40)
      return "Column \(shown) is measured as a feature, though it is called like a label. If it is one, say --label \(shown)."
    }
  }

  private var separatingReading: String? {
    let names = separatingNames
    guard !names.isEmpty else { return nil }
    let (it, verb) = names.count == 1 ? ("it", "tells") : ("them", "tell")
    let one = "\(names.named) \(verb) source from target by \(names.count == 1 ? "itself" : "themselves"): one threshold does it."
    guard reduced != nil else {
      return one + " There is no other feature, so that nothing more can be said."
    }
    return one + " That hides what the others do, so all was measured again without \(it), and what follows is about the others. A "
      + "feature by which the files were divided belongs to neither; leave it out with --features."
  }
}

extension DomainFindings {
  /// Which of unlike features distances are of; nil where they are alike, or standardised.
  fileprivate var scaleNotice: String? {
    guard !data.frame.isStandardized else { return nil }
    let variances = data.frame.deviations.map { $0 * $0 }
    let total = variances.reduce(0, +)
    let order = variances.indices.sorted { (variances[$0], $1) > (variances[$1], $0) }
    var (sum, count) = (0.0, 0)
    while count < order.count, sum < 0.95 * total {
      sum += variances[order[count]]
      count += 1
    }
    guard count > 0, 2 * count <= order.count else { return nil }
    let names = order.prefix(count).map(data.shownName).named
    return
      "Unlike scales: \((sum / total).percent) of the features' variance is that of \(names). Distances between rows (W₁, W₂, "
      + "sliced W₁, MMD, energy, CORAL) are of \(count == 1 ? "that feature" : "those \(count) features") almost alone; "
      + "--standardize gives each the same say."
  }

  /// What the p-values were asked, and what they come to.
  fileprivate var testReading: String {
    let significant = tests.filter(\.isSignificant).map(\.name)
    let rest =
      significant.isEmpty ? "None is at most 0.05 then." : "At most 0.05 then are: \(significant.joined(separator: ", "))."
    return
      "\(tests.count) tests were made, each of which sees other changes; their p-values are corrected for their number by Holm's "
      + "method, so that where nothing differs one of twenty measurements says otherwise. \(rest)"
  }

  /// What about the features differs.
  fileprivate var changeReading: String {
    guard tests.answer(.features) else {
      return
        "The features look alike: a difference as large as this one is common between two samples of one domain. A smaller shift "
        + "than these rows can show may still be there."
    }
    let parts = changes.map { change in "\(change.words): \(change.names.named)" }
    guard !parts.isEmpty else {
      return
        "The features differ, but neither in means, spreads and shapes of single ones nor in correlations, as far as these rows "
        + "show."
    }
    return "What differs: \(parts.joined(separator: "; "))."
  }

  /// A kind of change with the features that show it, most clearly first.
  public struct Change: Sendable, Hashable {
    /// The kinds.
    public enum Kind: String, Sendable, Hashable, CaseIterable { case mean, spread, dependence, shape }
    /// The kind.
    public let kind: Kind
    /// The features.
    public let names: [String]

    fileprivate var words: String {
      switch kind {
      case .mean: "means of"
      case .spread: "spreads of"
      case .dependence: "how features go together, as under a rotation, most of all"
      case .shape: "shapes of"
      }
    }
  }

  /// What about the features differs, corrected for the number of features or pairs, and of kinds.
  public var changes: [Change] {
    let level = SampleTest.level / Double(Change.Kind.allCases.count)
    func names(_ pValues: [Double]) -> [String] {
      pValues.indices.filter { pValues[$0] <= level }.sorted { (pValues[$0], $0) < (pValues[$1], $1) }.map(
        data.shownName)
    }
    let pair = moments.pair.flatMap { pair in
      pair.pValue <= level ? [data.shownName(pair.first) + " with " + data.shownName(pair.second)] : nil
    }
    let moved = zip(moments.means, moments.spreads).map { min($0, $1) <= level }
    let shapes = featuresByShift.filter { $0.pValue <= level && !moved[$0.feature] }.map { data.shownName($0.feature) }
    let all: [(Change.Kind, [String])] = [
      (.mean, names(moments.means)), (.spread, names(moments.spreads)), (.dependence, pair ?? []), (.shape, shapes),
    ]
    return all.filter { !$0.1.isEmpty }.map { Change(kind: $0.0, names: $0.1) }
  }

  /// How much the domains have in common, and what weights leave of the source.
  fileprivate var overlapReading: String? {
    guard tests.answer(.features) else { return nil }
    let (share, range) = (distances.overlapEstimate, distances.overlap)
    let interval = "\(range.lower.percent) to \(range.upper.percent)"
    let common =
      "The domains share at most about \(share.percent) of their mass (95 % interval \(interval)): twice the error of a linear "
      + "classifier of domains on rows that it has not seen."
    if hardlyOverlaps {
      return common
        + " Weights cannot make the source stand for the target then, and the effective rows of any weights mean nothing."
    }
    // Where the labels say what has shifted, and weights by features are no cure, they are not held out as one.
    guard conclusion != .labelShift && conclusion != .newClasses else { return common }
    let size = "\(Int(distances.effectiveSampleSize.rounded())) of \(data.source.rowCount)"
    return common
      + " Weights by that classifier would rest on the worth of \(size) source rows, by Kish's formula; other estimators of "
      + "weights have effective rows of their own (chapter 11)."
  }

  /// What the labels show.
  fileprivate var labelReading: String? {
    guard let labels = data.labels, labels.hasTarget, let labelShift else { return nil }
    let shift = "The labels' laws are \(labelShift.distance.text(digits: 3)) apart (\(labels.distanceName))."
    guard let slope = tests.clearest(.rule), let intercept = tests.clearest(.intercept) else {
      return shift + " What they depend on is not compared: no label has enough rows in both files."
    }
    // What the conclusion leaves open is not to be answered here.
    guard conclusion != .disjoint else {
      return shift + " What they depend on cannot be compared: a rule of the source is tried where the source has no rows."
    }
    func p(_ test: SampleTest) -> String { test.adjusted.pWords }
    return shift
      + " A linear rule that was learned from the source gives each row a score: the score "
      + (slope.isSignificant ? "means something else in the target" : "means the same in the target as far as these rows show")
      + " (\(p(slope))), with \(intercept.isSignificant ? "another" : "the same") threshold (\(p(intercept)))."
  }
}

extension MeasuredLabels {
  fileprivate var distanceName: String {
    switch self {
    case .classes: "total variation"
    case .numbers: "Kolmogorov–Smirnov"
    }
  }
}

extension Double {
  /// A share in percent.
  var percent: String { "\((100 * self).text(digits: self < 0.1 ? 1 : 0)) %" }
}
