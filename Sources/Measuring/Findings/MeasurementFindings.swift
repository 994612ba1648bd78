internal import Learning
internal import NumericCore
internal import Report
internal import Transfer

/// Everything that was measured on two files.
public struct MeasurementFindings: Sendable {
  /// What was measured.
  public let data: MeasurementData
  /// How far apart the samples are.
  public let distances: DomainMeasurement
  /// nil unless both files are labelled.
  public let labelShift: LabelShift?
  /// nil unless the source is labelled, with two classes at most over both files.
  public let bound: MeasuredBound?
  /// The p-value of a difference of the features within the classes; nil unless both files are labelled with classes.
  public let withinClassesP: Double?
  /// The seed of all draws.
  public let seed: UInt64

  /// Measures.
  ///
  /// - Throws: `UnusableData` where the data cannot be measured.
  public init(_ data: MeasurementData, hypotheses: MeasuredClass, plan: MeasurementPlan, seed: UInt64) throws(UnusableData) {
    let random = RandomSource(seed: seed)
    do throws(MeasurementError) {
      distances = try DomainMeasurement(source: data.source, target: data.target, plan: plan, random: random.stream("distances"))
      bound = try data.labelledSamples.map { samples throws(MeasurementError) in
        try MeasuredBound(hypotheses, on: samples, comparing: plan.comparedRowLimit, random: random.stream("bound"))
      }
    } catch .unusableScale(let feature) {
      throw UnusableData(
        "The values of column '\(data.shownName(feature))' are too large or too close together for squared distances; rescale it."
      )
    } catch {
      throw UnusableData(error.description)
    }
    labelShift = data.sourceLabels.flatMap { source in data.targetLabels.map { LabelShift(source: source, target: $0) } }
    withinClassesP = data.withinClassesP(labelShift)
    self.data = data
    self.seed = seed
  }

  /// What was taken over fewer rows than there are, with the rows: key in the JSON, words for people, rows of source and target.
  var subsampled: [(key: String, name: String, rows: ComparedCounts)] {
    var entries: [(String, String, ComparedCounts)] = []
    func add(_ key: String, _ name: String, _ rows: ComparedCounts) {
      if rows.source < data.source.rowCount || rows.target < data.target.rowCount { entries.append((key, name, rows)) }
    }
    for (key, name) in [
      ("wasserstein1", "W₁"), ("wasserstein2", "W₂"), ("sliced_wasserstein1", "sliced W₁"), ("mmd2_unbiased", "MMD²"),
      ("mmd2_biased", "MMD², biased"), ("bandwidth", "σ"), ("energy_distance", "energy distance"),
    ] {
      add(key, name, distances.comparedCounts)
    }
    add("wasserstein1_p", "p of W₁", distances.transportTestCounts)
    add("wasserstein2_p", "p of W₂", distances.transportTestCounts)
    add("coral_distance_p", "p and interval of the CORAL distance", distances.coralTestCounts)
    if let bound { add("h_delta_h", "d_HΔH", bound.comparedCounts) }
    return entries
  }
}

extension MeasurementData {
  fileprivate func withinClassesP(_ shift: LabelShift?) -> Double? {
    guard let sourceLabels, let targetLabels, let shift, shift.hasClasses else { return nil }
    return FeatureShift.pValueWithinClasses(
      source: source, target: target, sourceLabels: sourceLabels, targetLabels: targetLabels)
  }

  /// The samples with labels of two classes at most, the larger value being 1; nil where there are no labels, or more classes.
  fileprivate var labelledSamples: LabelledSamples? {
    guard let sourceLabels else { return nil }
    let classes = Set(sourceLabels).union(targetLabels ?? [])
    guard classes.count <= 2, let positive = classes.max() else { return nil }
    return LabelledSamples(
      source: source, target: target, sourceLabels: sourceLabels.map { $0 == positive },
      targetLabels: targetLabels?.map { $0 == positive })
  }
}

extension MeasuredBound {
  fileprivate init(
    _ hypotheses: MeasuredClass, on samples: LabelledSamples, comparing compared: Int, random: RandomSource
  ) throws(MeasurementError) {
    do throws(LearningError) {
      try self.init(of: hypotheses, on: samples, comparing: compared, random: random)
    } catch {
      throw .learning(error)
    }
  }
}
