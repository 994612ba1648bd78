internal import Learning
internal import NumericCore

/// The coordinates in which two samples are measured: every feature around a value of its own, in a unit of its own.
///
///     value in the file  =  centre + unit × (offset + value in the matrix)
///
/// The centre is a value of the file, the lower median of both samples together, so that a difference of two values near it is
/// exact: where the data lie a long way from 0, no digit is lost but those that the file lacks. The unit is a power of two, one for
/// all features, so that distances times the unit are those of the file; or, standardised, the deviation of each, with the mean as
/// offset.
public struct FeatureFrame: Sendable, Hashable {
  /// A value of each feature, from the file.
  public let centres: [Double]
  /// What 1 in the matrix is in the file, for each feature.
  public let units: [Double]
  /// The place of the matrix's 0, in units from the centre; 0 unless standardised.
  public let offsets: [Double]
  /// The standard deviation of each feature over both samples together, in the file's unit.
  public let deviations: [Double]
  /// Whether every feature has its own deviation as unit.
  public let isStandardized: Bool

  /// What distances are multiplied by to be those of the file: 1 where they are in deviations.
  public var distanceUnit: Double { isStandardized ? 1 : units.first ?? 1 }

  /// The frame of two samples.
  ///
  /// - Precondition: both have rows and the same columns, and the values of every feature spread over a finite range.
  init(_ source: Matrix, _ target: Matrix, isStandardized: Bool) {
    let columns = (0..<source.columnCount).map { CenteredColumn(source.column($0) + target.column($0)) }
    centres = columns.map(\.centre)
    deviations = columns.map(\.deviation)
    self.isStandardized = isStandardized
    let largest = columns.map(\.reach).max() ?? 0
    let common = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    units = deviations.map { isStandardized ? ($0 > 0 ? $0 : 1) : common }
    offsets = zip(columns, units).map { isStandardized ? $0.mean / $1 : 0 }
  }

  private init(_ frame: FeatureFrame, features: [Int]) {
    centres = features.map { frame.centres[$0] }
    units = features.map { frame.units[$0] }
    offsets = features.map { frame.offsets[$0] }
    deviations = features.map { frame.deviations[$0] }
    isStandardized = frame.isStandardized
  }

  /// The frame of some of the features.
  func restricted(to features: [Int]) -> FeatureFrame { FeatureFrame(self, features: features) }

  /// The values of a sample in these coordinates.
  func coordinates(of sample: Matrix) -> Matrix {
    var result = sample
    result.transformRows { _, row in
      for column in 0..<row.count { row[column] = (row[column] - centres[column]) / units[column] - offsets[column] }
    }
    return result
  }

  /// A value of the matrix as the file has it.
  public func original(_ value: Double, feature: Int) -> Double {
    centres[feature] + units[feature] * (offsets[feature] + value)
  }
}

/// The values of a feature around one of them.
private struct CenteredColumn {
  let centre: Double
  /// The mean of the values less the centre.
  let mean: Double
  let deviation: Double
  /// The largest |value − centre|.
  let reach: Double

  init(_ values: [Double]) {
    let sorted = SortedSample(values).values
    let centre = sorted[(sorted.count - 1) / 2]
    self.centre = centre
    reach = max(centre - sorted[0], sorted[sorted.count - 1] - centre)
    let moments = RunningMoments(values.lazy.map { $0 - centre })
    mean = moments.mean
    deviation = reach > 0 ? moments.standardDeviation : 0
  }
}
