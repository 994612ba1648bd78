import NumericCore
import Testing
import Transfer

@Suite("The complexity of tasks that share features")
struct MultitaskComplexityTests {
  private func draw(seed: UInt64, tasks: Int, examples: Int, features: Int) -> (inputs: [Matrix], signs: [[Double]]) {
    let random = RandomSource(seed: seed)
    let inputs = (0..<tasks).map { _ in random.normals(rowCount: examples, columnCount: features) }
    return (inputs, inputs.map { _ in (0..<examples).map { _ in random.bernoulli(0.5) ? 1 : -1 } })
  }

  @Test("In the plane with one shared direction, the supremum over 20,000 of them lies between both bounds", arguments: 1...8)
  func plane(seed: Int) throws {
    let (inputs, signs) = draw(seed: UInt64(seed), tasks: 5, examples: 4, features: 2)
    let sums = zip(inputs, signs).map { $0.transposedTimes($1) }
    let supremum = (0..<20_000).map { step -> Double in
      let angle = Double.pi * Double(step) / 20_000
      return sums.map { ($0[0] * Double.cos(angle) + $0[1] * Double.sin(angle)).magnitude }.sum() * 2 / 20
    }.reduce(0, max)
    let complexity = try MultitaskComplexity(inputs: inputs, norm: 2, signs: [signs])
    #expect(complexity.attained(dimension: 1) <= supremum * (1 + 1e-6) && supremum <= complexity.value(dimension: 1) * (1 + 1e-12))
  }

  @Test("What is attained is attained by the best fit: its mean score is the lower bound", arguments: [1, 2, 5])
  func fit(dimension: Int) throws {
    let (inputs, signs) = draw(seed: 9, tasks: 7, examples: 6, features: 5)
    let predictors = try MultitaskComplexity.bestFit(inputs: inputs, labels: signs, norm: 0.7, dimension: dimension)
    let scores = zip(zip(inputs, signs), predictors).map { $0.0.times($1).dot($0.1) }
    let complexity = try MultitaskComplexity(inputs: inputs, norm: 0.7, signs: [signs])
    #expect((scores.sum() / 42 - complexity.attained(dimension: dimension)).magnitude < 1e-12)
    #expect(predictors.allSatisfy { ($0.norm - 0.7).magnitude < 1e-12 })
    #expect(try SingularValueDecomposition(Matrix(rows: predictors)).rank == dimension)
  }

  @Test("One task, and as many as shared features, pay what tasks of their own pay", arguments: [1, 2, 3])
  func few(tasks: Int) throws {
    let (inputs, signs) = draw(seed: 3, tasks: tasks, examples: 6, features: 5)
    let complexity = try MultitaskComplexity(inputs: inputs, norm: 1, signs: [signs])
    #expect((complexity.attained(dimension: 3) - complexity.attained(dimension: 5)).magnitude < 1e-12)
    let (more, others) = draw(seed: 3, tasks: 4, examples: 6, features: 5)
    let larger = try MultitaskComplexity(inputs: more, norm: 1, signs: [others])
    #expect(larger.attained(dimension: 3) < larger.attained(dimension: 5) - 1e-6)
  }

  @Test("Random signs are the mean over draws; the complexity scales with the norm and falls with nothing else")
  func scale() throws {
    let (inputs, _) = draw(seed: 4, tasks: 3, examples: 5, features: 4)
    let values = try [1.0, 3.0].map {
      try MultitaskComplexity(inputs: inputs, norm: $0, draws: 20, from: RandomSource(seed: 1)).value(dimension: 2)
    }
    #expect((values[1] / values[0] - 3).magnitude < 1e-12)
  }

  @Test("Where no prediction exceeds 1 the gap on coins is half of what is attained", arguments: [(20, 3, 6), (5, 2, 1)])
  func coins(features: Int, dimension: Int, tasks: Int) throws {
    let coins = try CoinTasks(
      featureCount: features, dimension: dimension, taskCount: tasks, sampleSize: 8, norm: 0.05, from: RandomSource(seed: 2))
    #expect((coins.gap - coins.attained / 2).magnitude < 1e-12)
    let all = try CoinTasks(
      featureCount: features, dimension: features, taskCount: tasks, sampleSize: 8, norm: 0.05, from: RandomSource(seed: 2))
    #expect((all.gap - coins.aloneGap).magnitude < 1e-12 && coins.gap <= all.gap + 1e-12)
    #expect(all.aloneComplexity <= all.complexity + 1e-12 && all.aloneComplexity == coins.aloneComplexity)
  }
}
