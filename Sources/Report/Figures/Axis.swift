/// An axis: its label, its unit, its scale.
public struct Axis: Sendable, Hashable {
  /// How values are spread along the axis.
  public enum Scale: String, Sendable, Hashable { case linear, logarithmic }
  /// The label.
  public let label: String
  /// The unit, or nil for a pure number.
  public let unit: String?
  /// The scale.
  public let scale: Scale
  /// The range to show, or nil for the range of the data.
  public let range: ClosedRange<Double>?

  /// An axis.
  public init(_ label: String, unit: String? = nil, scale: Scale = .linear, range: ClosedRange<Double>? = nil) {
    self.label = label
    self.unit = unit
    self.scale = scale
    self.range = range
  }
}
