internal import Learning
internal import NumericCore

/// What linear models of the source say of each row of both domains, each row by a model that has not seen it: a source row by the
/// model of the folds that it is not in, a target row by that of a fold at random, so that both are scored by models from equally
/// many rows.
struct SourceScores {
  /// The scores of both domains.
  typealias Pair = (source: [Double], target: [Double])

  static let foldCount = 5

  /// A column a class, or one for numbers.
  private let source: Matrix
  private let target: Matrix

  /// The standard deviation of a column over both domains.
  func deviation(_ column: Int) -> Double { (source.column(column) + target.column(column)).standardDeviation }

  /// A column, in units of its deviation.
  func scaled(_ column: Int) -> Pair {
    let unit = 1 / deviation(column)
    return (source.column(column).scaled(by: unit), target.column(column).scaled(by: unit))
  }

  /// The predictions of ridge regressions of numbers.
  init(_ source: Matrix, _ target: Matrix, labels: [Double], random: RandomSource) throws(LearningError) {
    var generator = random
    let folds = try Folds(count: Self.foldCount, exampleCount: labels.count, using: &generator)
    try self.init(source, target, folds, width: 1, random) { rows throws(LearningError) in
      let model = try RidgeRegression(Sample(features: source.rows(rows), labels: rows.map { labels[$0] }))
      return { points in Matrix(rowCount: points.rowCount, columnCount: 1, elements: model.scores(of: points)) }
    }
  }

  /// The logits of each class's probability: of two classes by logistic regressions, of more by softmax regressions.
  ///
  /// - Precondition: each of `names` is the class of at least as many rows as there are folds, and there are two of them or more.
  init(_ source: Matrix, _ target: Matrix, classes: [Int], names: [Int], random: RandomSource) throws(LearningError) {
    var generator = random
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let labels = classes.map { places[$0] ?? 0 }
    let folds = try Folds(count: Self.foldCount, stratifying: labels.map(Double.init), using: &generator)
    try self.init(source, target, folds, width: names.count, random) { rows throws(LearningError) in
      let features = source.rows(rows)
      guard names.count > 2 else {
        let model = try LogisticRegression(Sample(features: features, labels: rows.map { Double(labels[$0]) }))
        return { points in Matrix(rows: model.scores(of: points).map { [-$0, $0] }) }
      }
      let model = try SoftmaxRegression(
        features: features, classes: rows.map { labels[$0] }, classCount: names.count, penalty: 1)
      return { points in model.scores(of: points).logits }
    }
  }

  private init(
    _ source: Matrix, _ target: Matrix, _ folds: Folds, width: Int, _ random: RandomSource,
    model: ([Int]) throws(LearningError) -> (Matrix) -> Matrix
  ) throws(LearningError) {
    let foldOfTarget = random.stream("folds of the target").permutation(target.rowCount).map { $0 % Self.foldCount }
    var inSource = Matrix(rowCount: source.rowCount, columnCount: width, repeating: 0)
    var inTarget = Matrix(rowCount: target.rowCount, columnCount: width, repeating: 0)
    func fill(_ scores: inout Matrix, _ rows: [Int], _ values: Matrix) {
      for (place, row) in rows.enumerated() {
        for column in 0..<width { scores[row, column] = values[place, column] }
      }
    }
    for fold in 0..<Self.foldCount {
      let predictor = try model(folds.training(fold))
      let (judged, rows) = (folds.heldOut(fold), foldOfTarget.indices.filter { foldOfTarget[$0] == fold })
      fill(&inSource, judged, predictor(source.rows(judged)))
      fill(&inTarget, rows, predictor(target.rows(rows)))
    }
    (self.source, self.target) = (inSource, inTarget)
  }
}

extension Matrix {
  /// z_k − log Σ over the other classes of exp z_j, row by row.
  fileprivate var logits: Matrix {
    Matrix(
      rows: (0..<rowCount).map { row in
        let scores = self.row(row)
        return scores.indices.map { index in
          let others = scores.indices.filter { $0 != index }.map { scores[$0] }
          let largest = others.max() ?? 0
          return scores[index] - largest - Double.log(others.map { Double.exp($0 - largest) }.sum())
        }
      })
  }
}
