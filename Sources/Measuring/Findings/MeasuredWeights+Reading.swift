internal import Report

extension MeasurementFindings {
  /// What the weights that were asked for are worth, in one paragraph; none where none were asked for.
  func weightsReading(_ weights: MeasuredWeights?) -> [String] {
    guard let weights else { return [] }
    let gaps = weights.meanGaps
    let name = "The weights by \(weights.estimator.rawValue)"
    let (before, after) = (gaps.before.text(significantDigits: 3), gaps.after.text(significantDigits: 3))
    // Weights are of all features, those that tell the files apart included.
    if whole.hardlyOverlaps || !separatingNames.isEmpty {
      let cure = reduced == nil ? "no weights bring the source there" : "ask again without \(separatingNames.named)"
      return [
        "\(name) mean nothing, however many effective rows they have: the files hardly overlap, and the means of a feature, "
          + "\(before) deviations of the target apart, are \(after) apart with them; \(cure)."
      ]
    }
    let rows = Int(weights.diagnostics.effectiveSampleSize.rounded())
    return [
      "\(name) rest on the worth of \(rows) of \(whole.data.source.rowCount) source rows, by Kish's formula; the means of a "
        + "feature, at most \(before) deviations of the target apart, are at most \(after) apart with them."
    ]
  }
}
