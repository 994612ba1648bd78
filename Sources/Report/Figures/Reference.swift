/// A straight line across a plot, with its value and its name.
public struct Reference: Sendable, Hashable {
  /// The direction of the line.
  public enum Direction: String, Sendable, Hashable { case horizontal, vertical }
  /// The name, such as "chance level".
  public let name: String
  /// The value on the axis that it crosses.
  public let value: Double
  /// The direction of the line.
  public let direction: Direction

  /// A reference line.
  public init(_ name: String, at value: Double, _ direction: Direction = .horizontal) {
    self.name = name
    self.value = value
    self.direction = direction
  }
}
