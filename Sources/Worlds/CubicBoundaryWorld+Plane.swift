extension CubicBoundaryWorld {
  /// The world with the target N((shift, −0.1), spread² I), and how many labelled source examples there are.
  public struct Plane: Sendable, Hashable {
    /// The first coordinate of the target's mean.
    public let shift: Double
    /// The standard deviation of the target in each direction.
    public let spread: Double
    /// The number of source examples.
    public let count: Int

    /// The plane of the usual figure, with 39 effective examples of 200.
    public static let figure = Plane(shift: 0.9, spread: 0.4, count: 200)

    /// The figure's plane and others around it; the last is harder, with a tenth of its hundred examples effective.
    public static let family = [
      figure, Plane(shift: 0.5, spread: 0.4, count: 200), Plane(shift: 1.3, spread: 0.4, count: 200),
      Plane(shift: 0.9, spread: 0.25, count: 200), Plane(shift: 0.9, spread: 0.7, count: 200),
      Plane(shift: 1.4, spread: 0.4, count: 100),
    ]

    /// Its domains.
    public var world: CubicBoundaryWorld { CubicBoundaryWorld(shift: shift, spread: spread) }
  }
}
