import Learning
import NumericCore
import Testing

/// The objective and its gradient, written as their definitions.
private struct Objective {
  let features: Matrix
  let classes: [Int]
  let penalty: Double

  /// p(k | xᵢ).
  private func probabilities(_ row: Int, _ weights: Matrix, _ intercepts: [Double]) -> [Double] {
    let scores = intercepts.indices.map { features.row(row).dot(weights.row($0)) + intercepts[$0] }
    let largest = scores.max() ?? 0
    let sum = scores.reduce(0) { $0 + .exp($1 - largest) }
    return scores.map { .exp($0 - largest) / sum }
  }

  func value(_ weights: Matrix, _ intercepts: [Double]) -> Double {
    classes.indices.reduce(0.5 * penalty * weights.elements.dot(weights.elements)) {
      $0 - .log(probabilities($1, weights, intercepts)[classes[$1]])
    }
  }

  /// ∇J: the penalty's part and a sum over examples, for the weights and then for the intercepts.
  func gradient(_ weights: Matrix, _ intercepts: [Double]) -> (weights: Matrix, intercepts: [Double]) {
    var gradient = (weights: penalty * weights, intercepts: intercepts.map { _ in 0.0 })
    for (row, label) in classes.enumerated() {
      for (other, probability) in probabilities(row, weights, intercepts).enumerated() {
        let residual = probability - (other == label ? 1 : 0)
        gradient.intercepts[other] += residual
        for column in 0..<features.columnCount { gradient.weights[other, column] += residual * features[row, column] }
      }
    }
    return gradient
  }

  /// The largest component of the gradient, in units of what its terms sum to without their signs.
  func violation(_ regression: SoftmaxRegression) -> Double {
    let (weights, intercepts) = gradient(regression.weights, regression.intercepts)
    let size = max(features.largestMagnitude, 1)
    return max(weights.largestMagnitude / size, intercepts.map(abs).max() ?? 0) / Double(classes.count)
  }
}

/// Classes that overlap, with more rows than features or fewer, duplicate rows, a constant and a repeated feature.
private struct Instance {
  let features: Matrix
  let classes: [Int]
  let classCount: Int

  init(seed: Int) {
    let random = RandomSource(seed: UInt64(seed))
    let classCount = 2 + seed % 4
    let (count, width) = [(40, 3), (12, 20), (8, 8), (30, 1)][seed % 4]
    let centres = random.normals(rowCount: classCount, columnCount: width)
    // Every class has an example; without one there is no minimum.
    let classes = (0..<count).map { $0 < classCount ? $0 : random.integer(below: classCount) }
    var rows = (0..<count).map { centres.row(classes[$0]).adding(1, times: random.normals(count: width)) }
    if seed % 3 == 0 { rows[count - 1] = rows[0] }
    if seed % 5 == 0 { rows = rows.map { $0 + [5, $0[0]] } }
    (self.classes, self.classCount) = (classes, classCount)
    features = Matrix(rows: rows)
  }

  func fit(penalty: Double, tolerance: Double = 1e-9) throws -> SoftmaxRegression {
    try SoftmaxRegression(features: features, classes: classes, classCount: classCount, penalty: penalty, tolerance: tolerance)
  }
}

/// max |a − b| of weights and intercepts.
private func distance(_ one: SoftmaxRegression, weights: Matrix, intercepts: [Double]) -> Double {
  max((one.weights - weights).largestMagnitude, zip(one.intercepts, intercepts).map { abs($0 - $1) }.max() ?? 0)
}

@Suite("Softmax regression: the minimum")
struct SoftmaxRegressionTests {
  /// Fitted by lbfgs, where that reaches 1e-7, else by Newton's method with conjugate gradients, tol = 1e-12 and C = 1/λ.
  @Test("agrees with scikit-learn's LogisticRegression on nine points in the plane, C = 1")
  func ninePoints() throws {
    let features = Matrix(rows: [[0, 0], [1, 0.5], [2, -1], [0.5, 2], [-1, 1], [1, 1], [2, 3], [3, 0], [0, 2.5]])
    let regression = try SoftmaxRegression(
      features: features, classes: [0, 0, 1, 1, 2, 2, 0, 1, 2], classCount: 3, penalty: 1, tolerance: 1e-9)
    let weights = Matrix(rows: [
      [0.09198163282747206, 0.04095124916608393], [0.5848352978755783, -0.32189677569019437],
      [-0.6768169307030505, 0.2809455265241104],
    ])
    #expect(distance(regression, weights: weights, intercepts: [0.07194386094063, -0.27236083272482, 0.20041697178419]) < 1e-6)
  }

