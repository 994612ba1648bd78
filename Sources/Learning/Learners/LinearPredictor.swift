public import NumericCore

/// A function f(x) = wᵀx + b.
public protocol LinearPredictor: Sendable {
  /// w, one a feature.
  var coefficients: [Double] { get }
  /// b.
  var intercept: Double { get }
}

extension LinearPredictor {
  /// f(xᵢ) for each row of `features`.
  ///
  /// - Precondition: the rows have as many features as there are coefficients.
  public func scores(of features: Matrix) -> [Double] { features.times(coefficients).map { $0 + intercept } }

  /// The side of the hyperplane f = 0 on which each row lies: 1 where f(xᵢ) > 0, else 0.
  public func labels(of features: Matrix) -> [Double] { scores(of: features).map { $0 > 0 ? 1 : 0 } }
}
