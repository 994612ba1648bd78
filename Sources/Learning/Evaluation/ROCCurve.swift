/// The receiver operating characteristic: what a classifier of scores catches and what it mistakes, at every threshold.
public struct ROCCurve: Sendable, Hashable {
  /// A threshold with its two rates.
  public struct Point: Sendable, Hashable {
    /// Examples with at least this score are called positive; ∞ at the start, where none are.
    public let threshold: Double
    /// The share of the negative weight that is called positive.
    public let falsePositiveRate: Double
    /// The share of the positive weight that is called positive.
    public let truePositiveRate: Double
  }

  /// From (0, 0) to (1, 1), one point for each distinct score: examples of equal score cross the threshold together.
  public let points: [Point]

  /// The area under the curve: the probability that a random positive example scores higher than a random negative one, ties counting half.
  public let area: Double

  /// The curve of scores.
  ///
  /// - Parameters:
  ///   - scores: one an example; larger means more positive.
  ///   - labels: 0 or 1.
  ///   - weights: not negative; nil for equal weights.
  /// - Precondition: all are equally many, and no weight is negative.
  /// - Throws: ``LearningError`` where a score is NaN, a label is neither 0 nor 1, or one class has no weight.
  /// - Complexity: O(*n* log *n*)
  public init(scores: [Double], labels: [Double], weights: [Double]? = nil) throws(LearningError) {
    let weights = weights ?? Array(repeating: 1, count: scores.count)
    precondition(scores.count == labels.count && weights.count == scores.count, "A curve needs one label and weight a score.")
    precondition(weights.allSatisfy { $0 >= 0 }, "The weights of a curve are not negative.")
    for label in labels where label != 0 && label != 1 { throw .notBinary(label: label) }
    guard scores.allSatisfy({ !$0.isNaN }) else { throw .nonFinite }
    let positive = scores.indices.reduce(0) { $0 + labels[$1] * weights[$1] }
    let negative = scores.indices.reduce(0) { $0 + (1 - labels[$1]) * weights[$1] }
    guard positive + negative > 0 else { throw .zeroWeights }
    guard positive > 0 && negative > 0 else { throw .singleClass(label: positive > 0 ? 1 : 0) }
    var points = [Point(threshold: .infinity, falsePositiveRate: 0, truePositiveRate: 0)]
    var (caught, mistaken, area) = (0.0, 0.0, 0.0)
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var next = 0
    while next < order.count {
      let threshold = scores[order[next]]
      let (caughtBefore, mistakenBefore) = (caught, mistaken)
      while next < order.count, scores[order[next]] == threshold {
        let example = order[next]
        if labels[example] == 1 { caught += weights[example] } else { mistaken += weights[example] }
        next += 1
      }
      area += (mistaken - mistakenBefore) * 0.5 * (caught + caughtBefore)
      points.append(
        Point(threshold: threshold, falsePositiveRate: mistaken / negative, truePositiveRate: caught / positive))
    }
    self.points = points
    self.area = area / (positive * negative)
  }
}
