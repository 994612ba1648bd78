import NumericCore
import Testing
import Transfer

@Suite("The excess risk of a given representation, simulated")
struct RepresentationSimulationTests {
  /// Features that φ sees have any w, the first one that it does not see has β, and the others 0.
  @Test("One sample errs as least squares does for a target that is not 0 where φ sees it", arguments: 1...5)
  func oneSample(seed: UInt64) throws {
    let (features, dimension, count) = (6, 2, 16)
    let unseen = [Rational(0), Rational(4, 9), 1]
    let found = try RepresentationSimulation(
      featureCount: features, dimension: dimension, count: count, unseen: unseen, repetitions: 1, from: RandomSource(seed: seed))
    let random = RandomSource(seed: seed)
    let (inputs, noise) = (random.normals(rowCount: count, columnCount: features), random.normals(count: count))
    for (index, square) in unseen.enumerated() {
      let target = [0.7, -1.3, square.doubleValue.squareRoot(), 0, 0, 0]
      let labels = zip(inputs.times(target), noise).map { $0 + $1 }
      let scratch = try LeastSquares(inputs, labels).coefficients.subtracting(target)
      let shared = (try LeastSquares(inputs.firstColumns(dimension), labels).coefficients + [0, 0, 0, 0]).subtracting(target)
      #expect((scratch.dot(scratch) - found.scratch).magnitude < 1e-10 * (1 + found.scratch))
      #expect((shared.dot(shared) - found.shared[index]).magnitude < 1e-10 * (1 + found.shared[index]))
    }
  }

  @Test("Repetitions are averaged")
  func repetitions() throws {
    func simulation(_ repetitions: Int, _ random: RandomSource) throws -> RepresentationSimulation {
      try RepresentationSimulation(
        featureCount: 4, dimension: 1, count: 9, unseen: [Rational(1, 2)], repetitions: repetitions, from: random)
    }
    let random = RandomSource(seed: 1)
    let parts = try (0..<3).map { _ in try simulation(1, random) }
    let all = try simulation(3, RandomSource(seed: 1))
    #expect((all.scratch - parts.map(\.scratch).mean).magnitude < 1e-12 * all.scratch)
    #expect((all.shared[0] - parts.map { $0.shared[0] }.mean).magnitude < 1e-12 * all.shared[0])
  }
}
