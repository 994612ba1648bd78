import NumericCore
import Testing
import Transfer

@Suite("Trials of estimates of shares")
struct EstimationTrialTests {
  @Test("The exact confusion matrix is that of a large sample")
  func confusion() {
    let world = NormalLabelShift(gap: 1.5, source: 0.3, target: 0.8)
    let sample = world.classes.sample(count: 100_000, positiveShare: world.source, from: RandomSource(seed: 1))
    let counted = ConfusionMatrix(predicted: sample.points.map { $0 > 0 ? 1 : 0 }, actual: sample.labels, classCount: 2)
    // Five standard errors of a share of a half.
    #expect(zip(counted.joint.elements, world.confusion.elements).allSatisfy { ($0 - $1).magnitude < 0.008 })
    #expect((world.confusion.elements.sum() - 1).magnitude < 1e-15)
  }

  @Test("Posteriors are those of the log-odds, and sharper ones of their multiple")
  func posteriors() {
    let classes = NormalClasses(gap: 2)
    let found = classes.posteriors(at: [0.3, -40], positiveShare: 0.8, sharpness: 3)
    let odds = Double.exp(3 * classes.logOdds(at: 0.3, positiveShare: 0.8))
    #expect((found[0, 1] / found[0, 0] / odds - 1).magnitude < 1e-12 && found[1, 0] == 1 && found[1, 1] >= 0)
  }

  @Test("More examples, smaller errors of every way that is consistent; too sure scores stay wrong")
  func consistency() throws {
    let world = NormalLabelShift(gap: 2, source: 0.5, target: 0.9)
    func errors(_ count: Int) throws -> [EstimationTrial.Way: Double] {
      try EstimationTrial(world, examples: count, hasScores: true).errors(from: RandomSource(seed: 8)).means
    }
    let (few, many) = (try errors(100), try errors(6400))
    // An eighth is expected; a mean of 25 absolute errors is off by 15 %, so that ln 4 is six standard errors of the ratio.
    for way in [EstimationTrial.Way.blackBox, .exactMatrix, .regularised, .likelihood] {
      #expect(try #require(many[way]) < #require(few[way]) / 2, "\(way)")
    }
    #expect(try #require(many[.overconfident]) > 0.05)
  }

  @Test("A source that mostly lacks a class has no estimate")
  func unusable() {
    let trial = EstimationTrial(NormalLabelShift(gap: 2, source: 0.001, target: 0.9), examples: 5)
    #expect(throws: LabelShiftError.self) { try trial.errors(from: RandomSource(seed: 1)) }
  }

  @Test("Every method gives shares that are possible", arguments: LabelShiftMethod.allCases)
  func methods(method: LabelShiftMethod) throws {
    let random = RandomSource(seed: 11)
    for _ in 0..<50 {
      let posteriors = Matrix(rows: (0..<30).map { _ in random.dirichlet([1, 1, 1]) })
      let labels = (0..<60).map { $0 % 3 }
      let predicted = labels.map { random.bernoulli(0.6) ? $0 : random.integer(below: 3) }
      let shares = try method.shares(
        posteriors: posteriors, sourceShares: [1.0 / 3, 1.0 / 3, 1.0 / 3],
        confusion: ConfusionMatrix(predicted: predicted, actual: labels, classCount: 3))
      #expect(shares.allSatisfy { $0 >= 0 } && (shares.sum() - 1).magnitude < 1e-9)
    }
  }
}
