internal import Divergences
public import Rendering
internal import Report

extension MeasurementFindings {
  /// One object: numbers by their keys, `by_feature`, and `subsampled` with the keys of what was taken over fewer rows.
  public func json(_ weights: MeasuredWeights?) -> JSONValue {
    let data = whole.data
    var members: [JSONValue.Member] = [
      .init("conclusion", .string(judged.conclusion.rawValue)), .init("headline", .string(headline)),
      .init("n_source", .integer(data.source.rowCount)), .init("n_target", .integer(data.target.rowCount)),
      .init("rows_source", .integer(data.completeRowCounts.source)), .init("rows_target", .integer(data.completeRowCounts.target)),
      .init("features", .integer(data.featureNames.count)),
      .init("missing_source", .integer(data.missingCounts.source)), .init("missing_target", .integer(data.missingCounts.target)),
      .init("dropped_source", .integer(data.droppedRowCounts.source)),
      .init("dropped_target", .integer(data.droppedRowCounts.target)),
    ]
    members += whole.jsonMembers
    if let weights { members.append(.init("weights", weights.json)) }
    members += [
      .init("separating_features", .array(whole.separating.map { .string(data.featureNames[$0]) })),
      .init("without_separating", reduced.map { .object($0.jsonMembers) } ?? .null),
      .init("subsampled", .array(subsampled.map { .string($0.key) })),
      .init("rows_compared_source", .integer(whole.distances.comparedCounts.source)),
      .init("rows_compared_target", .integer(whole.distances.comparedCounts.target)),
      .init("seed", .unsigned(seed)),
      .init("reading", .array((reading + weightsReading(weights)).map(JSONValue.string))),
      .init("steps", .array(steps.map(\.json))),
      .init("unknown", .array(unknown.map(JSONValue.string))),
    ]
    return .object(members)
  }
}

extension Step {
  fileprivate var json: JSONValue {
    ["action": .string(action), "chapters": .array(chapters.map(JSONValue.integer)), "risk": .string(risk)]
  }
}

extension DomainFindings {
  /// What was measured, by its keys.
  fileprivate var jsonMembers: [JSONValue.Member] {
    var members = keyedDistances.flatMap { Self.members($0, $1) }
    members += [
      .init("bandwidth", .number(distances.bandwidth)), .init("total_shift_p", .number(distances.unbiasedMMD.pValue)),
      .init("overlap_at_most", .number(distances.overlapEstimate)), .init("overlap_at_most_low", .number(distances.overlap.lower)),
      .init("overlap_at_most_high", .number(distances.overlap.upper)),
      .init("effective_sample_size", .number(distances.effectiveSampleSize)),
    ]
    if let labelShift {
      members += [.init("label_shift", .number(labelShift.distance)), .init("label_shift_p", .number(labelShift.pValue))]
    }
    if let rule {
      members += [.init("rule_slope_p", .number(rule.slopePValue)), .init("rule_intercept_p", .number(rule.interceptPValue))]
    }
    if let bound { members += Self.members(bound) }
    return members + [
      .init("tests", .array(tests.map(\.json))),
      .init(
        "changes", .array(changes.map { ["kind": .string($0.kind.rawValue), "names": .array($0.names.map(JSONValue.string))] })),
      .init("by_feature", .array(distances.features.map(json))),
    ]
  }

  /// The distances under their keys.
  private var keyedDistances: [(String, MeasuredDistance)] {
    [
      ("wasserstein1", distances.wasserstein1), ("wasserstein2", distances.wasserstein2),
      ("sliced_wasserstein1", distances.slicedWasserstein1), ("mmd2_unbiased", distances.unbiasedMMD),
      ("mmd2_biased", distances.biasedMMD), ("energy_distance", distances.energyDistance),
      ("coral_distance", distances.coralDistance), ("proxy_a_distance", distances.proxyADistance),
    ]
  }

  private static func members(_ key: String, _ distance: MeasuredDistance) -> [JSONValue.Member] {
    var members = [JSONValue.Member(key, .number(distance.value)), .init(key + "_p", .number(distance.pValue))]
    if let interval = distance.interval {
      members += [.init(key + "_low", .number(interval.lower)), .init(key + "_high", .number(interval.upper))]
    }
    return members
  }

  private static func members(_ bound: MeasuredBound) -> [JSONValue.Member] {
    func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    return [
      .init("hypotheses", .string(bound.hypotheses.rawValue)), .init("source_risk", .number(bound.sourceRisk)),
      .init("target_risk", optional(bound.targetRisk)), .init("h_delta_h", .number(bound.divergence)),
      .init("h_delta_h_is", .string(bound.divergenceKind.rawValue)), .init("ideal_joint_risk", optional(bound.idealJointRisk)),
      .init("ideal_joint_risk_is", .string(bound.jointKind.rawValue)), .init("bound", optional(bound.bound)),
      .init("bound_is", .string(bound.boundKind.rawValue)), .init("bound_for_domains", optional(bound.sampled?.value)),
      .init("bound_for_domains_confidence", .number(1 - MeasuredBound.failureProbability)),
      .init("target_risk_tested", optional(bound.testedTargetRisk)),
    ]
  }

  private func json(_ feature: FeatureShift) -> JSONValue {
    [
      "name": .string(data.featureNames[feature.feature]), "wasserstein1": .number(feature.wasserstein1),
      "ks": .number(feature.kolmogorovSmirnov), "kuiper": .number(feature.kuiper), "p": .number(feature.pValue),
    ]
  }
}

extension SampleTest {
  fileprivate var json: JSONValue {
    ["key": .string(key), "sees": .string(sees), "p": .number(pValue), "p_holm": .number(adjusted)]
  }
}
