public import NumericCore

/// What a classifier predicts of the examples of each class, as fractions of all examples.
///
///     C_ij = P(h(X) = i, Y = j),   `K × K`: rows are predictions, columns true classes.
///
/// Its column sums are P(Y = j), its row sums P(h(X) = i). Divided by the column sums it is the conditional P(h = i | Y = j), which
/// does not change under label shift.
public struct ConfusionMatrix: Sendable, Hashable {
  /// C.
  public let joint: Matrix
  /// P(Y = j), the column sums.
  public let shares: [Double]
  /// The examples that it was counted on; nil for probabilities.
  public let exampleCount: Int?

  /// A matrix of probabilities.
  ///
  /// - Precondition: square, not negative, not empty.
  public init(joint: Matrix) { self.init(joint: joint, exampleCount: nil) }

  /// The fractions of a sample, which the classifier was not trained on.
  ///
  /// - Precondition: as many predictions as labels, at least one, all in `0 ..< classCount`.
  public init(predicted: [Int], actual: [Int], classCount: Int) {
    precondition(predicted.count == actual.count && !actual.isEmpty, "A confusion matrix needs a prediction for each label.")
    var counts = Array(repeating: 0.0, count: classCount * classCount)
    for (row, column) in zip(predicted, actual) {
      precondition((0..<classCount).contains(row) && (0..<classCount).contains(column), "Classes are counted from 0.")
      counts[row * classCount + column] += 1
    }
    let whole = Double(actual.count)
    self.init(
      joint: Matrix(rowCount: classCount, columnCount: classCount, elements: counts.map { $0 / whole }), exampleCount: actual.count)
  }

  private init(joint: Matrix, exampleCount: Int?) {
    precondition(joint.isSquare && joint.rowCount > 0, "A confusion matrix has a row and a column a class.")
    precondition(joint.elements.allSatisfy { $0 >= 0 }, "The fractions of a confusion matrix are not negative.")
    (self.joint, self.exampleCount) = (joint, exampleCount)
    shares = joint.transposedTimes(Array(repeating: 1, count: joint.rowCount))
  }

  /// The number of classes.
  public var classCount: Int { joint.rowCount }

  /// P(h(X) = i), the row sums.
  public var predictedShares: [Double] { joint.times(Array(repeating: 1, count: classCount)) }
}

/// The shares of each class among labels.
///
/// - Precondition: there is a label, and all are in `0 ..< classCount`.
public func classShares(_ labels: [Int], classCount: Int) -> [Double] {
  precondition(!labels.isEmpty, "No labels have no shares.")
  var counts = Array(repeating: 0.0, count: classCount)
  for label in labels { counts[label] += 1 }
  return counts.map { $0 / Double(labels.count) }
}