  @Test("The probabilities of the classes are as their scores: p(k) ∝ exp z(k), however large the scores are")
  func probabilities() throws {
    let instance = Instance(seed: 2)
    let regression = try instance.fit(penalty: 1)
    for scale in [1.0, 1000] {
      let points = scale * instance.features
      let (scores, probabilities) = (regression.scores(of: points), regression.probabilities(of: points))
      for row in 0..<points.rowCount {
        let largest = scores.row(row).max() ?? 0
        let exponentials = scores.row(row).map { Double.exp($0 - largest) }
        for (found, expected) in zip(probabilities.row(row), exponentials.scaled(by: 1 / exponentials.sum())) {
          #expect(abs(found - expected) < 1e-14)
        }
      }
    }
  }

  @Test("agrees with scikit-learn on fewer examples than features, C = 2")
  func wide() throws {
    let features = Matrix(rows: [[1, 0, 2, -1, 0.5], [0, 1, -1, 2, 1.5], [-2, 1, 0, 0.5, 3], [0.5, 0.5, 1, -1, -2]])
    let regression = try SoftmaxRegression(features: features, classes: [0, 1, 2, 1], classCount: 3, penalty: 0.5, tolerance: 1e-9)
    let weights = Matrix(rows: [
      [0.4591126301459625, -0.2578625972778563, 0.5687339455992547, -0.30996377778170636, 0.21657285687262967],
      [0.15527402753893393, 0.1679330075156623, -0.5526300078314603, 0.4078867021094593, -0.7511074622322351],
      [-0.6143866576848962, 0.08992958976219366, -0.01610393776779411, -0.09792292432775332, 0.5345346053596054],
    ])
    #expect(distance(regression, weights: weights, intercepts: [-0.42621646392110, 1.55817145710883, -1.13195499318773]) < 1e-6)
  }

  @Test("agrees with scikit-learn on repeated rows with a constant feature, C = ½")
  func repeatedRows() throws {
    let features = Matrix(rows: [
      [1, 5, 0], [1, 5, 0], [1, 5, 0], [2, 5, 1], [0, 5, 3], [0, 5, 3], [2, 5, -1], [3, 5, 2],
    ])
    let regression = try SoftmaxRegression(
      features: features, classes: [0, 0, 1, 1, 2, 2, 2, 0], classCount: 3, penalty: 2,
      tolerance: 1e-9)
    let weights = Matrix(rows: [
      [0.22780162105215715, 0, -0.07435525341514129], [0.08820604760634752, 0, -0.13633185182740556],
      [-0.3160076686585194, 0, 0.2106871052425058],
    ])
    #expect(distance(regression, weights: weights, intercepts: [-0.06490166153732, -0.22446525076488, 0.28936691230220]) < 1e-6)
  }

  @Test("certificate: the gradient, written out, is 0, and the intercepts sum to 0", arguments: 1...600)
  func certificate(seed: Int) throws {
    let instance = Instance(seed: seed)
    for penalty in [1e-3, 1, 100] {
      let objective = Objective(features: instance.features, classes: instance.classes, penalty: penalty)
      let precise = try instance.fit(penalty: penalty, tolerance: 1e-10)
      #expect(precise.gradientNorm <= 1e-10)
      // The gradient at 0 is at most 1 in these units, and a small penalty leaves directions in which few examples count.
      #expect(objective.violation(precise) < 1e-9, "λ = \(penalty)")
      #expect(objective.violation(try instance.fit(penalty: penalty, tolerance: 1e-4)) < 1e-3, "λ = \(penalty)")
      #expect(abs(precise.intercepts.reduce(0, +)) < 1e-9)
      let columnSums = precise.weights.transposedTimes(Array(repeating: 1, count: instance.classCount))
      #expect((columnSums.map(abs).max() ?? 0) < 1e-9)
    }
  }

