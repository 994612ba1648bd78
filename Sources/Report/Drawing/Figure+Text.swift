extension Figure {
  /// The figure as lines without trailing blanks.
  func textLines(style: RenderingStyle) -> [String] { grid(style: style).lines(color: style.color) }

  /// Title, drawing, legend, notes and caption, every line exactly as wide as the style asks.
  func grid(style: RenderingStyle) -> TextGrid {
    var grid = TextGrid(width: style.width)
    grid.append(title, ink: .bold)
    do throws(Undrawable) {
      grid.append(try content.drawn(style: style))
    } catch {
      grid.append(error.sentence)
    }
    if !caption.isEmpty { grid.append(caption) }
    return grid
  }
}

extension Figure.Content {
  /// The drawing with its legend and notes.
  func drawn(style: RenderingStyle) throws(Undrawable) -> TextGrid {
    switch self {
    case .plot(let plot): try plot.drawn(style: style)
    case .histogram(let histogram): try histogram.drawn(style: style)
    case .bars(let bars): try bars.drawn(style: style)
    case .heatMap(let map): try map.drawn(style: style)
    case .decisionRegion(let region): try region.drawn(style: style)
    case .transportPlan(let plan): try plan.drawn(style: style)
    case .forest(let forest): try forest.drawn(style: style)
    }
  }
}
