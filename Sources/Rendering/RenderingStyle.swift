/// How text is rendered: resolved once by the command line and passed in, so that rendering is a pure function.
public struct RenderingStyle: Sendable, Hashable {
  /// What figures are drawn with.
  public enum Canvas: String, Sendable, Hashable, CaseIterable {
    /// Quadrant blocks, 2×2 dots a cell.
    case block
    /// Braille patterns, 2×4 dots a cell.
    case braille
    /// Plain ASCII characters.
    case ascii
    /// No drawing: each figure becomes a description and a short table.
    case none
  }

  /// What figures are drawn with.
  public let canvas: Canvas
  /// Whether escape sequences colour the text.
  public let color: Bool
  /// The width of a line, 40…160 columns.
  public let width: Int
  /// The most lines that a figure takes, title, axes and legend included; nil for as many as its drawing needs.
  public let figureRows: Int?
  /// Whether a figure is its title and its drawing only, without the caption.
  public let isCompact: Bool

  /// A style; `width` is clamped to 40…160, and `figureRows` is at least 4.
  public init(
    canvas: Canvas = .ascii, color: Bool = false, width: Int = 80, figureRows: Int? = nil, isCompact: Bool = false
  ) {
    self.canvas = canvas
    self.color = color
    self.width = min(max(width, 40), 160)
    self.figureRows = figureRows.map { max($0, 4) }
    self.isCompact = isCompact
  }

  /// The style of a screen: figures of at most `figureRows` lines, without captions.
  public func compact(figureRows: Int = 12) -> RenderingStyle {
    RenderingStyle(canvas: canvas, color: color, width: width, figureRows: figureRows, isCompact: true)
  }

  /// The style with lines of at most `width` columns.
  func narrowed(to width: Int) -> RenderingStyle { RenderingStyle(canvas: canvas, color: color, width: min(width, self.width)) }
}
