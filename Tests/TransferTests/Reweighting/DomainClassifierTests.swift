import Learning
import NumericCore
import Testing
import Transfer

@Suite("Weights from a domain classifier")
struct DomainClassifierTests {
  private let source = Matrix(rows: [[0, 0], [1, 0.5], [2, -1], [0.5, 2], [-1, 1]])
  private let target = Matrix(rows: [[1, 1], [2, 3], [3, 0], [0, 2.5]])

  @Test("agree with scikit-learn's probabilities times n_S/n_T")
  func oracle() throws {
    let expected = [0.20483358078262565, 0.682390732139659, 0.4517036365663546, 1.53745423501603, 0.20659881021529258]
    let classifier = try DomainClassifier(source: source, target: target)
    let weights = classifier.weights(of: source).values
    let direct = DomainClassifier.weights(
      targetProbabilities: classifier.targetProbabilities(of: source), sourceCount: 5, targetCount: 4
    ).values
    for index in 0..<5 {
      #expect(abs(weights[index] - expected[index]) < 1e-7)
      #expect(abs(direct[index] - expected[index]) < 1e-7)
    }
  }

  @Test("are the true ratio where the probabilities are true, exactly, on random finite domains", arguments: 1...100)
  func bayes(seed: Int) {
    let random = RandomSource(seed: UInt64(seed))
    let (p, q) = (random.uniforms(count: 5), random.uniforms(count: 5))
    let (sourceCount, targetCount) = (1 + random.integer(below: 50), 1 + random.integer(below: 50))
    let (pTotal, qTotal) = (p.reduce(0, +), q.reduce(0, +))
    let probabilities = (0..<5).map { point in
      let (fromSource, fromTarget) = (Double(sourceCount) * p[point] / pTotal, Double(targetCount) * q[point] / qTotal)
      return fromTarget / (fromSource + fromTarget)
    }
    let weights = DomainClassifier.weights(
      targetProbabilities: probabilities, sourceCount: sourceCount, targetCount: targetCount)
    for point in 0..<5 {
      let ratio = (q[point] / qTotal) / (p[point] / pTotal)
      // The division by 1 − P(target | x) loses the digits that P has close to 1.
      #expect(abs(weights.values[point] - ratio) <= 1e-14 * ratio / (1 - probabilities[point]), "point \(point)")
    }
  }

  @Test("without a penalty have the mean 1 over the source, and no other factor than n_S/n_T gives that")
  func meanIsOne() throws {
    let random = RandomSource(seed: 2)
    let source = random.normals(rowCount: 4000, columnCount: 1)
    let target = Matrix(rowCount: 1000, columnCount: 1, elements: random.normals(count: 1000).map { $0 + 0.5 })
    let classifier = try DomainClassifier(source: source, target: target, penalty: 0)
    let mean = classifier.weights(of: source).mean
    // The standard deviation of a weight is √(e^¼ − 1) ≈ 0.53, of the mean of 4000 less than 0.01; six times that.
    #expect(abs(mean - 1) < 0.06)
    // A published mistake leaves the factor out.
    #expect(abs(mean / classifier.sampleRatio - 0.25) < 0.02)
  }

  @Test("need quadratic features for Gaussians of different width: then E[w x²] is the target's ¼, else far off")
  func quadraticFeatures() throws {
    let random = RandomSource(seed: 3)
    let source = random.normals(rowCount: 4000, columnCount: 1)
    let target = Matrix(rowCount: 4000, columnCount: 1, elements: random.normals(count: 4000).map { 0.5 * $0 })
    func secondMoment(_ expansion: FeatureExpansion) throws -> Double {
      let classifier = try DomainClassifier(source: source, target: target, expansion: expansion, penalty: 1e-3)
      return WeightDiagnostics(classifier.weights(of: source), source: source, target: target).secondMoments[0].weighted
    }
    #expect(abs(try secondMoment(.linear) - 1) < 0.1)
    #expect(abs(try secondMoment(.quadratic) - 0.25) < 0.02)
  }

  @Test("calibrated on held-out scores stay finite, and close to the truth where the classifier was right")
  func calibration() throws {
    var random = RandomSource(seed: 4)
    let source = random.normals(rowCount: 1000, columnCount: 1)
    let target = Matrix(rowCount: 500, columnCount: 1, elements: random.normals(count: 500).map { $0 + 1 })
    let truth = source.elements.map { Double.exp($0 - 0.5) }
    for calibration in DomainClassifier.Calibration.allCases {
      let classifier = try DomainClassifier(source: source, target: target, calibration: calibration, using: &random)
      let weights = classifier.weights(of: source).values
      let error = zip(weights, truth).reduce(0) { $0 + abs($1.0 - $1.1) } / 1000
      #expect(weights.isFinite && error < 0.35, "\(calibration): mean error \(error)")
    }
  }

  @Test("calibrated by steps stay half an example away from certainty, where a line separates the domains too")
  func leastShare() throws {
    var random = RandomSource(seed: 5)
    let source = random.normals(rowCount: 30, columnCount: 1)
    let target = Matrix(rowCount: 20, columnCount: 1, elements: random.normals(count: 20).map { $0 + 100 })
    let classifier = try DomainClassifier(source: source, target: target, calibration: .isotonic, using: &random)
    // The odds and their logarithm are rounded a few times.
    let least = 0.5 / 50
    #expect(classifier.targetProbabilities(of: source).allSatisfy { ($0 - least).magnitude < 1e-15 })
    #expect(classifier.targetProbabilities(of: target).allSatisfy { ($0 - (1 - least)).magnitude < 1e-15 })
    #expect(classifier.weights(of: source).values.allSatisfy { ($0 - 1.5 * least / (1 - least)).magnitude < 1e-15 })
  }

  @Test("of domains that a line separates do not exist without a penalty")
  func separated() {
    #expect(throws: LearningError.separable) {
      try DomainClassifier(source: Matrix(rows: [[0], [1]]), target: Matrix(rows: [[5], [6]]), penalty: 0)
    }
    #expect(throws: LearningError.self) {
      try DomainClassifier(source: Matrix(rows: [[0]]), target: Matrix(rowCount: 0, columnCount: 1, elements: []))
    }
  }
}
