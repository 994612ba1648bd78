import Learning
import NumericCore
import Testing

@Suite("Weighted ridge regression")
struct RidgeRegressionTests {
  @Test("solves the normal equations of its objective", arguments: 1...20)
  func normalEquations(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let (count, features) = (5 + 3 * seed, 1 + seed % 5)
    let points = random.normals(rowCount: count, columnCount: features)
    let labels = random.normals(count: count)
    let weights = (0..<count).map { _ in random.uniform(in: 0...2) }
    for penalty in [0, 0.1, 10.0] where penalty > 0 || count > features + 1 {
      let model = try RidgeRegression(Sample(features: points, labels: labels, weights: weights), penalty: penalty)
      let residuals = zip(model.scores(of: points), labels).map { $0 - $1 }
      let slopes = zip(weights, residuals).map { $0 * $1 }
      // Sums of some sixty terms of size 1: rounding is below 1e-12.
      for feature in 0..<features {
        #expect(abs(points.column(feature).dot(slopes) + penalty * model.coefficients[feature]) < 1e-11)
      }
      #expect(abs(slopes.reduce(0, +)) < 1e-11)
      let objective = 0.5 * slopes.dot(residuals) + 0.5 * penalty * model.coefficients.dot(model.coefficients)
      #expect(abs(model.objective - objective) < 1e-11)
    }
  }

  @Test("goes through points on a line, and with a growing penalty falls to the weighted mean")
  func ends() throws {
    let sample = Sample(features: Matrix(rows: [[0], [1], [2]]), labels: [1, 3, 5], weights: [1, 1, 2])
    let exact = try RidgeRegression(sample, penalty: 0)
    #expect(abs(exact.coefficients[0] - 2) < 1e-12 && abs(exact.intercept - 1) < 1e-12 && exact.objective < 1e-24)
    let flat = try RidgeRegression(sample, penalty: 1e12)
    #expect(abs(flat.coefficients[0]) < 1e-10 && abs(flat.intercept - 3.5) < 1e-9)
  }

  @Test("keeps its digits where the features lie far from the origin")
  func farFromTheOrigin() throws {
    let features = Matrix(rows: [[1e8], [1e8 + 1], [1e8 + 2]])
    let model = try RidgeRegression(Sample(features: features, labels: [1, 3, 5]), penalty: 0)
    #expect(abs(model.coefficients[0] - 2) < 1e-7)
  }

  @Test("explains what it cannot learn from")
  func errors() {
    let twins = Sample(features: Matrix(rows: [[0, 0], [1, 2], [2, 4]]), labels: [0, 1, 5])
    #expect(throws: LearningError.notDetermined) { try RidgeRegression(twins, penalty: 0) }
    #expect(throws: LearningError.unlabelled) { try RidgeRegression(Sample(features: Matrix(rows: [[1]]))) }
    #expect(throws: LearningError.nonFinite) { try RidgeRegression(Sample(features: Matrix(rows: [[1]]), labels: [.infinity])) }
    #expect(throws: LearningError.zeroWeights) {
      try RidgeRegression(Sample(features: Matrix(rows: [[1]]), labels: [1], weights: [0]))
    }
  }
}
