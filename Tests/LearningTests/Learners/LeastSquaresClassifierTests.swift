import Learning
import NumericCore
import Testing

@Suite("Least squares on indicators of classes")
struct LeastSquaresClassifierTests {
  /// Features, and classes that depend on them.
  private static func examples(_ seed: UInt64) -> (features: Matrix, classes: [Int]) {
    let random = RandomSource(seed: seed)
    let features = random.normals(rowCount: 40, columnCount: 5)
    return (features, (0..<40).map { features[$0, 0] > 0.5 ? 2 : features[$0, 1] > 0 ? 1 : 0 })
  }

  @Test("Each class is the ridge regression of its indicator", arguments: [1e-3, 1, 50])
  func ridge(penalty: Double) throws {
    let (features, classes) = Self.examples(1)
    let classifier = try LeastSquaresClassifier(features: features, classes: classes, classCount: 3, penalty: penalty)
    for label in 0..<3 {
      let ridge = try RidgeRegression(
        Sample(features: features, labels: classes.map { $0 == label ? 1 : 0 }), penalty: penalty)
      for (one, other) in zip(classifier.weights.row(label), ridge.coefficients) { #expect(abs(one - other) < 1e-9) }
      #expect(abs(classifier.intercepts[label] - ridge.intercept) < 1e-9)
    }
  }

  @Test("With fewer examples than features and hardly a penalty the examples are learnt by heart")
  func interpolation() throws {
    let features = RandomSource(seed: 2).normals(rowCount: 12, columnCount: 30)
    let classes = (0..<12).map { $0 % 4 }
    let classifier = try LeastSquaresClassifier(features: features, classes: classes, classCount: 4, penalty: 1e-6)
    #expect(classifier.errorRate(on: features, classes: classes) == 0)
    #expect(classifier.errorRate(on: features, classes: classes.map { ($0 + 1) % 4 }) == 1)
  }

  @Test("What cannot be used is refused")
  func refused() {
    let (features, classes) = Self.examples(3)
    for penalty in [0, -1, Double.nan, .infinity] {
      #expect(throws: LearningError.self) {
        try LeastSquaresClassifier(features: features, classes: classes, classCount: 3, penalty: penalty)
      }
    }
    var broken = features
    broken[0, 0] = .nan
    #expect(throws: LearningError.nonFinite) {
      try LeastSquaresClassifier(features: broken, classes: classes, classCount: 3, penalty: 1)
    }
  }
}
