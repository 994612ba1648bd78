import Divergences
import Learning
import NumericCore
import Testing

struct ClassTransportTests {
  /// Two classes that lie side by side, and a target between them.
  struct Instance {
    let source, target: (points: Matrix, classes: [Int])

    init(_ seed: UInt64, share: Int = 6) {
      let random = RandomSource(seed: seed)
      func domain(_ first: Int, at place: Double) -> (points: Matrix, classes: [Int]) {
        let classes = (0..<12).map { $0 < first ? 0 : 1 }
        return (Matrix(rows: classes.map { [place + Double($0) + 0.3 * random.normal(), 0.3 * random.normal()] }), classes)
      }
      (source, target) = (domain(6, at: 0), domain(share, at: 0.5))
    }
  }

  /// The objective as it is defined, term by term.
  static func objective(_ p: Matrix, _ costs: Matrix, _ classes: [Int], _ epsilon: Double, _ eta: Double) -> Double {
    var value = 0.0
    for column in 0..<p.columnCount {
      var masses = [0.0, 0.0]
      for row in 0..<p.rowCount {
        let mass = p[row, column]
        value += mass * costs[row, column] + (mass > 0 ? epsilon * mass * (Double.log(mass) - 1) : 0)
        masses[classes[row]] += mass
      }
      value += eta * masses.reduce(0) { $0 + ($1 + ClassRegularizedTransport.smoothing).squareRoot() }
    }
    return value
  }

  @Test("The objective falls with every step, and is the defined one", arguments: 0..<20 as Range<UInt64>)
  func objective(seed: UInt64) throws {
    let instance = Instance(seed)
    let problem = try TransportProblem(costs: pairwiseSquaredDistances(instance.source.points, instance.target.points))
    let plan = try ClassRegularizedTransport(
      problem, classes: instance.source.classes, regularization: 1, classPenalty: 0.3, tolerance: 1e-8, iterationLimit: 100_000)
    #expect(zip(plan.objectives, plan.objectives.dropFirst()).allSatisfy { $1 <= $0 + 1e-6 } && plan.objectives.count == 11)
    let expected = Self.objective(plan.plan.coupling, problem.costs, instance.source.classes, 1, 0.3)
    #expect(abs((plan.objectives.last ?? 0) - expected) < 1e-9)
    #expect((plan.objectives.last ?? 0) < plan.objectives[0] - 1e-4)
  }

  @Test("Without penalty it is the entropic plan")
  func withoutPenalty() throws {
    let instance = Instance(1)
    let problem = try TransportProblem(costs: pairwiseSquaredDistances(instance.source.points, instance.target.points))
    let plain = try Sinkhorn(problem, regularization: 0.1)
    let plan = try ClassRegularizedTransport(problem, classes: instance.source.classes, regularization: 0.1, classPenalty: 0)
    #expect(plan.plan == plain && plan.objectives.count == 1)
  }

  @Test(
    "No plan keeps more mass in its class than the proportions allow, and one at random reaches it on a single point",
    arguments: 0..<50 as Range<UInt64>)
  func agreement(seed: UInt64) throws {
    let instance = Instance(seed, share: 1 + Int(seed % 11))
    let (source, target) = (instance.source.classes, instance.target.classes)
    let random = RandomSource(seed: seed).stream("costs")
    let costs = Matrix(rowCount: 12, columnCount: 12, elements: random.uniforms(count: 144))
    let most = largestClassAgreement(source: source, target: target)
    #expect(
      classAgreement(of: try ExactTransport(TransportProblem(costs: costs)).coupling, source: source, target: target) <= most
        + 1e-12)
    // The plan that pays for leaving a class reaches it.
    let own = Matrix(rows: source.map { label in target.map { $0 == label ? 0 : 1 } })
    let best = try ExactTransport(TransportProblem(costs: own))
    #expect(abs(classAgreement(of: best.coupling, source: source, target: target) - most) < 1e-12)
    #expect(abs(best.cost - (1 - most)) < 1e-12)
  }

  @Test("A source that only moved is carried back without a mistake by each plan; where proportions differ, none can")
  func adaptation() throws {
    let source = Instance(1).source
    let moved = source.points.subtracting(rowwise: [-5, 3])
    for plan in [TransportAdaptation.Plan.exact, .entropic(0.02), .classRegularized(0.02, 0.2)] {
      let adapted = try TransportAdaptation(source, onto: moved, by: plan)
      #expect(adapted.classifier.accuracy(on: moved, classes: source.classes) == 1, "\(plan)")
    }
    let rare = Instance(1, share: 11).target
    let adapted = try TransportAdaptation(source, onto: rare.points, by: .exact)
    #expect(largestClassAgreement(source: source.classes, target: rare.classes) == 7.0 / 12)
    #expect(adapted.classifier.accuracy(on: rare.points, classes: rare.classes) <= 7.0 / 12)
  }
}
