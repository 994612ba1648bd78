public import Learning
public import NumericCore

/// A classification task that is a random network, so that what two tasks share is known by construction: their first layers.
///
///     x ∼ N(0, I₂₀),   h = tanh(… tanh(x W₁) …) through three layers,   z = h U,   class = argmax of the standardised z.
///
/// A task that shares all three layers and the output is the same task.
public struct TeacherWorld: Sendable, Hashable {
  /// The number of inputs, and the width of each layer.
  public static let inputCount = 20
  /// The number of classes.
  public static let classCount = 10
  /// The number of hidden layers.
  public static let depth = 3

  /// W₁, W₂, W₃: weights of variance 1.5² / 20, large enough for tanh to bend.
  private let hidden: [Matrix]
  /// U: weights of variance 1 / 20.
  private let output: Matrix
  /// The mean and standard deviation of each column of z over 5,000 inputs, so that no class takes all.
  private let centre: [Double]
  private let spread: [Double]

  /// A random task.
  public init(drawnFrom source: RandomSource) { self.init(sharing: 0, of: nil, drawnFrom: source) }

  /// A task that has the first `sharedCount` layers of `other` and is random above; its output is always its own.
  ///
  /// - Precondition: `sharedCount` is in `0 ... depth`.
  public init(sharing sharedCount: Int, of other: TeacherWorld, drawnFrom source: RandomSource) {
    precondition((0...Self.depth).contains(sharedCount), "A task shares 0…\(Self.depth) layers of another.")
    self.init(sharing: sharedCount, of: Optional(other), drawnFrom: source)
  }

  private init(sharing sharedCount: Int, of other: TeacherWorld?, drawnFrom source: RandomSource) {
    let width = Self.inputCount
    let scale = 1.5 / Double(width).squareRoot()
    let own = (0..<Self.depth).map { scale * source.stream("layer \($0)").normals(rowCount: width, columnCount: width) }
    hidden = own.indices.map { index in other.flatMap { index < sharedCount ? $0.hidden[index] : nil } ?? own[index] }
    output = 1 / Double(width).squareRoot() * source.stream("output").normals(rowCount: width, columnCount: Self.classCount)
    let logits = Self.logits(
      of: source.stream("standardisation").normals(rowCount: 5_000, columnCount: width), hidden: hidden, output: output)
    let columns = (0..<Self.classCount).map { logits.column($0) }
    centre = columns.map(\.mean)
    spread = columns.map(\.standardDeviation)
  }

  /// Inputs with their classes.
  public func examples(count: Int, drawnFrom source: RandomSource) -> ClassifiedExamples {
    let inputs = source.normals(rowCount: count, columnCount: Self.inputCount)
    let logits = Self.logits(of: inputs, hidden: hidden, output: output)
    let classes = (0..<count).map { row in
      let scores = (0..<Self.classCount).map { (logits[row, $0] - centre[$0]) / spread[$0] }
      return scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
    }
    return ClassifiedExamples(inputs: FloatMatrix(inputs), classes: classes, classCount: Self.classCount)
  }

  private static func logits(of inputs: Matrix, hidden: [Matrix], output: Matrix) -> Matrix {
    hidden.reduce(inputs) { values, weights in
      let sums = values * weights
      return Matrix(rowCount: sums.rowCount, columnCount: sums.columnCount, elements: sums.elements.map { .tanh($0) })
    } * output
  }
}
