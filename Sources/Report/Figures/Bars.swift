/// One bar a category; several parts are stacked.
public struct Bars: Sendable, Hashable {
  /// The axis of the values.
  public let value: Axis
  /// The parts that are stacked in every bar, in order; one part for plain bars.
  public let parts: [String]
  /// The bars: a name and one value for each part.
  public let rows: [Row]
  /// Lines across the bars.
  public let references: [Reference]

  /// One bar.
  public struct Row: Sendable, Hashable {
    /// The category.
    public let name: String
    /// One value for each part.
    public let values: [Double]
    /// A bar.
    public init(_ name: String, _ values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// Bars.
  public init(value: Axis, parts: [String], rows: [Row], references: [Reference] = []) {
    self.value = value
    self.parts = parts
    self.rows = rows
    self.references = references
  }
}
