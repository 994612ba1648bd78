internal import NumericCore

/// Weights of classes drawn towards 1, for a confusion matrix near singularity: regularised learning under label shift (RLLS).
///
///     θ = argmin ‖C θ − b‖₂ + Δ ‖θ‖₂,   b = μ − C 1,   w = 1 + γ θ,
///
/// with norms that are *not* squared. There are three regimes: θ = 0 where Δ ‖b‖ ≥ ‖Cᵀ b‖; θ = C⁻¹ b, without any shrinkage, where
/// Δ ‖C⁻ᵀ θ‖ ≤ ‖θ‖ there; between them θ = (CᵀC + ρ I)⁻¹ Cᵀ b for the one ρ > 0 at which ρ ‖θ‖ = Δ ‖C θ − b‖. The constraint θ ≥
/// −1, which the authors' program adds, is not imposed.
///
/// Source: K. Azizzadenesheli, A. Liu, F. Yang and A. Anandkumar, "Regularized learning for domain adaptation under label shifts",
/// ICLR 2019; the program is the one of the authors' code.
public struct RegularisedLabelShift: Sendable, Hashable {
  /// Which of the three solutions it is.
  public enum Regime: String, Sendable, Hashable {
    /// No weights at all: the evidence is weaker than the penalty.
    case unweighted
    /// Drawn towards 1.
    case shrunk
    /// That of black-box shift estimation.
    case unpenalised
  }

  /// θ.
  public let deviations: [Double]
  /// w = 1 + γ θ; may be negative.
  public let weights: [Double]
  /// P_S(y) w_y; they sum to 1 where γ = 1 and θ is unpenalised, and nearly where not.
  public let shares: [Double]
  /// ‖C θ − b‖ + Δ ‖θ‖, the minimum.
  public let objective: Double
  /// Which solution it is.
  public let regime: Regime

  /// Minimises.
  ///
  /// - Parameters:
  ///   - confusion: of the source.
  ///   - predictedShares: μ, the shares of the target's predictions.
  ///   - penalty: Δ, of the size of the sampling error of C.
  ///   - trust: γ, how much of θ to believe.
  /// - Precondition: one share a class, the penalty is positive, the trust in 0…1.
  /// - Throws: `nonFinite` where the decomposition fails.
  /// - Complexity: O(*K*³).
  public init(
    confusion: ConfusionMatrix, predictedShares: [Double], penalty: Double, trust: Double = 1
  ) throws(LabelShiftError) {
    precondition(predictedShares.count == confusion.classCount, "An estimate needs the share of each predicted class.")
    precondition(penalty > 0 && (0...1).contains(trust), "The penalty is positive, and the trust lies in 0…1.")
    let decomposition: SingularValueDecomposition
    do { decomposition = try SingularValueDecomposition(confusion.joint) } catch { throw .nonFinite }
    let difference = predictedShares.subtracting(confusion.predictedShares)
    let path = Path(
      values: decomposition.values, components: decomposition.leftVectors.transposedTimes(difference), penalty: penalty)
    let (ridge, regime) = path.solution
    let coordinates = path.coordinates(ridge: ridge)
    let deviations = decomposition.rightVectors.times(coordinates)
    self.deviations = deviations
    weights = deviations.map { 1 + trust * $0 }
    shares = zip(confusion.shares, weights).map { $0 * $1 }
    objective = confusion.joint.times(deviations).subtracting(difference).norm + penalty * deviations.norm
    self.regime = regime
  }

  /// The ridge solutions in the coordinates of the singular vectors: θ_i = s β/(s² + ρ), and the residual ρ β/(s² + ρ).
  private struct Path {
    let values: [Double]
    let components: [Double]
    let penalty: Double

    /// Σ β² (s² − Δ²)/(s² + ρ)²: positive where ‖θ‖ exceeds Δ times the residual over ρ, so that less penalty is wanted.
    private func balance(_ ridge: Double) -> Double {
      zip(values, components).map { value, component in
        let share = component / (value * value + ridge)
        // Without this direction both sides are 0, whatever ρ.
        return component == 0 ? 0 : share * share * (value - penalty) * (value + penalty)
      }.sum()
    }

    var solution: (ridge: Double, regime: Regime) {
      let spread = zip(values, components).map { $0 * $0 * $1 * $1 }.sum()
      let square = components.dot(components)
      if penalty * penalty * square >= spread { return (.infinity, .unweighted) }
      let largest = values[0] * values[0]
      let smallest = 8 * .ulpOfOne * largest
      if values.allSatisfy({ $0 * $0 > smallest }), balance(0) >= 0 { return (0, .unpenalised) }
      // The sign changes once, from less to more; halved in the logarithm.
      var (low, high) = (smallest, largest)
      while balance(high) < 0 { high *= 4 }
      while balance(low) > 0, low > .leastNormalMagnitude { low /= 4 }
      for _ in 0..<200 {
        let middle = (low * high).squareRoot()
        if balance(middle) < 0 { low = middle } else { high = middle }
      }
      return ((low * high).squareRoot(), .shrunk)
    }

    func coordinates(ridge: Double) -> [Double] {
      ridge == .infinity ? values.map { _ in 0 } : zip(values, components).map { $0 * $1 / ($0 * $0 + ridge) }
    }
  }
}
