/// Why a minimisation did not reach a minimum.
public enum MinimizationError: Error, Sendable, Hashable {
  /// The search ended early at `best`, its lowest point: at its budget's end or, if `isStalled`, where rounding hides all descent.
  case notConverged(best: SmoothMinimum, isStalled: Bool)
  /// The function or its gradient is NaN or infinite at `point`.
  case nonFinite(point: [Double])
  /// The library failed.
  case failed(NumericalError)
}

extension MinimizationError: CustomStringConvertible {
  /// A sentence for a person: what failed, and what to try.
  public var description: String {
    switch self {
    case .notConverged(let best, let isStalled):
      "Minimisation stopped at the value \(best.value) with a gradient of norm \(best.gradientNorm) "
        + "after \(best.iterationCount) iterations: "
        + (isStalled
          ? "no direction goes down. Check the gradient, rescale the variables, or loosen the tolerance."
          : "its budget ended. Allow more iterations, rescale the variables, or loosen the tolerance.")
    case .nonFinite(let point):
      "The function to minimise, or its gradient, is not finite at \(point); start closer to the minimum, or rescale the variables."
    case .failed(let error): error.description
    }
  }
}
