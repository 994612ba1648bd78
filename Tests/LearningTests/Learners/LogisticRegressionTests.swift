import Learning
import NumericCore
import Testing

/// Nine points in the plane, five of the class 0 and four of the class 1.
private let ninePoints = Matrix(rows: [[0, 0], [1, 0.5], [2, -1], [0.5, 2], [-1, 1], [1, 1], [2, 3], [3, 0], [0, 2.5]])
private let nineLabels: [Double] = [0, 0, 0, 0, 0, 1, 1, 1, 1]

/// The objective, written as its definition.
private func objective(_ sample: Sample, _ coefficients: [Double], _ intercept: Double, penalty: Double) -> Double {
  var sum = 0.5 * penalty * coefficients.dot(coefficients)
  for index in 0..<sample.count {
    let sign = 2 * (sample.labels ?? [])[index] - 1
    let score = sample.features.row(index).dot(coefficients) + intercept
    sum += (sample.weights?[index] ?? 1) * Double.log(1 + Double.exp(-sign * score))
  }
  return sum
}

/// A random weighted sample whose classes overlap; a tenth of the weights are 0.
private func randomSample(_ random: RandomSource, count: Int, features: Int) -> Sample {
  let points = random.normals(rowCount: count, columnCount: features)
  let direction = random.normals(count: features)
  let labels = points.times(direction).map { $0 + 2 * random.normal() > 0.3 ? 1.0 : 0 }
  let weights = (0..<count).map { _ in random.bernoulli(0.1) ? 0 : random.uniform(in: 0.1...3) }
  return Sample(features: points, labels: labels, weights: weights)
}

