internal import Report

/// The findings in plain words: which situation of the course this looks like, what cannot be known, and where to read on.
extension MeasurementFindings {
  /// The level of the tests.
  private static let level = 0.05

  /// The paragraphs.
  var reading: [String] { [shiftReading, overlapReading, situationReading, boundReading].compactMap { $0 } }

  private var featuresDiffer: Bool { distances.unbiasedMMD.pValue <= Self.level || !shiftedFeatures.isEmpty }

  private var shiftedFeatures: [FeatureShift] { featuresByShift.filter { $0.pValue <= Self.level } }

  private var shiftReading: String {
    guard featuresDiffer else {
      return
        "The features look alike: a difference as large as this one is common between two samples of one domain. A smaller shift than "
        + "these rows can show may still be there."
    }
    let shifted = shiftedFeatures
    if shifted.isEmpty {
      return
        "The features differ, but no single one does: what has changed is how they go together, as under a rotation. Distances that look at one "
        + "feature at a time do not see it (chapter 8)."
    }
    let names = shifted.prefix(3).map { data.shownName($0.feature) }.joined(separator: ", ")
    let count = distances.features.count
    return count == 1
      ? "The feature shifts, by \(shifted[0].wasserstein1.text(significantDigits: 3)) on average."
      : "\(shifted.count) of \(count) features shift by themselves, most of all \(names)."
  }

  private var overlapReading: String? {
    guard featuresDiffer else { return nil }
    let share = distances.effectiveSampleSize / Double(data.source.rowCount)
    let size = "\(Int(distances.effectiveSampleSize.rounded())) of \(data.source.rowCount)"
    if distances.proxyADistance.value >= 1.8 {
      return
        "A linear classifier tells the domains apart almost without error: they hardly overlap. Weights cannot make the source stand for the "
        + "target then (they would rest on \(size) rows); look for features in which the domains meet (chapters 14 to 16)."
    }
    return share < 0.3
      ? "Weights for the target would rest on \(size) source rows: an estimate with them varies as much as one from so few (chapter 11)."
      : "The domains overlap: weights for the target leave the worth of \(size) source rows (chapter 11)."
  }

  private var situationReading: String {
    guard data.targetLabels != nil else {
      return
        "Without target labels neither the target risk nor λ can be known: a target with the same features and all labels turned would give "
        + "the same figures (chapter 6). A few dozen labelled target rows would settle it."
    }
    if let bound, let conflict = bound.conflict, conflict > 0.1 {
      return
        "Concept shift: the best of the class for both domains errs by \(conflict.text(digits: 3)) more in all than the best for each. Labels mean "
        + "something else in the target, at least to \(bound.hypotheses.words); no weighting of the source mends that (chapter 7)."
    }
    if let labelShift, !labelShift.newClasses.isEmpty {
      let names = labelShift.newClasses.prefix(5).map { $0.text() }.joined(separator: ", ")
      return
        "The target has classes that the source has no example of (\(names)): no weighting brings them there, and a classifier trained on the "
        + "source never names them. Few examples of each, or descriptions, are what helps (chapters 24 to 27)."
    }
    if let labelShift, labelShift.hasClasses, labelShift.pValue <= Self.level, (withinClassesP ?? 1) > Self.level {
      return
        "Label shift: the classes' shares differ, and within each class the features agree as far as one feature at a time can show. It can be "
        + "corrected even without target labels (chapter 12)."
    }
    let within = (withinClassesP ?? 1) <= Self.level ? ", within the classes too" : ""
    guard let bound else { return "What the labels mean in both domains was not compared: that takes two classes." }
    return featuresDiffer
      ? "Covariate shift, as far as \(bound.hypotheses.words) can show: the features differ\(within), and one hypothesis serves both "
        + "domains about as well as each its own (chapter 11)."
      : "One domain, as far as these rows show: train on both."
  }

  private var boundReading: String? {
    guard let bound else { return nil }
    guard let right = bound.bound else {
      return "Of the bound, R_S and d_HΔH are known: whatever λ is, it promises no target risk below "
        + "\((bound.sourceRisk + bound.divergence / 2).text(digits: 3)) for this hypothesis."
    }
    if !bound.isExact {
      return
        "For linear classifiers d_HΔH is at least, and λ at most, what is shown: their sum estimates the bound and guarantees nothing."
    }
    return right >= 1
      ? "The bound is \(right.text(digits: 3)): 1 or more, so it promises nothing (chapter 6)."
      : "The bound promises a target risk of at most \(right.text(digits: 3)) on these rows; it is \((bound.targetRisk ?? 0).text(digits: 3))."
  }
}
