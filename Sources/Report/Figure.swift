/// A figure as data: renderers turn it into text, SVG, prose or JSON.
public struct Figure: Sendable, Hashable {
  /// The title.
  public let title: String
  /// What a reader should see in it, in one sentence.
  public let caption: String
  /// The data, by kind.
  public let content: Content

  /// The kinds of figure.
  public enum Content: Sendable, Hashable {
    /// Lines, points and steps over two axes.
    case plot(Plot)
    /// Counts in equal bins.
    case histogram(Histogram)
    /// One bar a category.
    case bars(Bars)
    /// A matrix of values as shades.
    case heatMap(HeatMap)
    /// A classifier's labels over a line or over a plane.
    case decisionRegion(DecisionRegion)
    /// A coupling between two sets of points.
    case transportPlan(TransportPlan)
    /// Estimates with intervals, a row each.
    case forest(Forest)
  }

  /// A figure.
  public init(title: String, caption: String, content: Content) {
    self.title = title
    self.caption = caption
    self.content = content
  }
}

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

/// Series over two axes, with reference lines.
public struct Plot: Sendable, Hashable {
  /// The horizontal axis.
  public let x: Axis
  /// The vertical axis.
  public let y: Axis
  /// The series, in the order of the legend.
  public let series: [Series]
  /// Horizontal or vertical lines with their value.
  public let references: [Reference]

  /// A plot.
  public init(x: Axis, y: Axis, series: [Series], references: [Reference] = []) {
    self.x = x
    self.y = y
    self.series = series
    self.references = references
  }
}

/// One series of a plot.
public struct Series: Sendable, Hashable {
  /// How the points are joined.
  public enum Style: String, Sendable, Hashable { case line, points, steps }
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

/// Counts in equal bins.
public struct Histogram: Sendable, Hashable {
  /// The horizontal axis, that of the values.
  public let x: Axis
  /// The values, as they were measured.
  public let values: [Double]
  /// The number of bins; nil for the Freedman–Diaconis rule.
  public let binCount: Int?
  /// Vertical lines.
  public let references: [Reference]

  /// A histogram of `values`.
  public init(x: Axis, values: [Double], binCount: Int? = nil, references: [Reference] = []) {
    self.x = x
    self.values = values
    self.binCount = binCount
    self.references = references
  }
}

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

/// A matrix of values as shades.
public struct HeatMap: Sendable, Hashable {
  /// The label of the columns.
  public let x: Axis
  /// The label of the rows.
  public let y: Axis
  /// The names of the columns.
  public let columnNames: [String]
  /// The names of the rows.
  public let rowNames: [String]
  /// The values, `values[row][column]`, first row on top.
  public let values: [[Double]]

  /// A heat map.
  public init(x: Axis, y: Axis, columnNames: [String], rowNames: [String], values: [[Double]]) {
    self.x = x
    self.y = y
    self.columnNames = columnNames
    self.rowNames = rowNames
    self.values = values
  }
}

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
  /// The predicted label at each node of a regular grid, first row at the top; a strip has one row, or none when nothing is predicted.
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
