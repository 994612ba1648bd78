import Learning
import NumericCore
import Testing
import Transfer

private let fiveSource = Matrix(rows: [[0], [0.5], [1], [2], [3]])
private let fourTarget = Matrix(rows: [[1.5], [2], [2.5], [3]])

@Suite("Kernel mean matching")
struct KernelMeanMatchingTests {
  /// Exact solutions by enumeration of all active sets.
  @Test(
    "agrees with exact solutions on five points, where no, every and one kind of bound binds",
    arguments: [
      (10, 0.2, [0, 0, 0.4274104795709095, 2.9377671361770146, 1.6774104795709095], -9.660924818265356),
      (1.5, 0.1, [0, 0, 1.5, 1.5, 1.5], -8.842769782941259),
      (2.5, 0.05, [0, 0, 0.6612790061871291, 2.5, 1.9112790061871292], -9.627201367238683),
    ] as [(Double, Double, [Double], Double)])
  func oracles(largestWeight: Double, meanTolerance: Double, expected: [Double], objective: Double) throws {
    let matching = try KernelMeanMatching(
      source: fiveSource, target: fourTarget, kernel: .gaussian(bandwidth: 1), largestWeight: largestWeight,
      meanTolerance: meanTolerance, tolerance: 1e-12)
    for (weight, value) in zip(matching.weights.values, expected) { #expect(abs(weight - value) < 1e-7) }
    #expect(abs(matching.certificate.objective - objective) < 1e-7)
  }

  @Test("fulfils the conditions of Karush, Kuhn and Tucker on random problems, narrow bounds or wide", arguments: 1...24)
  func optimality(seed: Int) throws {
    let random = RandomSource(seed: UInt64(seed))
    let (sourceCount, targetCount) = (20 + 3 * seed, 15 + 2 * seed)
    let source = random.normals(rowCount: sourceCount, columnCount: 1 + seed % 3)
    var target = random.normals(rowCount: targetCount, columnCount: 1 + seed % 3)
    for row in 0..<targetCount { target[row, 0] = 0.7 * target[row, 0] + 0.8 }
    let bandwidth = [0.2, 1, 3][seed % 3]
    let kernel = Kernel.gaussian(bandwidth: bandwidth)
    let (bound, slack) = [(1000, nil), (1.3, nil), (1000, 0.02), (2, 0.0)][seed % 4] as (Double, Double?)
    let matching = try KernelMeanMatching(
      source: source, target: target, kernel: kernel, largestWeight: bound, meanTolerance: slack,
      tolerance: 1e-8)
    let weights = matching.weights.values
    let epsilon = slack ?? (Double(sourceCount).squareRoot() - 1) / Double(sourceCount).squareRoot()
    let total = weights.reduce(0, +)
    // The conditions as Karush, Kuhn and Tucker state them, from the kernel's definition.
    let mean = total / Double(sourceCount)
    #expect(abs(mean - 1) <= epsilon + 1e-9)
    let multiplier = matching.certificate.multiplier
    #expect(multiplier <= 0 || abs(mean - 1 - epsilon) < 1e-9)
    #expect(multiplier >= 0 || abs(mean - 1 + epsilon) < 1e-9)
    var objective = 0.0
    for i in 0..<sourceCount {
      let product = (0..<sourceCount).reduce(0) { $0 + kernel(source.row(i), source.row($1)) * weights[$1] }
      let wanted = (0..<targetCount).reduce(0) { $0 + kernel(source.row(i), target.row($1)) }
      let kappa = wanted * Double(sourceCount) / Double(targetCount)
      let slope = product - kappa + multiplier
      // The tolerance is 1e-8 of the largest κ, here at most the number of source examples.
      let rounding = 2e-8 * Double(sourceCount)
      #expect(weights[i] >= 0 && weights[i] <= bound)
      if weights[i] < bound { #expect(slope >= -rounding, "example \(i)") }
      if weights[i] > 0 { #expect(slope <= rounding, "example \(i)") }
      objective += weights[i] * (0.5 * product - kappa)
    }
    #expect(abs(matching.certificate.objective - objective) <= 1e-9 * max(1, abs(objective)))
    #expect(matching.certificate.violation <= 2e-8 && matching.certificate.infeasibility <= 1e-9)
  }

  @Test("on a finite support with a strictly positive definite kernel gives the true ratio q/p")
  func finiteSupport() throws {
    // 10 source and 20 target examples on four separated points: p = (.4, .3, .2, .1), q = (.1, .2, .3, .4).
    func sample(_ counts: [Int]) -> Matrix {
      Matrix(rows: counts.enumerated().flatMap { Array(repeating: [2 * Double($0.offset)], count: $0.element) })
    }
    let matching = try KernelMeanMatching(
      source: sample([4, 3, 2, 1]), target: sample([2, 4, 6, 8]), kernel: .gaussian(bandwidth: 1), tolerance: 1e-12)
    // Coinciding examples share their weight in any way; their mean weight is the ratio.
    var first = 0
    for (count, ratio) in [(4, 0.25), (3, 2.0 / 3), (2, 1.5), (1, 4)] {
      let mean = matching.weights.values[first..<first + count].reduce(0, +) / Double(count)
      #expect(abs(mean - ratio) < 1e-8)
      first += count
    }
  }

  @Test("with the linear kernel matches the mean only, with a Gaussian one the second moment too")
  func moments() throws {
    let random = RandomSource(seed: 5)
    let source = random.normals(rowCount: 100, columnCount: 1)
    let target = Matrix(rowCount: 100, columnCount: 1, elements: random.normals(count: 100).map { 0.7 * $0 + 0.8 })
    func diagnostics(_ kernel: Kernel) throws -> WeightDiagnostics {
      WeightDiagnostics(
        try KernelMeanMatching(source: source, target: target, kernel: kernel, meanTolerance: 0, tolerance: 1e-9).weights,
        source: source,
        target: target)
    }
    let linear = try diagnostics(.linear)
    #expect(abs(linear.firstMoments[0].weighted - linear.firstMoments[0].target) < 1e-6)
    let gaussian = try diagnostics(.gaussian(bandwidth: 1))
    let gap = abs(gaussian.secondMoments[0].weighted - gaussian.secondMoments[0].target)
    #expect(gap < 0.1)
    #expect(abs(linear.secondMoments[0].weighted - linear.secondMoments[0].target) > 2 * gap)
  }

  @Test("with the sign of κ turned, a published mistake, makes the weights flee the target")
  func turnedSign() throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let random = RandomSource(seed: seed)
      let source = random.normals(rowCount: 60, columnCount: 1)
      let target = Matrix(rowCount: 60, columnCount: 1, elements: random.normals(count: 60).map { $0 + 1 })
      let kernel = Kernel.gaussian(bandwidth: 1)
      let sums = kernel.sums(at: source, over: target)
      let right = try KernelMeanMatching(gram: kernel.gram(of: source), targetSums: sums)
      let wrong = try KernelMeanMatching(gram: kernel.gram(of: source), targetSums: sums.scaled(by: -1))
      func mean(_ matching: KernelMeanMatching) -> Double {
        WeightDiagnostics(matching.weights, source: source, target: target).firstMoments[0].weighted
      }
      #expect(mean(right) > 0.7, "seed \(seed)")
      #expect(mean(wrong) < -0.5, "seed \(seed)")
    }
  }

  @Test("converges where the target lies out of the kernel's reach, so that κ is all rounding or nothing")
  func farTarget() throws {
    let random = RandomSource(seed: 7)
    let source = random.normals(rowCount: 60, columnCount: 2)
    for distance in [10.0, 40] {
      let target = random.normals(rowCount: 40, columnCount: 2).subtracting(rowwise: [distance, distance])
      let matching = try KernelMeanMatching(
        source: source, target: target, kernel: .gaussian(bandwidth: 1), largestWeight: 5, meanTolerance: 0.1)
      #expect(matching.certificate.violation <= 1e-6 && abs(matching.weights.mean - 0.9) < 1e-6, "distance \(distance)")
    }
  }

  @Test("works on a kernel matrix that rounding has made indefinite, and on examples that all coincide")
  func degenerate() throws {
    let random = RandomSource(seed: 6)
    let close = Matrix(rowCount: 60, columnCount: 1, elements: random.normals(count: 60).map { 1e-6 * $0 })
    let matching = try KernelMeanMatching(source: close, target: close, kernel: .gaussian(bandwidth: 10))
    #expect(abs(matching.weights.mean - 1) < 1e-6 && matching.certificate.violation <= 1e-6)
    let equal = Matrix(rowCount: 10, columnCount: 2, repeating: 3)
    #expect(abs(try KernelMeanMatching(source: equal, target: equal, kernel: .gaussian(bandwidth: 1)).weights.mean - 1) < 1e-6)
    #expect(throws: LearningError.nonFinite) {
      try KernelMeanMatching(source: Matrix(rows: [[.nan]]), target: equal.rows(0..<1).columnZero, kernel: .linear)
    }
    #expect(throws: LearningError.self) {
      try KernelMeanMatching(source: Matrix(rowCount: 0, columnCount: 2, elements: []), target: equal, kernel: .linear)
    }
  }
}

extension Matrix {
  fileprivate var columnZero: Matrix { Matrix(rowCount: rowCount, columnCount: 1, elements: column(0)) }
}
