public import NumericCore

/// Which functions of the features a domain classifier's logit is linear in.
public enum FeatureExpansion: String, Sendable, Hashable, CaseIterable {
  /// The features. Right for two Gaussians with the same covariance.
  case linear
  /// The features, their squares and their products. Right for any two Gaussians.
  case quadratic

  /// The functions of each row, one a column.
  public func callAsFunction(_ features: Matrix) -> Matrix {
    guard self == .quadratic else { return features }
    let count = features.columnCount
    let width = count + count * (count + 1) / 2
    var elements: [Double] = []
    elements.reserveCapacity(features.rowCount * width)
    for row in 0..<features.rowCount {
      let values = features.row(row)
      elements += values
      for first in 0..<count {
        for second in first..<count { elements.append(values[first] * values[second]) }
      }
    }
    return Matrix(rowCount: features.rowCount, columnCount: width, elements: elements)
  }
}
