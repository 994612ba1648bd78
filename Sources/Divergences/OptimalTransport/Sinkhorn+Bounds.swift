public import NumericCore

extension Sinkhorn {
  /// ε min(H(a), H(b)), by which OT_ε = ``penalisedCost`` can exceed the least cost OT at most.
  ///
  /// OT_ε is at most what the exact plan P costs with its penalty, and KL(P | a ⊗ b) = H(a) + H(b) − H(P) ≤ min(H(a), H(b)),
  /// because a joint distribution has at least the entropy of either marginal. It is reached where points so far apart that none
  /// may move go to themselves.
  public var largestPenalty: Double {
    func entropy(_ weights: [Double]) -> Double { weights.reduce(0) { $1 > 0 ? $0 - $1 * Double.log($1) : $0 } }
    return regularization * min(entropy(problem.sourceWeights), entropy(problem.targetWeights))
  }

  /// The variance of the images of the source, over that of the target; both are mean squared distances from the mean.
  ///
  /// An image is a mean of targets, so that the share is at most 1, by Jensen's inequality; it is 1 only for a plan that splits no
  /// mass.
  ///
  /// - Precondition: there is one row for each target, and they are not all equal.
  public func imageSpread(among targets: Matrix) -> Double {
    func variance(_ points: Matrix, _ weights: [Double]) -> Double {
      let mean = points.columnMeans(weights: weights)
      return weights.indices.reduce(0) { $0 + weights[$1] * points.row($1).squaredDistance(to: mean) }
    }
    return variance(barycentricMap(onto: targets), problem.sourceWeights) / variance(targets, problem.targetWeights)
  }
}
