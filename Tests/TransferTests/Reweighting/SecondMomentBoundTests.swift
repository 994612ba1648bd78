import NumericCore
import Testing
import Transfer

@Suite("The bound of Cortes, Mansour and Mohri on the second moment of a weighted loss")
struct SecondMomentBoundTests {
  private let random = RandomSource(seed: 2)

  @Test("It holds on random domains", arguments: [1, 1.5, 2, 5])
  func law(order: Double) {
    for trial in 0..<300 {
      let count = 2 + random.integer(below: 8)
      let law = SecondMomentBound(
        source: random.dirichlet(Array(repeating: 1, count: count)), target: random.dirichlet(Array(repeating: 1, count: count)),
        losses: random.uniforms(count: count), order: order)
      #expect(law.secondMoment <= law.bound * (1 + 1e-12), "trial \(trial)")
    }
  }

  @Test("It is attained with ℓ ≡ 1 at α = 1, and for every α where the target lies where ℓ = 1 with a constant ratio")
  func tightness() {
    let (source, target) = (random.dirichlet([1, 1, 1, 1]), random.dirichlet([1, 1, 1, 1]))
    let ones = SecondMomentBound(source: source, target: target, losses: [1, 1, 1, 1], order: 1)
    #expect((ones.secondMoment / ones.bound - 1).magnitude < 1e-12)
    for order in [1, 1.5, 2, 5] {
      let inside = SecondMomentBound(source: [0.25, 0.5, 0.25], target: [1.0 / 3, 2.0 / 3, 0], losses: [1, 1, 0], order: order)
      #expect((inside.secondMoment / inside.bound - 1).magnitude < 1e-12 && inside.risk == 1)
    }
  }

  @Test("It needs losses of at most 1, and the power of the risk")
  func necessity() {
    let half = [0.5, 0.5]
    let large = SecondMomentBound(source: half, target: half, losses: [2, 2], order: 2)
    #expect(large.secondMoment > large.bound)
    let sharper = SecondMomentBound(source: half, target: [0.99, 0.01], losses: [1, 0], order: 2)
    #expect(sharper.secondMoment > sharper.bound * sharper.risk.squareRoot())
  }
}

@Suite("The bound of Cortes, Mansour and Mohri near its extremal domains")
struct SecondMomentTrialTests {
  @Test("No violation, nearly attained; a sharper one is violated")
  func trial() {
    let result = SecondMomentTrial(from: RandomSource(seed: 12))
    #expect(result.instanceCount == 2000 && result.violationCount == 0)
    #expect((0.99...1 + SecondMomentTrial.relativeTolerance).contains(result.largestRatio) && result.violationsOfSharper > 0)
  }
}

@Suite("Ways to weights")
struct WeightMethodTests {
  /// The logit of the linear classifier cannot express this ratio, so nothing is asked of it here.
  @Test("Every way gives a weight an example, and most bring the mean nearer", arguments: WeightMethod.allCases)
  func weights(method: WeightMethod) throws {
    let random = RandomSource(seed: 3)
    let source = random.normals(rowCount: 150, columnCount: 1)
    let target = Matrix(rowCount: 150, columnCount: 1, elements: random.normals(count: 150).map { 0.8 + 0.7 * $0 })
    let truth = ImportanceWeights(source.elements.map { Double.exp(0.5 * $0 * $0 - 0.5 * ($0 - 0.8) * ($0 - 0.8) / 0.49) / 0.7 })
    let (weights, _) = try method.weights(source: source, target: target, truth: truth)
    let moment = WeightDiagnostics(weights, source: source, target: target).firstMoments[0]
    let (before, after) = ((moment.source - moment.target).magnitude, (moment.weighted - moment.target).magnitude)
    #expect(weights.count == 150 && (method == .none ? after == before : method == .linearClassifier || after < 0.5 * before))
  }
}
