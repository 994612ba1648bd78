import Divergences
import NumericCore
import Testing

struct TransportCertificateTests {
  static let problem = Result {
    try TransportProblem(
      costs: pairwiseSquaredDistances(SinkhornDivergenceTests.source, SinkhornDivergenceTests.target),
      sourceWeights: SinkhornDivergenceTests.a, targetWeights: SinkhornDivergenceTests.b)
  }

  @Test("Plan, potentials and slacks are those of an exact certificate in fractions")
  func oracle() throws {
    let plan = try ExactTransport(
      TransportProblem(
        costs: pairwiseSquaredDistances(SinkhornDivergenceTests.source, SinkhornDivergenceTests.target),
        sourceWeights: [17, 29, 31, 23], targetWeights: [21, 11, 26, 19, 23]))
    let expected = Matrix(rows: [
      [0.0, 0.0, 0.0, 0.0, 0.17], [0.16, 0.07, 0.0, 0.0, 0.06], [0.05, 0.0, 0.26, 0.0, 0.0], [0.0, 0.04, 0.0, 0.19, 0.0],
    ])
    #expect((plan.coupling - expected).largestMagnitude < 1e-12 && abs(plan.cost - 2.0312) < 1e-12)
    let potentials = plan.sourcePotentials.map { $0 - plan.sourcePotentials[0] }
    #expect(zip(potentials, [0.0, 2.05, 7.61, -0.79]).allSatisfy { abs($0 - $1) < 1e-12 })
    let slacks = plan.reducedCosts
    let (used, unused) = (
      plan.entries.map { slacks[$0.source][$0.target] },
      (0..<20).filter { expected.elements[$0] == 0 }.map { slacks[$0 / 5][$0 % 5] }
    )
    #expect(used.count == 8 && used.allSatisfy { abs($0) < 1e-12 } && abs((unused.min() ?? 0) - 1.68) < 1e-12)
    #expect(plan.certificateViolation < 1e-12)
  }

  @Test("Mass at random costs Σ aᵢ bⱼ cᵢⱼ, more than the least cost")
  func independent() throws {
    let problem = try Self.problem.get()
    let limit = try Sinkhorn(problem, regularization: 1e6)
    let least = try ExactTransport(problem).cost
    #expect(abs(limit.cost - problem.independentCost) < 1e-4 && problem.independentCost > least + 0.1)
  }

  @Test("A translation and a definite map are found, and of the square turned by 60° no corner")
  func matched() throws {
    let points = SinkhornDivergenceTests.target
    func share(_ images: Matrix) throws -> Double { try ExactTransport(squaredDistanceFrom: points, to: images).matchedShare }
    #expect(try abs(share(points.subtracting(rowwise: [7, -3])) - 1) < 1e-12)
    #expect(try abs(share(points * Matrix(rows: [[2, 1], [1, 3]])) - 1) < 1e-12)
    #expect(try share(points * Matrix(diagonal: [-1, 1])) < 1)
  }

  @Test("The certificate of normal distributions is met, and the distance is that of an independent computation")
  func normal() throws {
    let violation = try GaussianTransport.certificateViolation(
      of: SinkhornDivergenceTests.source, targetMean: [3, 4], targetCovariance: Matrix(rows: [[3, -1], [-1, 1]]))
    #expect(violation < 1e-10)
    let transport = try GaussianTransport(
      sourceMean: [1, -1], sourceCovariance: Matrix(rows: [[2, 1], [1, 3]]), targetMean: [0, 2],
      targetCovariance: Matrix(rows: [[3, -1], [-1, 1]]))
    #expect(abs(transport.squaredDistance - 11.69943692025423) < 1e-12)
    let map = Matrix(rows: [[1.3416407864998738, -0.4472135954999579], [-0.4472135954999579, 0.6204757192910176]])
    let found = try transport.linearMap()
    #expect((found - map).largestMagnitude < 1e-12)
  }

  @Test("E W₁ of uniform points is that of exact rationals, between its limit and its bound")
  func uniform() {
    let values = [
      1: 0.3333333333333333, 2: 0.22916666666666666, 3: 0.18518518518518517, 5: 0.14218666666666666, 10: 0.09983872533333334,
      20: 0.07033647399167792, 50: 0.04438230186338642, 500: 0.014014784024340405,
    ]
    for (size, value) in values {
      let root = Double(size).squareRoot()
      #expect(abs(expectedUniformWasserstein1(size: size) - value) < 1e-12, "n = \(size)")
      #expect(value * root > (Double.pi / 32).squareRoot() && value * root < Double.pi / 8)
    }
  }
}
