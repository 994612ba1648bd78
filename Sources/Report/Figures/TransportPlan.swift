/// A coupling between two sets of points: how much mass moves from each to each.
public struct TransportPlan: Sendable, Hashable {
  /// The names of the source points.
  public let sourceNames: [String]
  /// The names of the target points.
  public let targetNames: [String]
  /// The mass moved, `mass[source][target]`.
  public let mass: [[Double]]

  /// A transport plan.
  public init(sourceNames: [String], targetNames: [String], mass: [[Double]]) {
    self.sourceNames = sourceNames
    self.targetNames = targetNames
    self.mass = mass
  }
}
