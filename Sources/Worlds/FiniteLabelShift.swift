public import NumericCore

/// A random P(X | Y) on a few points, the same in both domains, with random shares of the classes in either.
public struct FiniteLabelShift: Sendable {
  /// P(x | y), `conditionals[y][x]`.
  public let conditionals: [[Double]]
  /// P_S(y).
  public let source: [Double]
  /// P_T(y).
  public let target: [Double]

  /// Draws a world.
  ///
  /// - Precondition: there is a class and a point.
  public init(classCount: Int, pointCount: Int, from random: RandomSource) {
    conditionals = (0..<classCount).map { _ in random.dirichlet(Array(repeating: 0.5, count: pointCount)) }
    let ones = Array(repeating: 1.0, count: classCount)
    (source, target) = (random.dirichlet(ones), random.dirichlet(ones))
  }

  /// P_T(y)/P_S(y).
  public var weights: [Double] { zip(target, source).map { $0 / $1 } }

  /// P(y | x) of a point under shares of the classes.
  public func posteriors(at point: Int, shares: [Double]) -> [Double] {
    let joint = zip(shares, conditionals).map { $0 * $1[point] }
    return joint.map { $0 / joint.sum() }
  }

  /// P(h = i, Y = j) under shares of the classes, of a classifier `P(h = i | x)`, `classifier[i][x]`.
  public func joint(of classifier: [[Double]], shares: [Double]) -> Matrix {
    Matrix(rows: classifier.map { predicted in zip(shares, conditionals).map { $0 * $1.dot(predicted) } })
  }
}
