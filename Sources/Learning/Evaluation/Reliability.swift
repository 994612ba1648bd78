/// How well predicted probabilities agree with what happens: examples in bins by their prediction, with the share of positives in
/// each.
public struct Reliability: Sendable, Hashable {
  /// Examples with similar predictions.
  public struct Bin: Sendable, Hashable {
    /// The weight of the bin's examples.
    public let weight: Double
    /// Their mean prediction.
    public let meanPrediction: Double
    /// The share of positives among them.
    public let positiveShare: Double
  }

  /// The bins that are not empty, by ascending prediction.
  public let bins: [Bin]
  /// The mean of (prediction − label)².
  public let brierScore: Double
  /// Σ over bins of the share of their weight times |mean prediction − share of positives|, in 0…1; 0 for perfect calibration.
  ///
  /// It depends on the number of bins, and is biased upwards where bins have few examples.
  public let expectedCalibrationError: Double

  /// Sorts predictions into bins of equal width.
  ///
  /// - Parameters:
  ///   - predictions: probabilities, in 0…1.
  ///   - labels: 0 or 1.
  ///   - weights: not negative; nil for equal weights.
  /// - Precondition: all are equally many; predictions are in 0…1, no weight is negative, and there is at least one bin.
  /// - Throws: ``LearningError`` where the weights sum to zero.
  public init(
    predictions: [Double], labels: [Double], weights: [Double]? = nil, binCount: Int = 10
  ) throws(LearningError) {
    let weights = weights ?? Array(repeating: 1, count: predictions.count)
    precondition(
      predictions.count == labels.count && weights.count == labels.count, "Reliability needs one label and weight a prediction.")
    precondition(predictions.allSatisfy { (0...1).contains($0) }, "Predictions are probabilities.")
    precondition(weights.allSatisfy { $0 >= 0 } && binCount >= 1, "Weights are not negative, and there is at least one bin.")
    let total = weights.reduce(0, +)
    guard total > 0 else { throw .zeroWeights }
    var sums = Array(repeating: (weight: 0.0, prediction: 0.0, positive: 0.0), count: binCount)
    var squares = 0.0
    for (index, prediction) in predictions.enumerated() {
      let bin = min(binCount - 1, Int(prediction * Double(binCount)))
      sums[bin].weight += weights[index]
      sums[bin].prediction += weights[index] * prediction
      sums[bin].positive += weights[index] * labels[index]
      squares += weights[index] * (prediction - labels[index]) * (prediction - labels[index])
    }
    bins = sums.filter { $0.weight > 0 }.map {
      Bin(weight: $0.weight, meanPrediction: $0.prediction / $0.weight, positiveShare: $0.positive / $0.weight)
    }
    brierScore = squares / total
    expectedCalibrationError = bins.reduce(0) { $0 + $1.weight / total * abs($1.meanPrediction - $1.positiveShare) }
  }
}
