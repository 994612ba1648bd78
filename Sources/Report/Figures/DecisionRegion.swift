/// A classifier's labels over a line or over a plane, with the sample that it was trained or judged on.
public struct DecisionRegion: Sendable, Hashable {
  /// One labelled point.
  public struct Point: Sendable, Hashable {
    /// The horizontal position.
    public let x: Double
    /// The vertical position; 0 on a strip.
    public let y: Double
    /// The index of its label in `labelNames`.
    public let label: Int
    /// Its group, such as "source"; groups have markers of their own.
    public let group: String
    /// A point.
    public init(x: Double, y: Double = 0, label: Int, group: String) {
      self.x = x
      self.y = y
      self.label = label
      self.group = group
    }
  }

  /// The horizontal axis, with its range.
  public let x: Axis
  /// The vertical axis, or nil for a strip over a line.
  public let y: Axis?
  /// The names of the labels.
  public let labelNames: [String]
  /// The predicted label at each node of a regular grid, first row at the top; a strip has one row, or none when nothing is
  /// predicted.
  public let grid: [[Int]]
  /// The sample.
  public let points: [Point]

  /// A decision region.
  public init(x: Axis, y: Axis? = nil, labelNames: [String], grid: [[Int]], points: [Point]) {
    self.x = x
    self.y = y
    self.labelNames = labelNames
    self.grid = grid
    self.points = points
  }
}
