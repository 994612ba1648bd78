/// A finite class of hypotheses, each given by its labels on the points.
public struct FiniteClass: HypothesisClass, Hashable {
  /// The labels of each hypothesis: `labelings[h][x]`.
  public let labelings: [[Bool]]

  /// A class from the labels of its hypotheses.
  ///
  /// - Precondition: there is at least one hypothesis, and all label the same number of points.
  public init(labelings: [[Bool]]) {
    precondition(!labelings.isEmpty, "A hypothesis class is not empty.")
    precondition(labelings.allSatisfy { $0.count == labelings[0].count }, "All hypotheses label the same points.")
    self.labelings = labelings
  }

  /// The first hypothesis, by index, with the largest total gain.
  ///
  /// - Complexity: O(*mn*) for *m* hypotheses on *n* points.
  @_specialize(where Mass == Int)
  public func best<Mass: Scalar>(gains: [Mass]) -> (hypothesis: Int, gain: Mass) {
    precondition(gains.count == labelings[0].count, "A gain is needed for every point.")
    var best = (hypothesis: 0, gain: Mass.zero)
    for (index, labels) in labelings.enumerated() {
      var gain = Mass.zero
      for point in 0..<gains.count where labels[point] { gain += gains[point] }
      if index == 0 || gain > best.gain { best = (index, gain) }
    }
    return best
  }

  /// The labels of the hypothesis with this index.
  public func labels(of hypothesis: Int, count: Int) -> [Bool] { labelings[hypothesis] }

  /// The disagreements of all ordered pairs; that of (*i*, *j*) has index *i m* + *j*.
  public var differences: FiniteClass {
    FiniteClass(
      labelings: labelings.flatMap { first in labelings.map { second in zip(first, second).map { $0 != $1 } } })
  }

  /// The indices *i*, *j* of the pair whose disagreement has index *i m* + *j*.
  public func pair(for difference: Int, count: Int) -> (Int, Int) {
    (difference / labelings.count, difference % labelings.count)
  }
}
