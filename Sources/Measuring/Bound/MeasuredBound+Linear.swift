internal import Learning
internal import NumericCore

extension MeasuredBound {
  /// By classifiers that are trained on standardised features.
  init(linearOn samples: LabelledSamples) throws(LearningError) {
    let frame = FeatureFrame(samples.source, samples.target, isStandardized: true)
    let (source, target) = (frame.coordinates(of: samples.source), frame.coordinates(of: samples.target))
    let (sourceClasses, targetClasses) = (samples.labels.source, samples.labels.target)
    let onSource = try LinearClassifier(source, sourceClasses)
    let between = try LogisticRegression(.domains(source: source, target: target))
    // The disagreement with a constant is the classifier itself.
    var attained = Self.difference(between.labels(of: source).map { $0 == 1 }, between.labels(of: target).map { $0 == 1 })
    var (targetRisk, leastTargetRisk, joint): (Double?, Double?, Double?) = (nil, nil, nil)
    if let targetClasses {
      let candidates = [
        onSource, try LinearClassifier(target, targetClasses),
        try LinearClassifier(source.appending(rowsOf: target), sourceClasses + targetClasses),
      ]
      let inSource = candidates.map { $0.classes(of: source) }
      let inTarget = candidates.map { $0.classes(of: target) }
      let sourceRisks = inSource.map { Self.risk($0, sourceClasses) }
      let targetRisks = inTarget.map { Self.risk($0, targetClasses) }
      (targetRisk, leastTargetRisk) = (targetRisks[0], targetRisks[1])
      joint = zip(sourceRisks, targetRisks).map { $0 + $1 }.min()
      for other in 1..<candidates.count {
        let disagreements = [(inSource[0], inSource[other]), (inTarget[0], inTarget[other])].map { zip($0, $1).map { $0 != $1 } }
        attained = max(attained, Self.difference(disagreements[0], disagreements[1]))
      }
    }
    self.init(
      hypotheses: .linear, sourceRisk: Self.risk(onSource.classes(of: source), sourceClasses), targetRisk: targetRisk,
      leastTargetRisk: leastTargetRisk, divergence: 2 * attained, idealJointRisk: joint, hypothesis: nil,
      comparedCounts: ComparedCounts(source: source.rowCount, target: target.rowCount),
      riskCounts: ComparedCounts(source: source.rowCount, target: target.rowCount),
      growth: .vcDimension(source.columnCount + 1))
  }

  private static func risk(_ predicted: [Int], _ classes: [Int]) -> Double {
    Double(zip(predicted, classes).count { $0 != $1 }) / Double(classes.count)
  }

  /// |S(A) − T(A)|.
  private static func difference(_ inSource: [Bool], _ inTarget: [Bool]) -> Double {
    func share(_ labels: [Bool]) -> Double { Double(labels.count { $0 }) / Double(labels.count) }
    return (share(inSource) - share(inTarget)).magnitude
  }
}

/// A linear classifier of the classes that its examples have: a constant, a logistic, or a softmax regression.
private struct LinearClassifier {
  private enum Model {
    case constant
    case logistic(LogisticRegression)
    case softmax(SoftmaxRegression)
  }

  /// The classes of the examples, ascending.
  private let present: [Int]
  private let model: Model

  init(_ features: Matrix, _ classes: [Int]) throws(LearningError) {
    present = Set(classes).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(present, present.indices))
    let labels = classes.map { places[$0] ?? 0 }
    switch present.count {
    case 1: model = .constant
    case 2: model = .logistic(try LogisticRegression(Sample(features: features, labels: labels.map(Double.init))))
    default:
      model = .softmax(try SoftmaxRegression(features: features, classes: labels, classCount: present.count, penalty: 1))
    }
  }

  /// The class of each row.
  func classes(of rows: Matrix) -> [Int] {
    switch model {
    case .constant: Array(repeating: present[0], count: rows.rowCount)
    case .logistic(let model): model.labels(of: rows).map { present[Int($0)] }
    case .softmax(let model): model.predictedClasses(of: rows).map { present[$0] }
    }
  }
}