  @Test("a penalty that constant or too large features gave is an error, not a trap", arguments: [0, -1, .nan, .infinity])
  func unusablePenalty(penalty: Double) {
    #expect(throws: LearningError.self) { try Instance(seed: 1).fit(penalty: penalty) }
  }

  @Test("steps in random directions raise the objective", arguments: 1...8)
  func isMinimum(seed: Int) throws {
    let instance = Instance(seed: seed)
    let random = RandomSource(seed: UInt64(100 + seed))
    let objective = Objective(features: instance.features, classes: instance.classes, penalty: 0.5)
    let regression = try instance.fit(penalty: 0.5)
    let minimum = objective.value(regression.weights, regression.intercepts)
    for _ in 0..<10 {
      let step = 1e-3 * random.normals(rowCount: instance.classCount, columnCount: instance.features.columnCount)
      let shift = random.normals(count: instance.classCount).scaled(by: 1e-3)
      #expect(objective.value(regression.weights + step, regression.intercepts.adding(1, times: shift)) > minimum)
    }
  }

  /// Where w₀ = −w₁, ½ λ (‖w₀‖² + ‖w₁‖²) = ½ (λ/2) ‖w₁ − w₀‖², and the softmax is the logistic function of the difference of
  /// scores.
  @Test("For two classes it is logistic regression on w₁ − w₀ with half the penalty", arguments: 1...10)
  func twoClasses(seed: Int) throws {
    let instance = Instance(seed: 4 * seed)
    for penalty in [0.02, 1, 50] {
      let softmax = try instance.fit(penalty: penalty, tolerance: 1e-10)
      let logistic = try LogisticRegression(
        Sample(features: instance.features, labels: instance.classes.map { Double($0) }), penalty: penalty / 2, tolerance: 1e-11)
      let difference = softmax.weights.row(1).subtracting(softmax.weights.row(0))
      // Gradients of 1e-10 over the smallest curvature, λ/2.
      #expect(difference.squaredDistance(to: logistic.coefficients).squareRoot() < 1e-6, "λ = \(penalty)")
      #expect(abs(softmax.intercepts[1] - softmax.intercepts[0] - logistic.intercept) < 1e-6, "λ = \(penalty)")
    }
  }

  @Test("Predictions are the classes of the largest scores, the first of equals; scores are w·x + b")
  func predictions() throws {
    let instance = Instance(seed: 2)
    let regression = try instance.fit(penalty: 1)
    let scores = regression.scores(of: instance.features)
    for row in 0..<instance.features.rowCount {
      for label in 0..<instance.classCount {
        let expected = instance.features.row(row).dot(regression.weights.row(label)) + regression.intercepts[label]
        #expect(abs(scores[row, label] - expected) < 1e-12)
      }
    }
    #expect(regression.predictedClasses(of: instance.features) == scores.largestColumns)
  }
}

@Suite("Softmax regression: invariances")
struct SoftmaxInvarianceTests {
  @Test("Renumbering classes, reordering rows, moving and rotating the features move the solution with them", arguments: 1...12)
  func symmetries(seed: Int) throws {
    let instance = Instance(seed: seed)
    let (width, random) = (instance.features.columnCount, RandomSource(seed: UInt64(200 + seed)))
    let (order, rows) = (random.permutation(instance.classCount), random.permutation(instance.classes.count))
    let rotation = try QRDecomposition(random.normals(rowCount: width, columnCount: width)).orthogonal()
    let shift = random.normals(count: width)
    let moved = (instance.features.rows(rows) * rotation).subtracting(rowwise: shift)
    let other = try SoftmaxRegression(
      features: moved, classes: rows.map { order[instance.classes[$0]] }, classCount: instance.classCount, penalty: 0.3,
      tolerance: 1e-10)
    let regression = try instance.fit(penalty: 0.3, tolerance: 1e-10)
    let found = other.weights.rows(order).timesTransposed(rotation)
    #expect((found - regression.weights).largestMagnitude < 1e-7)
    let intercepts = order.map { other.intercepts[$0] - other.weights.row($0).dot(shift) }
    #expect(zip(intercepts, regression.intercepts).allSatisfy { abs($0 - $1) < 1e-7 })
  }

