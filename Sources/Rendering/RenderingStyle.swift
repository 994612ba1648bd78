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

  /// A style; `width` is clamped to 40…160.
  public init(canvas: Canvas = .ascii, color: Bool = false, width: Int = 80) {
    self.canvas = canvas
    self.color = color
    self.width = min(max(width, 40), 160)
  }

  /// The style with lines of at most `width` columns.
  func narrowed(to width: Int) -> RenderingStyle { RenderingStyle(canvas: canvas, color: color, width: min(width, self.width)) }

  func compact(rows: Int) -> RenderingStyle { self }
}
