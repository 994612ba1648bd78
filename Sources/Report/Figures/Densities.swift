/// Distributions as small filled curves, one below the other over one axis: the marginals of a world in a few lines.
public struct Densities: Sendable, Hashable {
  /// The axis of the values that are distributed.
  public let x: Axis
  /// The densities by value, first on top; all have one scale, from 0 to the greatest of them. A histogram is a density in steps.
  public let curves: [Series]

  /// Densities over one axis.
  public init(x: Axis, curves: [Series]) {
    self.x = x
    self.curves = curves
  }
}
