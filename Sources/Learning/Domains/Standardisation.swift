public import NumericCore

/// Features to mean 0 and standard deviation 1 over a training sample; features that are constant there stay 0.
public struct Standardisation: Sendable, Hashable {
  /// The means over the training sample.
  public let means: [Double]
  /// One over the standard deviations; 0 for a constant feature.
  public let scales: [Double]

  /// The standardisation by a training sample.
  ///
  /// - Parameter features: `n × d`.
  /// - Precondition: there are two rows.
  public init(_ features: Matrix) {
    means = features.columnMeans
    scales = (0..<features.columnCount).map { column in
      let deviation = features.column(column).standardDeviation
      return deviation > 0 ? 1 / deviation : 0
    }
  }

  /// The sample with its features standardised, and its labels; without weights.
  ///
  /// - Precondition: it has the features of the training sample.
  public func callAsFunction(_ sample: Sample) -> Sample {
    var centred = sample.features.subtracting(rowwise: means)
    centred.transformRows { _, row in
      for column in 0..<row.count { row[column] *= scales[column] }
    }
    return Sample(features: centred, labels: sample.labels)
  }
}
