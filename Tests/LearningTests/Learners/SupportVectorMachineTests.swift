import Learning
import NumericCore
import Testing

private let sixPoints = Matrix(rows: [[0, 0], [1, 1], [1, -1], [2, 2], [3, 0], [4, 1]])
private let sixLabels: [Double] = [0, 0, 0, 1, 1, 1]

/// Two classes inside and outside a noisy circle, with weights of which a tenth are 0.
private func circleSample(_ random: RandomSource, count: Int) -> Sample {
  let points = random.normals(rowCount: count, columnCount: 2)
  let labels = (0..<count).map { Double.hypot(points[$0, 0], points[$0, 1]) + 0.3 * random.normal() > 1.1 ? 1.0 : 0 }
  let weights = (0..<count).map { _ in random.bernoulli(0.1) ? 0 : random.uniform(in: 0.2...2) }
  return Sample(features: points, labels: labels, weights: weights)
}

@Suite("Weighted support vector machines")
struct SupportVectorMachineTests {
  /// Exact solutions by enumeration of the active sets.
  @Test(
    "agree with exact solutions on six points",
    arguments: [
      (
        Kernel.gaussian(gamma: 0.5), nil, 2.532121272832814,
        [-1, -0.7398580979014133, -1, 0.8293429503532481, 1, 1]
      ),
      (
        .gaussian(gamma: 0.5), [1, 0.5, 2, 1, 1, 0.3], 2.2646611251466204,
        [-1, -0.294753773050774, -1, 1, 1, 0.8061180708553919]
      ),
      (.linear, nil, 1.1, [-2.6, -0.8, -2, 1, 1, 2.8]),
    ] as [(Kernel, [Double]?, Double, [Double])])
  func oracles(kernel: Kernel, weights: [Double]?, dualObjective: Double, decision: [Double]) throws {
    let sample = Sample(features: sixPoints, labels: sixLabels, weights: weights)
    let machine = try SupportVectorMachine(sample, kernel: kernel, tolerance: 1e-10)
    #expect(abs(machine.certificate.dualObjective - dualObjective) < 1e-6)
    for (score, expected) in zip(machine.scores(of: sixPoints), decision) { #expect(abs(score - expected) < 1e-6) }
  }

  @Test("fulfil the optimality conditions of Karush, Kuhn and Tucker, and have no duality gap", arguments: 1...12)
  func optimality(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let sample = circleSample(random, count: 30 + 10 * seed)
    let kernel: Kernel = [.gaussian(gamma: 1), .linear, .polynomial(degree: 2), .gaussian(bandwidth: 0.2)][seed % 4]
    let cost = [0.1, 1, 10][seed % 3]
    let machine = try SupportVectorMachine(sample, kernel: kernel, cost: cost, tolerance: 1e-9)
    var alpha = [Double](repeating: 0, count: sample.count)
    for (index, coefficient) in zip(machine.supportIndices, machine.dualCoefficients) { alpha[index] = abs(coefficient) }
    let scores = machine.scores(of: sample.features)
    var (sum, normSquared, hinge) = (0.0, 0.0, 0.0)
    for index in 0..<sample.count {
      let sign = 2 * (sample.labels ?? [])[index] - 1
      let bound = cost * (sample.weights ?? [])[index]
      let margin = sign * scores[index]
      #expect(alpha[index] >= 0 && alpha[index] <= bound)
      if bound > 0 && alpha[index] == 0 { #expect(margin >= 1 - 1e-8, "example \(index)") }
      if bound > 0 && alpha[index] == bound { #expect(margin <= 1 + 1e-8, "example \(index)") }
      if alpha[index] > 0 && alpha[index] < bound { #expect(abs(margin - 1) <= 1e-8, "example \(index)") }
      sum += sign * alpha[index]
      normSquared += sign * alpha[index] * (scores[index] - machine.intercept)
      hinge += bound * max(0, 1 - margin)
    }
    #expect(abs(sum) < 1e-10)
    let certificate = machine.certificate
    #expect(certificate.violation <= 1e-9)
    #expect(abs(certificate.dualObjective - (alpha.reduce(0, +) - 0.5 * normSquared)) < 1e-7)
    #expect(abs(certificate.primalObjective - (0.5 * normSquared + hinge)) < 1e-7)
    #expect(abs(certificate.dualityGap) < 1e-6 * max(1, certificate.primalObjective))
  }

  @Test("are optimal after few pairs also where the cost is large and the classes overlap", arguments: 1...4)
  func largeCost(seed: Int) throws {
    let sample = circleSample(RandomSource(seed: UInt64(seed)), count: 300)
    let machine = try SupportVectorMachine(sample, kernel: .gaussian(gamma: 1), cost: 1000, tolerance: 1e-6)
    // Pairs alone would be 24,000 to 211,000.
    #expect(machine.certificate.iterationCount < 5000)
    let scores = machine.scores(of: sample.features)
    var alpha = [Double](repeating: 0, count: sample.count)
    for (index, coefficient) in zip(machine.supportIndices, machine.dualCoefficients) { alpha[index] = abs(coefficient) }
    for index in 0..<sample.count {
      let bound = 1000 * (sample.weights ?? [])[index]
      let margin = (2 * (sample.labels ?? [])[index] - 1) * scores[index]
      #expect(alpha[index] <= bound)
      // Within the tolerance, and what rounding adds to sums of 300 coefficients of up to 2000.
      if bound > 0 && alpha[index] == 0 { #expect(margin >= 1 - 2e-6, "example \(index)") }
      if bound > 0 && alpha[index] == bound { #expect(margin <= 1 + 2e-6, "example \(index)") }
      if alpha[index] > 0 && alpha[index] < bound { #expect(abs(margin - 1) <= 2e-6, "example \(index)") }
    }
    #expect(abs(machine.dualCoefficients.reduce(0, +)) < 1e-9 * 1000)
  }

  @Test("do not depend on the room for kernel rows")
  func smallCache() throws {
    let sample = circleSample(RandomSource(seed: 20), count: 300)
    let ample = try SupportVectorMachine(sample, kernel: .gaussian(gamma: 1), tolerance: 1e-8)
    let scarce = try SupportVectorMachine(sample, kernel: .gaussian(gamma: 1), tolerance: 1e-8, cacheBytes: 0)
    #expect(abs(ample.certificate.dualObjective - scarce.certificate.dualObjective) < 1e-9)
    #expect(ample.supportIndices == scarce.supportIndices)
  }

  @Test("do not depend on the order of the examples")
  func order() throws {
    let random = RandomSource(seed: 21)
    let sample = circleSample(random, count: 80)
    var generator = RandomSource(seed: 22)
    let order = (0..<80).shuffled(using: &generator)
    let shuffled = Sample(
      features: sample.features.rows(order), labels: order.map { (sample.labels ?? [])[$0] },
      weights: order.map { (sample.weights ?? [])[$0] })
    let first = try SupportVectorMachine(sample, kernel: .gaussian(gamma: 1), tolerance: 1e-10)
    let second = try SupportVectorMachine(shuffled, kernel: .gaussian(gamma: 1), tolerance: 1e-10)
    #expect(abs(first.certificate.dualObjective - second.certificate.dualObjective) < 1e-9)
    for (one, other) in zip(first.scores(of: sample.features), second.scores(of: sample.features)) {
      #expect(abs(one - other) < 1e-7)
    }
  }

  @Test("treat a weight as a repetition")
  func weightsAreRepetitions() throws {
    let weighted = try SupportVectorMachine(
      Sample(features: sixPoints, labels: sixLabels, weights: [1, 2, 1, 3, 1, 1]), kernel: .linear, cost: 0.1, tolerance: 1e-10)
    let indices = [0, 1, 1, 2, 3, 3, 3, 4, 5]
    let repeated = try SupportVectorMachine(
      Sample(features: sixPoints.rows(indices), labels: indices.map { sixLabels[$0] }), kernel: .linear, cost: 0.1,
      tolerance: 1e-10)
    #expect(abs(weighted.certificate.dualObjective - repeated.certificate.dualObjective) < 1e-9)
  }

  @Test("work on features that are all equal, and explain what they cannot learn from")
  func badData() throws {
    let equal = Matrix(rowCount: 4, columnCount: 2, repeating: 3)
    let machine = try SupportVectorMachine(Sample(features: equal, labels: [0, 1, 1, 1]), kernel: .gaussian(gamma: 1))
    #expect(machine.labels(of: equal) == [1, 1, 1, 1])
    #expect(throws: LearningError.singleClass(label: 0)) {
      try SupportVectorMachine(Sample(features: equal, labels: [0, 0, 0, 0]), kernel: .linear)
    }
    #expect(throws: LearningError.self) {
      try SupportVectorMachine(Sample(features: sixPoints, labels: sixLabels), kernel: .linear, tolerance: 1e-9, iterationLimit: 1)
    }
  }
}
