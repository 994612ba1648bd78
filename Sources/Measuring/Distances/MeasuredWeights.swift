internal import Learning
internal import NumericCore
internal import Rendering
internal import Report
internal import Transfer

/// Importance weights of the source's rows for the target, with what to look at before using them.
public struct MeasuredWeights: Sendable {
  /// Kernel mean matching holds a number for each pair of rows of both files.
  static let matchingRowLimit = 10_000

  /// Weights whose mean is less are 0 for all that they can do.
  private static let leastMean = 1e-6

  let estimator: WeightEstimator
  let weights: ImportanceWeights
  let diagnostics: WeightDiagnostics

  /// Estimates the weights.
  ///
  /// - Throws: `UnusableData` where the data do not allow it.
  public init(_ estimator: WeightEstimator, data: MeasurementData, seed: UInt64) throws(UnusableData) {
    let rowCount = data.source.rowCount + data.target.rowCount
    guard estimator != .kmm || rowCount <= Self.matchingRowLimit else {
      throw UnusableData(
        "Kernel mean matching compares all pairs of rows, and takes at most \(Self.matchingRowLimit) rows of both files together, "
          + "not \(rowCount); choose another kind of --weights.")
    }
    do throws(LearningError) {
      weights = try estimator.weights(
        source: data.source, target: data.target, random: RandomSource(seed: seed).stream("weights"))
    } catch .notDetermined, .zeroWeights {
      throw Self.noWeights(estimator)
    } catch {
      throw UnusableData("No weights by \(estimator.rawValue): \(error.description)")
    }
    // A density ratio has mean 1 over the source; one that is 0 but for rounding is none.
    guard weights.values.mean > Self.leastMean else { throw Self.noWeights(estimator) }
    self.estimator = estimator
    diagnostics = WeightDiagnostics(weights, source: data.source, target: data.target)
  }

  private static func noWeights(_ estimator: WeightEstimator) -> UnusableData {
    UnusableData(
      "No weights by \(estimator.rawValue): the target lies where the source has no rows, so that every weight is 0; see what "
        + "tells the files apart, and leave it out with --features.")
  }

  /// The weights, one a row of the source.
  public var values: [Double] { weights.values }

  /// One weight a row of the source's file, under the header `weight`.
  public var csv: String { "weight\n" + values.map { "\($0)\n" }.joined() }

  /// How far the features' means are from the target's, the largest, in standard deviations of the target; without weights, and
  /// with them.
  var meanGaps: (before: Double, after: Double) {
    var gaps = (before: 0.0, after: 0.0)
    for (first, second) in zip(diagnostics.firstMoments, diagnostics.secondMoments) {
      let deviation = max(0, second.target - first.target * first.target).squareRoot()
      guard deviation > 0 else { continue }
      gaps.before = max(gaps.before, (first.source - first.target).magnitude / deviation)
      gaps.after = max(gaps.after, (first.weighted - first.target).magnitude / deviation)
    }
    return gaps
  }

  /// The diagnostics as people read them.
  var table: Table {
    Table(
      title: "Importance weights by \(estimator.rawValue)", columns: ["diagnostic", "value"],
      rows: [
        ["effective rows of the source", .number(diagnostics.effectiveSampleSize, digits: 1)],
        ["χ², by the sample", .number(diagnostics.chiSquared, digits: 3)],
        ["mean weight, near 1 for a ratio", .number(diagnostics.mean, digits: 3)],
        ["largest weight", .number(diagnostics.largestWeight, digits: 3)],
        ["its share of the sum", .number(diagnostics.largestShare, digits: 3)],
        ["largest gap of means (target's s.d.)", .number(meanGaps.before, digits: 3)],
        ["the same, weighted", .number(meanGaps.after, digits: 3)],
      ])
  }

  /// The diagnostics for programs.
  var json: JSONValue {
    [
      "method": .string(estimator.rawValue), "effective_sample_size": .number(diagnostics.effectiveSampleSize),
      "chi_squared": .number(diagnostics.chiSquared), "mean": .number(diagnostics.mean),
      "largest": .number(diagnostics.largestWeight), "largest_share": .number(diagnostics.largestShare),
      "mean_gap_before": .number(meanGaps.before), "mean_gap_after": .number(meanGaps.after),
    ]
  }
}
