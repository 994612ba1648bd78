internal import Report

extension DotLayer {
  /// A pattern of dots set and left out along a line, so that lines differ without colour.
  struct Dash: Sendable, Hashable {
    private let pattern: [Bool]
    private var phase = 0

    /// The pattern of the series with this index, in cells of `scale` dots.
    init(series index: Int, scale: Int) {
      let runs: [[Int]] = [[1], [3, 1], [1, 1], [4, 1, 1, 1], [1, 2]]
      pattern = runs[index % runs.count].enumerated().flatMap { turn, length in
        Array(repeating: turn % 2 == 0, count: length * scale)
      }
    }

    /// Whether the next dot is set.
    mutating func next() -> Bool {
      phase = (phase + 1) % pattern.count
      return pattern[phase]
    }
  }

  /// Draws the straight line between two points given in dots, as far as it lies on the layer.
  ///
  /// - Parameter continues: whether another line has ended at `start`, so that its dot is not drawn twice.
  mutating func drawLine(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double), continues: Bool, dash: inout Dash, ink: Ink?
  ) {
    guard let (first, last) = clipped(start, end) else { return }
    // Between whole dots, so that a line of many short pieces has no holes.
    let (x, y) = (first.x.rounded(), first.y.rounded())
    let (dx, dy) = (last.x.rounded() - x, last.y.rounded() - y)
    let count = max(dx.magnitude, dy.magnitude)
    for index in (continues ? 1 : 0)..<(Int(count) + 1) {
      let share = count == 0 ? 0 : Double(index) / count
      if dash.next() { set(Int((x + share * dx).rounded()), Int((y + share * dy).rounded()), ink: ink) }
    }
  }

  /// The part of the segment on the layer (Liang and Barsky), nil if there is none.
  private func clipped(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double)
  ) -> (first: (x: Double, y: Double), last: (x: Double, y: Double))? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var enters = 0.0
    var leaves = 1.0
    // Half a dot of margin keeps points on the border.
    let sides = [
      (-dx, start.x + 0.5), (dx, Double(width) - 0.5 - start.x), (-dy, start.y + 0.5), (dy, Double(height) - 0.5 - start.y),
    ]
    for (slope, distance) in sides {
      if slope == 0 {
        if distance < 0 { return nil }
      } else if slope < 0 {
        enters = max(enters, distance / slope)
      } else {
        leaves = min(leaves, distance / slope)
      }
    }
    guard enters <= leaves else { return nil }
    return ((start.x + enters * dx, start.y + enters * dy), (start.x + leaves * dx, start.y + leaves * dy))
  }
}
