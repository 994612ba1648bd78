public import NumericCore

extension ExactTransport {
  /// The plan between two samples of equal masses for the cost |x − y|², which is then W₂².
  ///
  /// - Throws: `TransportError`.
  /// - Precondition: the dimensions agree.
  public init(squaredDistanceFrom source: Matrix, to target: Matrix) throws(TransportError) {
    try self.init(TransportProblem(costs: pairwiseSquaredDistances(source, target)))
  }

  /// What the potentials leave of each cost, cᵢⱼ − uᵢ − vⱼ, row by row: never below 0, and 0 wherever mass moves (complementary
  /// slackness).
  public var reducedCosts: [[Double]] {
    sourcePotentials.indices.map { source in
      targetPotentials.indices.map { problem.costs[source, $0] - sourcePotentials[source] - targetPotentials[$0] }
    }
  }

  /// The largest violation of what makes a plan optimal: of the duality gap, of a potential above a cost, of mass where the
  /// potentials stay below the cost, of a marginal. Rounding alone.
  ///
  /// - Complexity: O(*n* *m*)
  public var certificateViolation: Double {
    let reduced = reducedCosts
    let slack = entries.map { ($0.mass * reduced[$0.source][$0.target]).magnitude }.max() ?? 0
    return [dualityGap.magnitude, slack, marginalError, -(reduced.joined().min() ?? 0)].reduce(0, max)
  }

  /// The share of the mass that goes from each source to the target of the same index.
  public var matchedShare: Double { entries.reduce(0) { $1.source == $1.target ? $0 + $1.mass : $0 } }
}

extension TransportProblem {
  /// What moving all mass at random costs, Σᵢⱼ aᵢ bⱼ cᵢⱼ.
  public var independentCost: Double {
    sourceWeights.indices.reduce(0) { sum, source in
      sum + sourceWeights[source] * targetWeights.indices.reduce(0) { $0 + targetWeights[$1] * costs[source, $1] }
    }
  }
}