  @Test("Features s times as large with s² times the penalty have weights 1/s as large", arguments: [1e-6, 0.1, 1e6])
  func units(factor: Double) throws {
    for seed in 1...6 {
      let instance = Instance(seed: seed)
      let scaled = try SoftmaxRegression(
        features: factor * instance.features, classes: instance.classes, classCount: instance.classCount,
        penalty: factor * factor * 0.7, tolerance: 1e-10)
      let regression = try instance.fit(penalty: 0.7, tolerance: 1e-10)
      #expect((factor * scaled.weights - regression.weights).largestMagnitude < 1e-7, "seed \(seed)")
    }
  }

  @Test("Every row twice with twice the penalty is the same problem")
  func repetition() throws {
    for seed in 1...6 {
      let instance = Instance(seed: seed)
      let twice = Array(0..<instance.classes.count) + Array(0..<instance.classes.count)
      let regression = try instance.fit(penalty: 0.4, tolerance: 1e-10)
      let doubled = try SoftmaxRegression(
        features: instance.features.rows(twice), classes: twice.map { instance.classes[$0] }, classCount: instance.classCount,
        penalty: 0.8, tolerance: 1e-10)
      #expect(distance(doubled, weights: regression.weights, intercepts: regression.intercepts) < 1e-7, "seed \(seed)")
    }
  }

  @Test("A constant feature has the weight 0; two copies of a feature share its weight")
  func collinear() throws {
    let instance = Instance(seed: 1)
    let rows = (0..<instance.classes.count).map { instance.features.row($0) }
    let widened = try SoftmaxRegression(
      features: Matrix(rows: rows.map { $0 + [$0[0], 1e3] }), classes: instance.classes, classCount: instance.classCount,
      penalty: 1, tolerance: 1e-10)
    // Two copies with the weight w/2 each cost half of what one with w does, as √2 times the feature would.
    let stretched = try SoftmaxRegression(
      features: Matrix(rows: rows.map { [$0[0] * 2.squareRoot()] + $0.dropFirst() }), classes: instance.classes,
      classCount: instance.classCount, penalty: 1, tolerance: 1e-10)
    let width = instance.features.columnCount
    for label in 0..<instance.classCount {
      #expect(abs(widened.weights[label, width + 1]) < 1e-12)
      #expect(abs(widened.weights[label, width] - widened.weights[label, 0]) < 1e-8)
      #expect(abs(2.squareRoot() * widened.weights[label, 0] - stretched.weights[label, 0]) < 1e-8)
    }
  }
}

@Suite("Softmax regression: degenerate ends")
struct SoftmaxDegenerateTests {
  @Test("Of features that are all equal it learns the shares of the classes, equal shares included", arguments: [0, 7, 0.1, 1e9])
  func equalFeatures(value: Double) throws {
    for classes in [[0, 1, 2], [0, 0, 1, 1, 2, 2], [0, 0, 0, 1, 1, 2], [0, 0, 0, 0, 0, 1, 2]] {
      for width in [1, 3, 40] {
        let features = Matrix(rowCount: classes.count, columnCount: width, repeating: value)
        let regression = try SoftmaxRegression(features: features, classes: classes, classCount: 3, penalty: 1)
        let scores = regression.scores(of: features).row(0)
        let sum = scores.reduce(0) { $0 + .exp($1) }
        for label in 0..<3 {
          let share = Double(classes.count { $0 == label }) / Double(classes.count)
          #expect(abs(.exp(scores[label]) / sum - share) < 1e-6, "\(classes), \(width) features")
        }
      }
    }
  }

  @Test("Without features it learns the shares too")
  func noFeatures() throws {
    let regression = try SoftmaxRegression(
      features: Matrix(rowCount: 3, columnCount: 0, elements: []), classes: [0, 0, 1], classCount: 2, penalty: 1)
    #expect(abs(regression.intercepts[0] - regression.intercepts[1] - .log(2)) < 1e-6)
  }

  @Test("One class of one is certain: all coefficients are 0")
  func oneClass() throws {
    for count in [1, 4] {
      let features = RandomSource(seed: 1).normals(rowCount: count, columnCount: 2)
      let regression = try SoftmaxRegression(
        features: features, classes: Array(repeating: 0, count: count), classCount: 1, penalty: 1)
      #expect(regression.weights.elements == [0, 0] && regression.intercepts == [0] && regression.gradientNorm == 0)
      #expect(regression.predictedClasses(of: features) == Array(repeating: 0, count: count))
    }
  }

