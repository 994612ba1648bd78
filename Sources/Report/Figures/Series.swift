/// One series of a plot.
public struct Series: Sendable, Hashable {
  /// How the points are joined.
  public enum Style: String, Sendable, Hashable {
    /// By straight lines.
    case line
    /// Not at all.
    case points
    /// By steps: the value of a point holds from the point on, up to the next one and without it, as for a distribution function
    /// P(X ≤ t). The curve is continuous from the right.
    case steps
    /// By steps: the value of a point holds after the one before it, up to the point and with it, as for the risk of 1[x < t].
    /// The curve is continuous from the left.
    case leftSteps = "left_steps"

    /// Whether the curve jumps from value to value.
    public var isStepped: Bool { self == .steps || self == .leftSteps }
  }
  /// One point, with the ends of its band or error bar where it has one.
  public struct Point: Sendable, Hashable {
    /// The horizontal position.
    public let x: Double
    /// The value.
    public let y: Double
    /// The lower end of the interval.
    public let lower: Double?
    /// The upper end of the interval.
    public let upper: Double?

    /// A point.
    public init(_ x: Double, _ y: Double, lower: Double? = nil, upper: Double? = nil) {
      self.x = x
      self.y = y
      self.lower = lower
      self.upper = upper
    }
  }

  /// The name in the legend.
  public let name: String
  /// How the points are joined.
  public let style: Style
  /// The points, in the order in which a line joins them.
  public let points: [Point]
  /// What the band or the error bars are, such as "95 % t-interval over 20 seeds".
  public let bandMeaning: String?

  /// A series.
  public init(_ name: String, style: Style = .line, points: [Point], bandMeaning: String? = nil) {
    self.name = name
    self.style = style
    self.points = points
    self.bandMeaning = bandMeaning
  }
}
