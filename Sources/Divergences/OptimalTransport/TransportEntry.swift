/// Mass that a transport plan moves from one source point to one target point.
public struct TransportEntry: Sendable, Hashable {
  /// The position of the source point.
  public let source: Int
  /// The position of the target point.
  public let target: Int
  /// The mass moved; positive.
  public let mass: Double

  /// The entry that moves `mass` from `source` to `target`.
  public init(source: Int, target: Int, mass: Double) {
    self.source = source
    self.target = target
    self.mass = mass
  }
}
