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

  /// The largest distance, over the points, of corrected posteriors of the source from the target's.
  public func deviation(of correction: PriorCorrection) -> Double {
    conditionals[0].indices.map { point in
      correction(posteriors(at: point, shares: source)).subtracting(posteriors(at: point, shares: target)).norm
    }.reduce(0, max)
  }

  /// How far BBSE's weights are off, relative to the largest, with the exact matrix of a random classifier; nil where this has a
  /// singular value below `least`.
  ///
  /// - Throws: what BBSE throws.
  public func blackBoxDeviation(leastSingularValue least: Double, from random: RandomSource) throws(LabelShiftError) -> Double? {
    let columns = conditionals[0].map { _ in random.dirichlet(Array(repeating: 0.3, count: source.count)) }
    let classifier = source.indices.map { row in columns.map { $0[row] } }
    let target = ConfusionMatrix(joint: joint(of: classifier, shares: self.target))
    let estimate = try BlackBoxShiftEstimate(
      confusion: ConfusionMatrix(joint: joint(of: classifier, shares: source)), predictedShares: target.predictedShares)
    return estimate.smallestSingularValue > least ? estimate.weights.subtracting(weights).norm / weights.norm : nil
  }
}
