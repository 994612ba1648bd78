internal import Report

/// A figure in words: sentences on what it shows, and its values one record a line.
struct FigureDescription: Sendable, Hashable {
  /// Ranges, trends, crossings, extremes.
  var sentences: [String] = []
  /// A short table that reads well line by line.
  var records: [String] = []
}

extension Figure {
  /// The figure in words.
  var words: FigureDescription {
    switch content {
    case .plot(let plot): plot.words
    case .histogram(let histogram): histogram.words
    case .densities(let densities): densities.plot.words
    case .bars(let bars): bars.words
    case .heatMap(let map): map.words
    case .decisionRegion(let region): region.words
    case .transportPlan(let plan): plan.words
    case .pictureGrid(let grid): grid.words
    case .forest(let forest): forest.words
    }
  }
}

extension Double {
  /// The number as it is spoken of in a description, to four significant digits.
  var spoken: String { text(significantDigits: 4) }
}

extension Sequence<String> {
  /// `a`, `a and b`, `a, b and c`.
  var enumerated: String {
    let items = Array(self)
    guard items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
  }
}

extension Array {
  /// At most `count` elements at equal steps, the first and the last among them.
  func sampled(_ count: Int) -> [Element] {
    guard self.count > count, count > 1 else { return self }
    return (0..<count).map { self[$0 * (self.count - 1) / (count - 1)] }
  }
}
