internal import NumericCore

/// Entropic transport from ±t to ±s, with equal masses and the cost |x − y|², in closed form.
///
/// A plan is the mass that keeps its sign, and the best ratio to what changes it is exp(4st/ε). So
///
///     OT_ε(t, s) = t² + s² − ε log cosh(2st/ε),
///
/// and the plan's mean image of t is s tanh(2st/ε). From ±1, OT_ε is least to ±s with s = tanh(2s/ε): below 1 for every ε, and 0,
/// the mean alone, from ε = 2 on.
public struct TwoPointTransport: Sendable, Hashable {
  /// ε > 0, in squared units of the coordinate.
  public let regularization: Double

  /// - Precondition: ε is positive and finite.
  public init(regularization: Double) {
    precondition(regularization > 0 && regularization.isFinite, "The weight of the entropy is positive and finite.")
    self.regularization = regularization
  }

  /// OT_ε from ±t to ±s, counted from the independent plan.
  public func penalisedCost(_ t: Double, _ s: Double) -> Double {
    let x = (2 * s * t / regularization).magnitude
    // log cosh x, without exponentials that overflow.
    let logCosh = x + Double.log((1 + Double.exp(-2 * x)) / 2)
    return s * s + t * t - regularization * logCosh
  }

  /// S_ε of ±t and ±s.
  public func divergence(_ t: Double, _ s: Double) -> Double {
    penalisedCost(t, s) - (penalisedCost(t, t) + penalisedCost(s, s)) / 2
  }

  /// The mean image of t among ±s.
  public func image(of t: Double, among s: Double) -> Double { s * Double.tanh(2 * s * t / regularization) }

  /// The s in 0…1 to which OT_ε from ±1 is least, the largest solution of s = tanh(2s/ε).
  public var nearestToOne: Double {
    guard regularization < 2 else { return 0 }
    // tanh is concave, so that the slack tanh(2s/ε) − s is above 0 up to the solution and below 0 from there on.
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if Double.tanh(2 * middle / regularization) > middle { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