@Suite("Weighted logistic regression")
struct LogisticRegressionTests {
  @Test("agrees with scikit-learn on nine points, unweighted with C = 1")
  func unweightedOracle() throws {
    let model = try LogisticRegression(Sample(features: ninePoints, labels: nineLabels), penalty: 1)
    #expect(abs(model.coefficients[0] - 0.7994093944826416) < 1e-7)
    #expect(abs(model.coefficients[1] - 0.8079903438819918) < 1e-7)
    #expect(abs(model.intercept - -1.8087009819072224) < 1e-7)
    let expected = [0.14079519711968408, 0.35313289429000466, 0.26544201167589226, 0.5515621443044745, 0.1418364540506224]
    for (probability, value) in zip(model.probabilities(of: ninePoints), expected) { #expect(abs(probability - value) < 1e-7) }
  }

  @Test("agrees with scikit-learn on nine points, weighted with C = 0.7")
  func weightedOracle() throws {
    let sample = Sample(features: ninePoints, labels: nineLabels, weights: [1, 2, 0.5, 1.5, 1, 3, 0.2, 1, 2])
    let model = try LogisticRegression(sample, penalty: 1 / 0.7)
    #expect(abs(model.coefficients[0] - 0.6415776944928684) < 1e-7)
    #expect(abs(model.coefficients[1] - 0.6746284678480291) < 1e-7)
    #expect(abs(model.intercept - -1.1775675479365364) < 1e-7)
  }

  @Test("is a minimum: steps of a thousandth in any direction raise the objective by their curvature", arguments: 1...20)
  func isMinimum(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let features = 1 + seed % 4
    let sample = randomSample(random, count: 40 + 10 * seed, features: features)
    for penalty in [0.01, 1, 30] {
      let model = try LogisticRegression(sample, penalty: penalty, tolerance: 1e-11)
      let minimum = objective(sample, model.coefficients, model.intercept, penalty: penalty)
      #expect(abs(minimum - model.objective) <= 1e-12 * minimum)
      #expect(model.gradientNorm <= 1e-11)
      for _ in 0..<10 {
        let step = random.normals(count: features).scaled(by: 1e-3)
        let shift = 1e-3 * random.normal()
        let forward = objective(sample, model.coefficients.adding(1, times: step), model.intercept + shift, penalty: penalty)
        let backward = objective(sample, model.coefficients.adding(-1, times: step), model.intercept - shift, penalty: penalty)
        #expect(forward > minimum && backward > minimum)
        // The slope, by a central difference of error 1e-9: rounding 1e-13 over the step of 1e-3, and the third derivative times
        // 1e-9.
        #expect(abs(forward - backward) <= 1e-2 * (forward + backward - 2 * minimum) + 1e-11 * minimum)
      }
    }
  }

  @Test("with integer weights equals the regression on repeated examples")
  func weightsAreRepetitions() throws {
    let random = RandomSource(seed: 3)
    let sample = randomSample(random, count: 60, features: 2)
    let repetitions = (0..<60).map { _ in random.integer(below: 4) }
    let indices = repetitions.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    let labels = sample.labels ?? []
    let weighted = try LogisticRegression(
      Sample(features: sample.features, labels: labels, weights: repetitions.map(Double.init)), tolerance: 1e-12)
    let repeated = try LogisticRegression(
      Sample(features: sample.features.rows(indices), labels: indices.map { labels[$0] }), tolerance: 1e-12)
    #expect(weighted.coefficients.squaredDistance(to: repeated.coefficients).squareRoot() < 1e-9)
    #expect(abs(weighted.intercept - repeated.intercept) < 1e-9)
  }

  @Test("without a penalty does not depend on a feature's units, from a millionth to a million")
  func units() throws {
    let random = RandomSource(seed: 4)
    let sample = randomSample(random, count: 200, features: 2)
    let model = try LogisticRegression(sample, penalty: 0)
    for unit in [1e-6, 1e6] {
      var features = sample.features
      for row in 0..<200 { features[row, 1] *= unit }
      let scaled = try LogisticRegression(
        Sample(features: features, labels: sample.labels, weights: sample.weights), penalty: 0)
      #expect(abs(scaled.coefficients[0] - model.coefficients[0]) < 1e-7)
      #expect(abs(scaled.coefficients[1] * unit - model.coefficients[1]) < 1e-7)
    }
  }

  @Test("reaches the same minimum where it starts from a subsample, also when the examples are sorted by class")
  func largeSample() throws {
    let random = RandomSource(seed: 5)
    let sample = randomSample(random, count: 3000, features: 2)
    let labels = sample.labels ?? []
    let order = (0..<3000).sorted { labels[$0] < labels[$1] }
    let model = try LogisticRegression(sample, tolerance: 1e-11)
    let sorted = try LogisticRegression(
      Sample(
        features: sample.features.rows(order), labels: order.map { labels[$0] },
        weights: order.map { (sample.weights ?? [])[$0] }), tolerance: 1e-11)
    #expect(model.coefficients.squaredDistance(to: sorted.coefficients).squareRoot() < 1e-8)
    #expect(abs(model.objective - objective(sample, model.coefficients, model.intercept, penalty: 1)) < 1e-9)
  }

  @Test("of many examples needs few steps on all of them", arguments: 1...4)
  func fewSteps(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let sample = randomSample(random, count: 4000, features: 20)
    let model = try LogisticRegression(sample, tolerance: 1e-6)
    #expect(model.gradientNorm <= 1e-6)
    #expect(model.iterationCount <= 9)
  }

  @Test("recognises classes that a hyperplane separates, with or without points on it")
  func separable() throws {
    let line = Matrix(rows: [[-2], [-1], [1], [2]])
    let touching = Matrix(rows: [[-1], [0], [0], [1]])
    for features in [line, touching] {
      let sample = Sample(features: features, labels: [0, 0, 1, 1])
      #expect(throws: LearningError.separable) { try LogisticRegression(sample, penalty: 0) }
      #expect(try LogisticRegression(sample, penalty: 0.1).coefficients[0] > 0)
    }
    // The one example that spoils the separation has weight 0.
    let spoiled = Sample(features: Matrix(rows: [[-2], [-1], [1], [2], [3]]), labels: [0, 0, 1, 1, 0], weights: [1, 1, 1, 1, 0])
    #expect(throws: LearningError.separable) { try LogisticRegression(spoiled, penalty: 0) }
  }

  @Test("explains what it cannot learn from")
  func errors() {
    let column = Matrix(rows: [[0], [1], [2], [3]])
    func error(_ sample: Sample, penalty: Double = 1) -> LearningError? {
      do {
        _ = try LogisticRegression(sample, penalty: penalty)
        return nil
      } catch {
        return error
      }
    }
    #expect(error(Sample(features: column)) == .unlabelled)
    #expect(error(Sample(features: column, labels: [1, 1, 1, 1])) == .singleClass(label: 1))
    #expect(error(Sample(features: column, labels: [0, 1, 1, 1], weights: [0, 1, 1, 1])) == .singleClass(label: 1))
    #expect(error(Sample(features: column, labels: [-1, 1, 1, 1])) == .notBinary(label: -1))
    #expect(error(Sample(features: column, labels: [0, 1, 1, 1], weights: [0, 0, 0, 0])) == .zeroWeights)
    #expect(error(Sample(features: Matrix(rows: [[0], [.nan]]), labels: [0, 1])) == .nonFinite)
    #expect(error(Sample(features: Matrix(rows: []), labels: [])) == .tooFewExamples(count: 0, needed: 1))
    let twins = Matrix(rows: [[0, 0], [1, 2], [2, 4], [3, 6]])
    #expect(error(Sample(features: twins, labels: [0, 1, 0, 1]), penalty: 0) == .notDetermined)
    #expect(error(Sample(features: twins, labels: [0, 1, 0, 1])) == nil)
  }

  @Test("of features that are all equal learns the share of the classes")
  func constantFeatures() throws {
    let sample = Sample(features: Matrix(rowCount: 4, columnCount: 1, repeating: 7), labels: [0, 1, 1, 1])
    let model = try LogisticRegression(sample)
    #expect(abs(model.probabilities(of: Matrix(rows: [[7]]))[0] - 0.75) < 1e-8)
  }
}
