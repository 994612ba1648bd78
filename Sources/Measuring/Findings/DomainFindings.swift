internal import Divergences
internal import Learning
internal import NumericCore

/// Everything that was measured on two samples with one set of features.
public struct DomainFindings: Sendable {
  /// The samples.
  public let data: MeasurementData
  /// How far apart they are, in the file's units, or standardised in deviations.
  public let distances: DomainMeasurement
  /// What about the features differs.
  public let moments: MomentShifts
  /// nil unless both files are labelled.
  public let labelShift: LabelShift?
  /// The p-value of a difference of the features within the classes; nil unless a class is in both files.
  public let withinClassesP: Double?
  /// Whether the source's rule holds in the target; nil unless both files have enough labels.
  public let rule: RuleComparison?
  /// nil unless the source is labelled with classes.
  public let bound: MeasuredBound?
  /// All tests, corrected for their number.
  public let tests: [SampleTest]

  /// Measures.
  ///
  /// - Throws: ``UnusableData`` where the data cannot be measured.
  init(_ data: MeasurementData, hypotheses: MeasuredClass?, plan: MeasurementPlan, random: RandomSource) throws(UnusableData) {
    self.data = data
    let measured: DomainMeasurement
    do throws(MeasurementError) {
      measured = try DomainMeasurement(source: data.source, target: data.target, plan: plan, random: random.stream("distances"))
    } catch .unusableScale(let feature) {
      throw UnusableData(
        "The values of column '\(data.shownName(feature))' are too large or too close together for squared distances beside the "
          + "others'; rescale it.")
    } catch {
      throw UnusableData(error.description)
    }
    distances = measured.scaled(by: data.frame.distanceUnit)
    moments = MomentShifts(source: data.source, target: data.target)
    labelShift = data.labels.flatMap(LabelShift.init)
    withinClassesP = data.withinClassesP
    do throws(LearningError) {
      rule = try data.rule(random.stream("rule"))
      bound = try data.labelledSamples.map { samples throws(LearningError) in
        try MeasuredBound(
          of: hypotheses ?? samples.usualClass, on: samples, comparing: plan.comparedRowLimit, random: random.stream("bound"))
      }
    } catch {
      throw UnusableData(error.description)
    }
    tests = .all(distances: distances, labelShift: labelShift, withinClassesP: withinClassesP, rule: rule)
  }

  /// The features that tell source from target by themselves.
  var separating: [Int] { distances.features.filter(\.isSeparating).map(\.feature) }

  /// The features by p, then by how much their distribution functions differ.
  var featuresByShift: [FeatureShift] {
    distances.features.sorted { ($0.pValue, -$0.kolmogorovSmirnov, $0.feature) < ($1.pValue, -$1.kolmogorovSmirnov, $1.feature) }
  }
}

extension LabelledSamples {
  /// The class for which the bound is measured unless another is asked for.
  fileprivate var usualClass: MeasuredClass { labels.names.count <= 2 ? .stumps : .linear }
}

extension MeasurementData {
  fileprivate var withinClassesP: Double? {
    guard case .classes(let labels) = labels, let targetLabels = labels.target,
      !Set(labels.source).isDisjoint(with: targetLabels)
    else { return nil }
    return FeatureShift.pValueWithinClasses(source: source, target: target, sourceLabels: labels.source, targetLabels: targetLabels)
  }

  /// The source's rule against the target's, on standardised features.
  fileprivate func rule(_ random: RandomSource) throws(LearningError) -> RuleComparison? {
    guard let labels else { return nil }
    let standard = FeatureFrame(source, target, isStandardized: true)
    return try RuleComparison(
      labels, source: standard.coordinates(of: source), target: standard.coordinates(of: target), random: random)
  }

  fileprivate var labelledSamples: LabelledSamples? {
    guard case .classes(let labels) = labels else { return nil }
    return LabelledSamples(source: source, target: target, labels: labels)
  }
}
