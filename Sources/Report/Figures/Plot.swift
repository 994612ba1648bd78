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
