internal import CGSL

// Draws by GSL's algorithms use the logarithms of the platform's library: they are the same in debug and release and on every run,
// and on two platforms except where a last digit decides a comparison.
extension RandomSource {
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

  /// The number of successes among independent trials.
  ///
  /// - Precondition: the number of trials is in 0 ..< 2³², the probability in 0…1.
  public func binomial(trials: Int, probability: Double) -> Int {
    precondition((0...1).contains(probability), "A probability lies in 0…1, and \(probability) does not.")
    guard let count = CUnsignedInt(exactly: trials) else {
      preconditionFailure("A number of trials is in 0 ..< 2³², and \(trials) is not.")
    }
    return Int(gsl_ran_binomial(twister.generator, probability, count))
  }
}
