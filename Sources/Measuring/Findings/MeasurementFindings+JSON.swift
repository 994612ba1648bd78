public import Rendering
internal import Transfer

extension MeasurementFindings {
  /// One object: numbers by their keys, `by_feature`, and `subsampled` with the keys of what was taken over fewer rows.
  public func json(_ weights: MeasuredWeights?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("n_source", .integer(data.source.rowCount)), .init("n_target", .integer(data.target.rowCount)),
      .init("features", .integer(data.featureNames.count)),
      .init("missing_source", .integer(data.missingCounts.source)), .init("missing_target", .integer(data.missingCounts.target)),
      .init("dropped_source", .integer(data.droppedRowCounts.source)),
      .init("dropped_target", .integer(data.droppedRowCounts.target)),
    ]
    for (key, distance) in keyedDistances { members += Self.members(key, distance) }
    members += [
      .init("bandwidth", .number(distances.bandwidth)), .init("total_shift_p", .number(distances.unbiasedMMD.pValue)),
      .init("effective_sample_size", .number(distances.effectiveSampleSize)),
    ]
    if let labelShift {
      members += [.init("label_shift", .number(labelShift.distance)), .init("label_shift_p", .number(labelShift.pValue))]
    }
    if let bound { members += Self.members(bound) }
    if let weights { members.append(.init("weights", weights.json)) }
    members += [
      .init("by_feature", .array(distances.features.map(json))),
      .init("subsampled", .array(subsampled.map { .string($0.key) })),
      .init("rows_compared_source", .integer(distances.comparedCounts.source)),
      .init("rows_compared_target", .integer(distances.comparedCounts.target)),
      .init("seed", .unsigned(seed)),
      .init("reading", .array(reading.map(JSONValue.string))),
    ]
    return .object(members)
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
      .init("source_risk", .number(bound.sourceRisk)), .init("target_risk", optional(bound.targetRisk)),
      .init("h_delta_h", .number(bound.divergence)), .init("ideal_joint_risk", optional(bound.idealJointRisk)),
      .init("bound", optional(bound.bound)),
    ]
  }

  private func json(_ feature: FeatureShift) -> JSONValue {
    [
      "name": .string(data.featureNames[feature.feature]), "wasserstein1": .number(feature.wasserstein1),
      "ks": .number(feature.kolmogorovSmirnov), "kuiper": .number(feature.kuiper), "p": .number(feature.pValue),
    ]
  }
}
