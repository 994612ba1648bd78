import Learning
import NumericCore
import Testing

@Suite("Cross-validation")
struct CrossValidationTests {
  @Test("has folds that hold every example once, in nearly equal numbers, of each label too where stratified")
  func folds() throws {
    var generator = RandomSource(seed: 1)
    let labels = (0..<23).map { $0 % 3 == 0 ? 1.0 : 0 }
    for stratified in [false, true] {
      let folds =
        stratified
        ? try Folds(count: 4, stratifying: labels, using: &generator)
        : try Folds(count: 4, exampleCount: 23, using: &generator)
      let heldOut = (0..<4).map { folds.heldOut($0) }
      #expect(heldOut.flatMap { $0 }.sorted() == Array(0..<23))
      #expect(heldOut.allSatisfy { (5...6).contains($0.count) })
      if stratified { #expect(heldOut.allSatisfy { (2...2).contains($0.count { labels[$0] == 1 }) }) }
      for fold in 0..<4 { #expect(Set(folds.training(fold)).isDisjoint(with: heldOut[fold])) }
    }
    #expect(throws: LearningError.tooFewExamples(count: 3, needed: 4)) {
      try Folds(count: 4, exampleCount: 3, using: &generator)
    }
  }

  @Test("of the mean by leaving one out is n/(n − 1) times the residual of each example")
  func leaveOneOut() throws {
    var generator = RandomSource(seed: 2)
    let labels: [Double] = [1, 4, 2, 8, 5]
    let sample = Sample(features: Matrix(rowCount: 5, columnCount: 1, repeating: 0), labels: labels)
    let folds = try Folds(count: 5, exampleCount: 5, using: &generator)
    let validation = CrossValidation(sample, folds: folds, loss: .squared) { training, features in
      let known = training.labels ?? []
      return Array(repeating: known.reduce(0, +) / Double(known.count), count: features.rowCount)
    }
    for (loss, label) in zip(validation.losses, labels) {
      let residual = (label - 4) * 5 / 4
      #expect(abs(loss - residual * residual) < 1e-12)
    }
    #expect(abs(validation.risk - validation.losses.reduce(0, +) / 5) < 1e-12)
  }

  /// Truth x³ − x + noise, a line fitted; source N(0, 1), target N(1, ½²), whose ratio is bounded.
  @Test("with importance weights estimates the target's risk, without them the source's: means of 60 repetitions")
  func importanceWeights() throws {
    var random = RandomSource(seed: 3)
    var (plain, weighted, source, target) = (0.0, 0.0, 0.0, 0.0)
    let repetitions = 60
    func world(_ random: RandomSource, _ count: Int, mean: Double, deviation: Double) -> Sample {
      let x = (0..<count).map { _ in random.normal(mean: mean, standardDeviation: deviation) }
      return Sample(
        features: Matrix(rowCount: count, columnCount: 1, elements: x), labels: x.map { $0 * $0 * $0 - $0 + 0.1 * random.normal() })
    }
    for _ in 0..<repetitions {
      let sample = world(random, 200, mean: 0, deviation: 1)
      let weights = sample.features.elements.map { 2 * Double.exp(0.5 * $0 * $0 - 2 * ($0 - 1) * ($0 - 1)) }
      let folds = try Folds(count: 5, exampleCount: 200, using: &random)
      let validation = try CrossValidation(sample, folds: folds, loss: .squared, importanceWeights: weights) {
        (training, features) throws(LearningError) in try RidgeRegression(training, penalty: 0).scores(of: features)
      }
      let model = try RidgeRegression(sample, penalty: 0)
      let (sourceTest, targetTest) = (world(random, 400, mean: 0, deviation: 1), world(random, 400, mean: 1, deviation: 0.5))
      plain += validation.losses.reduce(0, +) / 200
      weighted += validation.risk
      source += sourceTest.risk(of: model.scores(of: sourceTest.features), loss: .squared)
      target += targetTest.risk(of: model.scores(of: targetTest.features), loss: .squared)
    }
    let scale = 1 / Double(repetitions)
    // The risks are about 6.5 on the source and 2 on the target; seeded, so the bounds are wide of chance.
    #expect(abs(plain - source) * scale < 0.25 * source * scale, "plain \(plain * scale), source \(source * scale)")
    #expect(abs(weighted - target) * scale < 0.25 * target * scale, "weighted \(weighted * scale), target \(target * scale)")
    #expect(abs(plain - target) > 2 * abs(weighted - target))
  }
}