  @Test("One example of each class, however the features are scaled and the penalty is", arguments: [1e-12, 1e-6, 1, 1e6, 1e12])
  func extremes(penalty: Double) throws {
    let random = RandomSource(seed: 2)
    for width in [1, 2, 3, 30] {
      let points = random.normals(rowCount: 3, columnCount: width)
      for scale in [1e-100, 1e-12, 1e-6, 1, 1e6, 1e12, 1e100] {
        let features = scale * points
        let regression = try SoftmaxRegression(features: features, classes: [0, 1, 2], classCount: 3, penalty: penalty)
        #expect(regression.weights.isFinite && regression.intercepts.isFinite, "\(width) features of size \(scale)")
        #expect(regression.gradientNorm <= 1e-6, "\(width) features of size \(scale)")
      }
    }
  }

  @Test("Noise without any signal converges too, to the tolerance that is asked for", arguments: [1e-4, 1e-6, 1e-9])
  func noise(tolerance: Double) throws {
    for seed in 1...5 {
      let random = RandomSource(seed: UInt64(seed))
      let regression = try SoftmaxRegression(
        features: random.normals(rowCount: 1500, columnCount: 2), classes: (0..<1500).map { $0 % 3 }, classCount: 3, penalty: 1,
        tolerance: tolerance)
      #expect(regression.gradientNorm <= tolerance)
    }
  }

  @Test("Heavy tails, on which full steps of Newton's method overshoot, converge", arguments: 1...20)
  func heavyTails(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let rows = (0..<30).map { _ in random.normals(count: 2).map { $0 * $0 * $0 * $0 * $0 } }
    let classes = rows.indices.map { $0 < 3 ? $0 : rows[$0][0] + random.normal() > 0.5 ? 1 : random.bernoulli(0.1) ? 2 : 0 }
    let regression = try SoftmaxRegression(features: Matrix(rows: rows), classes: classes, classCount: 3, penalty: 1e-6)
    let objective = Objective(features: Matrix(rows: rows), classes: classes, penalty: 1e-6)
    #expect(regression.gradientNorm <= 1e-6 && objective.violation(regression) < 1e-5)
  }

  @Test("Features whose sizes differ by 10¹⁶ converge")
  func unequalSizes() throws {
    let random = RandomSource(seed: 3)
    let rows = (0..<60).map { _ in [1e-8 * random.normal(), random.normal(), 1e8 * random.normal()] }
    let classes = rows.map { $0[1] > 0.5 ? 2 : $0[2] > 0 ? 1 : 0 }
    let regression = try SoftmaxRegression(features: Matrix(rows: rows), classes: classes, classCount: 3, penalty: 1e-3)
    #expect(regression.weights.isFinite && regression.gradientNorm <= 1e-6)
  }

  @Test("explains what it cannot learn from")
  func errors() {
    func error(_ features: Matrix, _ classes: [Int], classCount: Int = 2) -> LearningError? {
      do {
        _ = try SoftmaxRegression(features: features, classes: classes, classCount: classCount, penalty: 1)
        return nil
      } catch {
        return error
      }
    }
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(error(Matrix(rows: [[0, 1], [value, 1]]), [0, 1]) == .nonFinite)
    }
    // Finite, but their squares are not.
    #expect(error(Matrix(rows: [[1e200], [-1e200]]), [0, 1]) == .nonFinite)
    #expect(error(Matrix(rows: []), []) == .tooFewExamples(count: 0, needed: 1))
    // The intercept of a class that does not occur falls for ever, also where one class only occurs.
    #expect(error(Matrix(rows: [[0], [1], [2]]), [0, 2, 2], classCount: 3) == .missingClass(1))
    #expect(error(Matrix(rows: [[0], [1]]), [1, 1]) == .missingClass(0))
    #expect(error(Matrix(rows: [[0]]), [0]) == .missingClass(1))
    #expect("\(LearningError.missingClass(1))" == "No example is of class 1; give it one, or number only classes that occur.")
  }
}
