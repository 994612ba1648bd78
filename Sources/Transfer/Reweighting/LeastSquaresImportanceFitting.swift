public import Learning
public import NumericCore

/// Unconstrained least-squares importance fitting (uLSIF): the density ratio as a sum of Gaussian functions around target examples.
///
///     w(x) = Σₗ αₗ k(x, cₗ),   α = max(0, (Ĥ + λI)⁻¹ ĥ)   element by element,
///     Ĥ = mean over the source of φ(x)φ(x)ᵀ,   ĥ = mean over the target of φ(z),
///
/// which minimises ½ ∫ (w − p_T/p_S)² p_S up to a constant, the penalty ½ λ‖α‖², and the rounding up of negative αₗ to 0. One
/// linear system; its leave-one-out score has a closed form, by which the bandwidth and λ can be chosen.
///
/// Source: T. Kanamori, S. Hido and M. Sugiyama, "A least-squares approach to direct importance estimation", JMLR 10 (2009),
/// section 3 and figure 2.
public struct LeastSquaresImportanceFitting: Sendable, Hashable {
  /// The width σ of the Gaussian functions.
  public let bandwidth: Double
  /// λ.
  public let penalty: Double
  /// α, one a centre, not negative.
  public let coefficients: [Double]
  /// The leave-one-out estimate of ½ E_S[w²] − E_T[w], smaller is better: nil for fewer than two examples of a domain.
  public let leaveOneOutScore: Double?
  private let basis: KernelBasis

  /// Fits the ratio for a given bandwidth and penalty.
  ///
  /// - Parameters:
  ///   - source: `n_S × d`.
  ///   - target: `n_T × d`, in random order: evenly spaced rows become the centres.
  ///   - bandwidth: σ > 0.
  ///   - penalty: λ > 0.
  ///   - centreLimit: the largest number of centres.
  /// - Precondition: both domains have the same features; σ, λ and the limit are positive.
  /// - Throws: ``LearningError`` where a domain is empty or not finite.
  /// - Complexity: O((*n_S* + *n_T*) *b* (*b* + *d*) + *b*³) for *b* centres.
  public init(
    source: Matrix, target: Matrix, bandwidth: Double, penalty: Double, centreLimit: Int = 100
  ) throws(LearningError) {
    precondition(bandwidth > 0 && penalty > 0 && centreLimit > 0, "Bandwidth, penalty and number of centres are positive.")
    try requireDomains(source: source, target: target, minimum: 1)
    let basis = KernelBasis(target: target, limit: centreLimit)
    let system = LeastSquaresImportanceSystem(
      sourceBasis: basis.values(at: source, bandwidth: bandwidth), targetBasis: basis.values(at: target, bandwidth: bandwidth))
    coefficients = try system.coefficients(penalty: penalty)
    leaveOneOutScore = min(source.rowCount, target.rowCount) >= 2 ? try system.leaveOneOutScore(penalty: penalty) : nil
    self.basis = basis
    self.bandwidth = bandwidth
    self.penalty = penalty
  }

  /// Fits the ratio with the bandwidth and penalty of the smallest leave-one-out score; ties go to the first.
  ///
  /// - Parameters:
  ///   - bandwidths: nil for the median distance of the pooled sample times 0.2, 0.5, 1, 2.
  ///   - penalties: values of λ to try.
  /// - Precondition: both domains have the same features; there is something to choose from, all positive.
  /// - Throws: ``LearningError`` where a domain has fewer than two examples, or is not finite, or where all examples coincide.
  public init(
    choosingFor source: Matrix, target: Matrix, bandwidths: [Double]? = nil,
    penalties: [Double] = [1e-3, 1e-2, 1e-1, 1, 10], centreLimit: Int = 100
  ) throws(LearningError) {
    try requireDomains(source: source, target: target, minimum: 2)
    let candidates = if let bandwidths { bandwidths } else { try medianMultiples(source: source, target: target) }
    var best: LeastSquaresImportanceFitting?
    for bandwidth in candidates {
      for penalty in penalties {
        let fit = try LeastSquaresImportanceFitting(
          source: source, target: target, bandwidth: bandwidth, penalty: penalty, centreLimit: centreLimit)
        if (fit.leaveOneOutScore ?? .infinity) < (best?.leaveOneOutScore ?? .infinity) { best = fit }
      }
    }
    guard let best else { preconditionFailure("There is no bandwidth or penalty to choose from.") }
    self = best
  }

  /// w(x) of each row.
  ///
  /// - Precondition: the rows have the features of the domains.
  public func weights(of features: Matrix) -> ImportanceWeights {
    ImportanceWeights(basis.values(at: features, bandwidth: bandwidth).times(coefficients))
  }
}

/// 0.2, 0.5, 1 and 2 times the median distance of at most a thousand pooled examples.
func medianMultiples(source: Matrix, target: Matrix) throws(LearningError) -> [Double] {
  let pooled = source.appending(rowsOf: target)
  let step = max(1, pooled.rowCount / 1000)
  let some = pooled.rows(Array(stride(from: 0, to: pooled.rowCount, by: step)))
  guard case .gaussian(let median) = try Kernel.medianHeuristic(some) else { return [] }
  return [0.2, 0.5, 1, 2].map { $0 * median }
}
