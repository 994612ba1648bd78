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
    /// Distributions as small filled curves over one axis.
    case densities(Densities)
    /// One bar a category.
    case bars(Bars)
    /// A matrix of values as shades.
    case heatMap(HeatMap)
    /// A classifier's labels over a line or over a plane.
    case decisionRegion(DecisionRegion)
    /// A coupling between two sets of points.
    case transportPlan(TransportPlan)
    /// Gray-scale pictures in named rows.
    case pictureGrid(PictureGrid)
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
