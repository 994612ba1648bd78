internal import CGSL

// Draws by GSL's algorithms use the logarithms of the platform's library: they are the same in debug and release and on every run,
// and on two platforms except where a last digit decides a comparison.
extension RandomSource {
  /// An exponential number of the given mean.
  ///
  /// - Precondition: the mean is positive and finite.
  public func exponential(mean: Double) -> Double {
    precondition(mean > 0 && mean.isFinite, "An exponential number needs a positive finite mean, not \(mean).")
    return -mean * portableLogarithm(uniform())
  }

  /// A gamma number, of density x^(shape − 1) exp(−x / scale) / (Γ(shape) scale^shape).
  ///
  /// - Precondition: shape and scale are positive and finite.
  public func gamma(shape: Double, scale: Double) -> Double {
    precondition(
      shape > 0 && shape.isFinite && scale > 0 && scale.isFinite,
      "A gamma number needs a positive finite shape and scale, not \(shape) and \(scale).")
    return gsl_ran_gamma(twister.generator, shape, scale)
  }

  /// A beta number in 0…1, of density proportional to x^(alpha − 1) (1 − x)^(beta − 1).
  ///
  /// - Precondition: both parameters are positive and finite.
  public func beta(_ alpha: Double, _ beta: Double) -> Double {
    precondition(
      alpha > 0 && alpha.isFinite && beta > 0 && beta.isFinite,
      "A beta number needs positive finite parameters, not \(alpha) and \(beta).")
    return gsl_ran_beta(twister.generator, alpha, beta)
  }

  /// A point of the probability simplex, of density proportional to the product of x_k^(concentrations[k] − 1).
  ///
  /// - Precondition: there is a concentration, and all are positive and finite.
  public func dirichlet(_ concentrations: [Double]) -> [Double] {
    precondition(
      !concentrations.isEmpty && concentrations.allSatisfy { $0 > 0 && $0.isFinite },
      "A Dirichlet draw needs positive finite concentrations.")
    return Array(unsafeUninitializedCapacity: concentrations.count) { point, initializedCount in
      gsl_ran_dirichlet(twister.generator, concentrations.count, concentrations, point.baseAddress)
      initializedCount = concentrations.count
    }
  }

  /// The number of events of a Poisson process with the given mean.
  ///
  /// - Precondition: the mean is in 0 … 10⁹.
  public func poisson(mean: Double) -> Int {
    precondition((0...1e9).contains(mean), "A Poisson number needs a mean in 0…10⁹, not \(mean).")
    return mean == 0 ? 0 : Int(gsl_ran_poisson(twister.generator, mean))
  }

  /// The number of successes among independent trials.
  ///
  /// - Precondition: the number of trials is in 0 ..< 2³², the probability in 0…1.
  public func binomial(trials: Int, probability: Double) -> Int {
    precondition((0...1).contains(probability), "A probability lies in 0…1, and \(probability) does not.")
    return Int(gsl_ran_binomial(twister.generator, probability, trialCount(trials)))
  }

  /// How often each outcome occurs among independent trials; the counts sum to `trials`.
  ///
  /// - Parameter weights: proportional to the outcomes' probabilities.
  /// - Precondition: the number of trials is in 0 ..< 2³²; the weights are finite and not negative, and their sum is positive.
  public func multinomial(trials: Int, weights: [Double]) -> [Int] {
    requireWeights(weights)
    let counts = [CUnsignedInt](unsafeUninitializedCapacity: weights.count) { counts, initializedCount in
      gsl_ran_multinomial(twister.generator, weights.count, trialCount(trials), weights, counts.baseAddress)
      initializedCount = weights.count
    }
    return counts.map(Int.init)
  }

  private func trialCount(_ trials: Int) -> CUnsignedInt {
    guard let count = CUnsignedInt(exactly: trials) else {
      preconditionFailure("A number of trials is in 0 ..< 2³², and \(trials) is not.")
    }
    return count
  }
}

/// Traps unless the weights can be those of a categorical distribution.
func requireWeights(_ weights: [Double]) {
  precondition(
    weights.allSatisfy { $0 >= 0 && $0.isFinite } && weights.contains { $0 > 0 },
    "Weights of outcomes are finite and not negative, and one of them is positive.")
}
