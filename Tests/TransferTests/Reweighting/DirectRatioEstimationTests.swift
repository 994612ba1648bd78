import Learning
import NumericCore
import Testing
import Transfer

/// Source N(0, 1), target N(½, ½²): the true ratio is bounded by 2 e^{1/6}.
private func world(_ random: RandomSource, sourceCount: Int, targetCount: Int) -> (source: Matrix, target: Matrix) {
  (
    random.normals(rowCount: sourceCount, columnCount: 1),
    Matrix(rowCount: targetCount, columnCount: 1, elements: random.normals(count: targetCount).map { 0.5 + 0.5 * $0 })
  )
}

private func truth(_ source: Matrix) -> [Double] {
  source.elements.map { 2 * Double.exp(0.5 * $0 * $0 - 2 * ($0 - 0.5) * ($0 - 0.5)) }
}

@Suite("uLSIF")
struct LeastSquaresImportanceFittingTests {
  @Test("solves its linear system, and its leave-one-out score is that of refitting without each pair")
  func definition() throws {
    let random = RandomSource(seed: 1)
    let (source, target) = world(random, sourceCount: 12, targetCount: 9)
    let kernel = Kernel.gaussian(bandwidth: 0.6)
    let penalty = 0.1
    /// α from the definition, with Gaussian elimination left to the core.
    func coefficients(_ source: Matrix, _ target: Matrix) throws -> [Double] {
      let (atSource, atTarget) = (kernel.matrix(of: source, with: centres), kernel.matrix(of: target, with: centres))
      var matrix = (1 / Double(source.rowCount)) * atSource.gram
      for index in 0..<matrix.rowCount { matrix[index, index] += penalty }
      return try CholeskyDecomposition(matrix).solve(atTarget.columnMeans).map { max(0, $0) }
    }
    let centres = target
    let fit = try LeastSquaresImportanceFitting(source: source, target: target, bandwidth: 0.6, penalty: penalty)
    let expected = try coefficients(source, target)
    for (one, other) in zip(fit.coefficients, expected) { #expect(abs(one - other) < 1e-10) }
    var score = 0.0
    for left in 0..<9 {
      let alpha = try coefficients(
        source.rows((0..<12).filter { $0 != left }), target.rows((0..<9).filter { $0 != left }))
      let atSource = kernel.matrix(of: source.rows([left]), with: centres).times(alpha)[0]
      let atTarget = kernel.matrix(of: target.rows([left]), with: centres).times(alpha)[0]
      score += (0.5 * atSource * atSource - atTarget) / 9
    }
    #expect(abs((fit.leaveOneOutScore ?? .nan) - score) < 1e-10)
  }

  @Test("comes close to the true ratio with the bandwidth and penalty that it chooses")
  func truthIsNear() throws {
    let (source, target) = world(RandomSource(seed: 2), sourceCount: 400, targetCount: 300)
    let fit = try LeastSquaresImportanceFitting(choosingFor: source, target: target)
    let error = zip(fit.weights(of: source).values, truth(source)).reduce(0) { $0 + abs($1.0 - $1.1) } / 400
    #expect(error < 0.25, "mean error \(error)")
  }

  @Test("explains what it cannot fit")
  func errors() {
    let one = Matrix(rows: [[1]])
    #expect(throws: LearningError.tooFewExamples(count: 1, needed: 2)) {
      try LeastSquaresImportanceFitting(choosingFor: one, target: one)
    }
    #expect(throws: LearningError.nonFinite) {
      try LeastSquaresImportanceFitting(source: Matrix(rows: [[.nan]]), target: one, bandwidth: 1, penalty: 1)
    }
  }
}

@Suite("KLIEP")
struct KullbackLeiblerImportanceEstimationTests {
  @Test("keeps its constraints, and no feasible weights have a likelihood above its bound", arguments: 1...8)
  func optimality(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let (source, target) = world(random, sourceCount: 40, targetCount: 25)
    let fit = try KullbackLeiblerImportanceEstimation(source: source, target: target, bandwidth: 0.7, tolerance: 1e-5)
    #expect(abs(fit.weights(of: source).mean - 1) < 1e-10)
    #expect(fit.coefficients.allSatisfy { $0 >= 0 } && fit.optimalityGap <= 1e-5)
    let kernel = Kernel.gaussian(bandwidth: 0.7)
    let (atSource, atTarget) = (kernel.matrix(of: source, with: target), kernel.matrix(of: target, with: target))
    func objective(_ alpha: [Double]) -> Double {
      let mean = atSource.times(alpha).reduce(0, +) / 40
      return atTarget.times(alpha).reduce(0) { $0 + Double.log($1 / mean) } / 25
    }
    #expect(abs(objective(fit.coefficients) - fit.objective) < 1e-10)
    for _ in 0..<200 {
      let other = random.uniforms(count: 25).map { $0 * $0 * $0 * $0 }
      let mixed = zip(fit.coefficients, other).map { 0.9 * $0 + 0.1 * $1 }
      #expect(objective(mixed) <= fit.objective + fit.optimalityGap)
      #expect(objective(other) <= fit.objective + fit.optimalityGap)
    }
  }

  @Test("comes close to the true ratio with the bandwidth that it chooses")
  func truthIsNear() throws {
    var random = RandomSource(seed: 2)
    let (source, target) = world(random, sourceCount: 200, targetCount: 100)
    let fit = try KullbackLeiblerImportanceEstimation(
      choosingFor: source, target: target, bandwidths: [0.2, 0.7], foldCount: 3, centreLimit: 30, using: &random)
    let error = zip(fit.weights(of: source).values, truth(source)).reduce(0) { $0 + abs($1.0 - $1.1) } / 200
    #expect(error < 0.25, "mean error \(error)")
  }

  @Test("refuses a bandwidth that reaches from no centre to the source")
  func errors() {
    #expect(throws: LearningError.notDetermined) {
      try KullbackLeiblerImportanceEstimation(source: Matrix(rows: [[0]]), target: Matrix(rows: [[50]]), bandwidth: 1)
    }
  }
}
