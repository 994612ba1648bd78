internal import NumericCore

/// A labelled sample that a binary classifier can learn from: finite, with both classes, labels as signs, a weight for every
/// example.
struct BinaryExamples {
  let features: Matrix
  /// −1 for the label 0, 1 for the label 1.
  let signs: [Double]
  let weights: [Double]
  let totalWeight: Double

  init(_ sample: Sample) throws(LearningError) {
    let examples = try WeightedExamples(sample)
    for label in examples.labels where label != 0 && label != 1 { throw .notBinary(label: label) }
    let weighted = examples.labels.indices.lazy.filter { examples.weights[$0] > 0 }.map { examples.labels[$0] }
    if let first = weighted.first, weighted.allSatisfy({ $0 == first }) { throw .singleClass(label: first) }
    features = examples.features
    weights = examples.weights
    totalWeight = examples.totalWeight
    signs = examples.labels.map { 2 * $0 - 1 }
  }

  private init(features: Matrix, signs: [Double], weights: [Double]) {
    self.features = features
    self.signs = signs
    self.weights = weights
    totalWeight = weights.reduce(0, +)
  }

  /// Every `stride`-th example, which stands for as many.
  func thinned(by stride: Int) -> BinaryExamples {
    let chosen = Array(Swift.stride(from: 0, to: signs.count, by: stride))
    return BinaryExamples(
      features: features.rows(chosen), signs: chosen.map { signs[$0] }, weights: chosen.map { Double(stride) * weights[$0] })
  }
}

/// A labelled sample without NaN or infinity, with a weight for every example and a positive sum of them.
struct WeightedExamples {
  let features: Matrix
  let labels: [Double]
  let weights: [Double]
  let totalWeight: Double

  init(_ sample: Sample) throws(LearningError) {
    guard let labels = sample.labels else { throw .unlabelled }
    guard sample.count > 0 else { throw .tooFewExamples(count: 0, needed: 1) }
    let weights = sample.weights ?? Array(repeating: 1, count: sample.count)
    guard sample.features.isFinite && labels.isFinite && weights.isFinite else { throw .nonFinite }
    totalWeight = weights.reduce(0, +)
    guard totalWeight > 0 else { throw .zeroWeights }
    features = sample.features
    self.labels = labels
    self.weights = weights
  }
}
