public import NumericCore

/// What the identities of importance weighting speak of, on exact instances.
extension FiniteInstance {
  /// E_S[wℓ] = E_T[ℓ].
  public var isUnbiased: Bool { weightedRisk == targetRisk }

  /// E_T[ℓ · 1(x outside the support of S)], which no weights bring back.
  public var lostRisk: Rational { overTarget { source[$0] == 0 ? losses[$0] : 0 } }

  /// The same domains under the loss 1(ℓ > ½): where a hypothesis errs and where not.
  public var zeroOne: FiniteInstance {
    FiniteInstance(probabilities: source, target, losses: losses.map { $0 > Rational(1, 2) ? 1 : 0 })
  }

  /// E_S[w²].
  public var weightSecondMoment: Rational { overSource { weights[$0] * weights[$0] } }

  /// χ²(T‖S) = E_S[(w − 1)²], where S covers T.
  public var chiSquare: Rational { overSource { (weights[$0] - 1) * (weights[$0] - 1) } }

  /// E_S[w²ℓ²] − E_T[ℓ]², the variance of one weighted loss where S covers T.
  public var productVariance: Rational {
    overSource { weights[$0] * losses[$0] * weights[$0] * losses[$0] } - targetRisk * targetRisk
  }

  /// Mean and variance of (w₁ℓ₁ + w₂ℓ₂)/2 over all samples of two source examples.
  public var pairMean: (mean: Rational, variance: Rational) {
    let products = zip(weights, losses).map { $0 * $1 }
    let mean = overPairs { (products[$0] + products[$1]) / 2 }
    let square = overPairs { (products[$0] + products[$1]) * (products[$0] + products[$1]) / 4 }
    return (mean, square - mean * mean)
  }

  /// The mean of (w₁ℓ₁ + w₂ℓ₂)/(w₁ + w₂) over the same samples.
  ///
  /// - Precondition: every point has mass on both domains.
  public var pairQuotient: Rational {
    overPairs { (weights[$0] * losses[$0] + weights[$1] * losses[$1]) / (weights[$0] + weights[$1]) }
  }

  /// The bias E_T[m] + E_S[ŵ(ℓ − m)] − E_T[ℓ] of the doubly robust estimate.
  ///
  /// - Parameters:
  ///   - guess: ŵ, one a point.
  ///   - model: m, one a point.
  public func doublyRobustBias(weights guess: [Rational], model: [Rational]) -> Rational {
    overTarget { model[$0] } + overSource { guess[$0] * (losses[$0] - model[$0]) } - targetRisk
  }

  /// E_S[(ŵ − w)(ℓ − m)], what both errors of the doubly robust estimate come to together.
  public func errorProduct(weights guess: [Rational], model: [Rational]) -> Rational {
    overSource { (guess[$0] - weights[$0]) * (losses[$0] - model[$0]) }
  }

  /// r = w/(αw + 1 − α) at each point.
  ///
  /// - Precondition: α is in 0..<1, or no weight is 0.
  public func relativeWeights(_ relativity: Rational) -> [Rational] {
    weights.map { $0 / (relativity * $0 + 1 - relativity) }
  }

  /// P(T | x)/P(S | x) at each point, in a pool of so many examples of each domain.
  ///
  /// - Precondition: every point has mass on the source.
  public func domainOdds(sourceCount: Int, targetCount: Int) -> [Rational] {
    zip(source, target).map { source, target in
      let (own, other) = (Rational(sourceCount) * source, Rational(targetCount) * target)
      let share = other / (own + other)
      return share / (1 - share)
    }
  }
}
