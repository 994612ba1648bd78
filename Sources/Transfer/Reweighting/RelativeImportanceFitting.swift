public import Learning
public import NumericCore

/// Relative unconstrained least-squares importance fitting (RuLSIF): the ratio to a mixture, which is bounded whatever the domains
/// are.
///
///     r_α(x) = p_T(x) / (α p_T(x) + (1 − α) p_S(x)) = w(x) / (α w(x) + 1 − α) ≤ 1/α
///
/// as a sum of Gaussian functions around target examples,
///
///     r(x) = Σₗ θₗ k(x, cₗ),   θ = max(0, (Ĥ + λI)⁻¹ ĥ)   element by element,
///     Ĥ = α · mean over the target of φ(z)φ(z)ᵀ + (1 − α) · mean over the source of φ(x)φ(x)ᵀ,   ĥ = mean over the target of φ(z),
///
/// which minimises ½ ∫ (r − r_α)² (α p_T + (1 − α) p_S) up to a constant, the penalty ½ λ‖θ‖², and the rounding up of negative θₗ
/// to 0. With α = 0 it is ``LeastSquaresImportanceFitting``.
///
/// Weights r_α have a finite second moment under any shift, and a bias for it: E_S[r_α ℓ] is not E_T[ℓ], however many examples
/// there are. The estimate itself is not held below 1/α.
///
/// Source: M. Yamada, T. Suzuki, T. Kanamori, H. Hachiya and M. Sugiyama, "Relative density-ratio estimation for robust
/// distribution comparison", Neural Computation 25 (2013), 1324–1370.
public struct RelativeImportanceFitting: Sendable, Hashable {
  /// α, the target's share of the mixture, in 0..<1.
  public let relativity: Double
  /// The width σ of the Gaussian functions.
  public let bandwidth: Double
  /// θ, one a centre, not negative.
  public let coefficients: [Double]
  private let basis: KernelBasis

  /// Fits the relative ratio for a given bandwidth and penalty.
  ///
  /// - Parameters:
  ///   - source: `n_S × d`.
  ///   - target: `n_T × d`, in random order: evenly spaced rows become the centres.
  ///   - relativity: α.
  ///   - bandwidth: σ > 0.
  ///   - penalty: λ > 0.
  ///   - centreLimit: the largest number of centres.
  /// - Precondition: both domains have the same features; 0 ≤ α < 1; σ, λ and the limit are positive.
  /// - Throws: ``LearningError`` where a domain is empty or not finite.
  /// - Complexity: O((*n_S* + *n_T*) *b* (*b* + *d*) + *b*³) for *b* centres.
  public init(
    source: Matrix, target: Matrix, relativity: Double, bandwidth: Double, penalty: Double, centreLimit: Int = 100
  ) throws(LearningError) {
    precondition((0..<1).contains(relativity), "The target's share of the mixture is at least 0 and below 1.")
    precondition(bandwidth > 0 && penalty > 0 && centreLimit > 0, "Bandwidth, penalty and number of centres are positive.")
    try requireDomains(source: source, target: target, minimum: 1)
    basis = KernelBasis(target: target, limit: centreLimit)
    let system = LeastSquaresImportanceSystem(
      sourceBasis: basis.values(at: source, bandwidth: bandwidth), targetBasis: basis.values(at: target, bandwidth: bandwidth),
      targetShare: relativity)
    coefficients = try system.coefficients(penalty: penalty)
    self.relativity = relativity
    self.bandwidth = bandwidth
  }

  /// r(x) of each row.
  ///
  /// - Precondition: the rows have the features of the domains.
  public func weights(of features: Matrix) -> ImportanceWeights {
    ImportanceWeights(basis.values(at: features, bandwidth: bandwidth).times(coefficients))
  }
}

extension ImportanceWeights {
  /// The relative weights w/(αw + 1 − α), which are at most 1/α.
  ///
  /// - Parameter relativity: α, the target's share of the mixture; with 0 the weights stay as they are.
  /// - Precondition: 0 ≤ α < 1.
  public func relative(to relativity: Double) -> ImportanceWeights {
    precondition((0..<1).contains(relativity), "The target's share of the mixture is at least 0 and below 1.")
    return ImportanceWeights(values.map { $0 / (relativity * $0 + 1 - relativity) })
  }
}
