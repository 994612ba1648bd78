internal import Report

/// A rectangle of cells on which step functions are drawn with box characters, which join where lines meet; row 0 is on top.
struct StepLayer: Sendable, Hashable {
  /// The sides of a cell that a line leaves it by.
  private struct Arms: OptionSet, Hashable {
    let rawValue: Int
    static let left = Arms(rawValue: 1)
    static let right = Arms(rawValue: 2)
    static let up = Arms(rawValue: 4)
    static let down = Arms(rawValue: 8)
  }

  private let columns: Int
  private let rows: Int
  private let isBoxed: Bool
  /// The arms in each cell, by series.
  private var arms: [[Int: Arms]]

  /// An empty layer.
  init(columns: Int, rows: Int, isBoxed: Bool) {
    (self.columns, self.rows, self.isBoxed) = (columns, rows, isBoxed)
    arms = Array(repeating: [:], count: columns * rows)
  }

  /// Draws series `index` along `row` from one column to another, in either order.
  mutating func drawHorizontal(_ index: Int, row: Int, from first: Int, to last: Int) {
    let (low, high) = (max(min(first, last), -1), min(max(first, last), columns))
    guard low < high else { return }
    for column in low...high {
      add(column > low ? .left : [], index, column, row)
      add(column < high ? .right : [], index, column, row)
    }
  }

  /// Draws series `index` along `column` from one row to another, in either order.
  mutating func drawVertical(_ index: Int, column: Int, from first: Int, to last: Int) {
    let (top, bottom) = (max(min(first, last), -1), min(max(first, last), rows))
    guard top < bottom else { return }
    for row in top...bottom {
      add(row > top ? .up : [], index, column, row)
      add(row < bottom ? .down : [], index, column, row)
    }
  }

  private mutating func add(_ arm: Arms, _ index: Int, _ column: Int, _ row: Int) {
    guard !arm.isEmpty, column >= 0, column < columns, row >= 0, row < rows else { return }
    arms[row * columns + column][index, default: []].formUnion(arm)
  }

  /// The lines as characters: heavy for the first series, double for the second; where several series run along the same cells,
  /// they take turns.
  var cells: CellLayer {
    var layer = CellLayer(columns: columns, rows: rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let here = arms[row * columns + column]
        guard !here.isEmpty else { continue }
        let indices = here.keys.sorted()
        let union = here.values.reduce(into: Arms()) { $0.formUnion($1) }
        let index = indices[column % indices.count]
        layer.put(Self.character(union, index, isBoxed: isBoxed), column, row, ink: .series(index))
      }
    }
    return layer
  }

  private static func character(_ arms: Arms, _ index: Int, isBoxed: Bool) -> Character {
    isBoxed ? boxes[index % boxes.count][arms.rawValue] : plain[index % plain.count][arms.rawValue]
  }

  /// By the sum of left 1, right 2, up 4 and down 8: heavy, double and light lines.
  private static let boxes: [[Character]] = [Array(" ━━━┃┛┗┻┃┓┏┳┃┫┣╋"), Array(" ═══║╝╚╩║╗╔╦║╣╠╬"), Array(" ───│┘└┴│┐┌┬│┤├┼")]
  private static let plain: [[Character]] = [Array(" ---|''+|..+|+++"), Array(" ===|''+|..+|+++")]
}
