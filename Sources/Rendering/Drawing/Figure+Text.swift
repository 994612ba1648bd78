internal import Report

extension Figure {
  /// The figure as lines without trailing blanks.
  func textLines(style: RenderingStyle) -> [String] { grid(style: style).lines(color: style.color) }

  /// The figure as lines that are all as wide as the style asks, blanks at their ends included.
  package func paddedLines(style: RenderingStyle) -> [String] { grid(style: style).lines(color: style.color, trimmed: false) }

  /// Title, drawing, legend, notes and caption, every line exactly as wide as the style asks.
  func grid(style: RenderingStyle) -> TextGrid {
    var grid = TextGrid(width: style.width)
    grid.append(title, ink: .bold)
    do throws(Undrawable) {
      if style.canvas == .none {
        grid.append(try described(style: style))
      } else {
        grid.append(try content.drawn(style: style))
      }
    } catch {
      grid.append(error.sentence)
    }
    if !caption.isEmpty { grid.append(caption) }
    return grid
  }
}

extension Figure {
  /// The figure in words, one sentence a line and one record a line; where nothing can be drawn, the same sentence as there.
  private func described(style: RenderingStyle) throws(Undrawable) -> TextGrid {
    let words = words
    if words.sentences.isEmpty {
      _ = try content.drawn(style: style)
      throw Undrawable(sentence: "There is nothing to describe.")
    }
    var grid = TextGrid(width: style.width)
    for sentence in words.sentences { grid.append(sentence, indent: 2) }
    for record in words.records { grid.append("- " + record, indent: 4) }
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
    case .pictureGrid(let grid): try grid.drawn(style: style)
    case .forest(let forest): try forest.drawn(style: style)
    }
  }
}
