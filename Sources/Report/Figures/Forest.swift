/// Estimates with intervals, a row each, and the bound that they are compared with.
public struct Forest: Sendable, Hashable {
  /// One row.
  public struct Row: Sendable, Hashable {
    /// What is estimated.
    public let name: String
    /// The estimate.
    public let estimate: Double
    /// The lower end of its interval.
    public let lower: Double
    /// The upper end of its interval.
    public let upper: Double
    /// A row.
    public init(_ name: String, estimate: Double, lower: Double, upper: Double) {
      self.name = name
      self.estimate = estimate
      self.lower = lower
      self.upper = upper
    }
  }

  /// The axis of the estimates.
  public let x: Axis
  /// The rows, first on top.
  public let rows: [Row]
  /// What the intervals are.
  public let intervalMeaning: String
  /// The bound, chance level or zero.
  public let references: [Reference]

  /// A forest plot.
  public init(x: Axis, rows: [Row], intervalMeaning: String, references: [Reference] = []) {
    self.x = x
    self.rows = rows
    self.intervalMeaning = intervalMeaning
    self.references = references
  }
}
