import Learning
import NumericCore
import Testing
import Transfer
import Worlds

@Suite("A representation learnt from tasks")
struct LearntRepresentationTests {
  private func world(noise: Double, seed: UInt64, features: Int = 8) throws -> (LinearTaskWorld, RandomSource) {
    let random = RandomSource(seed: seed)
    return (try LinearTaskWorld(featureCount: features, dimension: 3, noise: noise, from: random), random)
  }

  @Test("REP-05: the leading directions of given task vectors")
  func oracle() throws {
    let vectors = Matrix(rows: [
      [1.1, 0.9, -0.2], [0.4, -1.0, 1.3], [0.1, 0.05, -0.1], [-0.08, 0.12, 0.06], [0.02, -0.09, 0.11],
    ])
    let truth = Matrix(rows: [[1, 0], [0, 1], [0, 0], [0, 0], [0, 0]])
    let sines = try PrincipalAngles(of: vectors.leadingDirections(2), against: truth).sines
    for (here, there) in zip(sines, [0.06155771203757947, 0.10093886901219153]) { #expect((here - there).magnitude < 1e-11) }
  }

  @Test("Without noise k diverse tasks show the subspace exactly, in any order", arguments: [1, 2, 3] as [UInt64])
  func exact(seed: UInt64) throws {
    let (world, random) = try world(noise: 0, seed: seed)
    let tasks = world.samples(taskCount: 3, examples: 10, diversity: 3, from: random)
    let angles = try PrincipalAngles(of: world.shared, against: LearntRepresentation.spectral(tasks.reversed(), dimension: 3))
    #expect(angles.largestSine < 1e-10)
  }

  @Test("Fewer tasks than k, or tasks that are alike, miss a direction even without noise", arguments: [1, 2, 3] as [UInt64])
  func missed(seed: UInt64) throws {
    let (world, random) = try world(noise: 0, seed: seed)
    let two = try LearntRepresentation.spectral(
      world.samples(taskCount: 2, examples: 500, diversity: 3, from: random), dimension: 3)
    #expect(two.columnCount == 2)
    #expect(try PrincipalAngles(of: world.shared, against: two).largestSine > 1 - 1e-12)
    let alike = world.tasks(count: 50, diversity: 2, from: random)
    #expect(try SingularValueDecomposition(alike).values[2] < 1e-12)
    #expect(try SingularValueDecomposition(world.tasks(count: 50, diversity: 3, from: random)).values[2] > 1)
  }

  @Test("Moments are those of the definition, and find the subspace from tasks of one example each")
  func moments() throws {
    let (world, random) = try world(noise: 0.5, seed: 4)
    let tasks = world.samples(taskCount: 40, examples: 3, diversity: 3, from: random)
    var plain = Matrix(rowCount: 8, columnCount: 8, repeating: 0)
    for task in tasks {
      for (row, label) in (task.labels ?? []).enumerated() {
        let input = Matrix(rows: [task.features.row(row)])
        plain += label * label * input.transposedTimes(input)
      }
    }
    let expected = try SymmetricEigendecomposition(plain).vectors
    let found = try LearntRepresentation.moments(tasks, dimension: 3)
    let top = Matrix(rows: (5..<8).map { expected.column($0) }).transposed
    #expect(try PrincipalAngles(of: found, against: top).largestSine < 1e-10)

    let single = try LearntRepresentation.Method.moments.subspace(
      of: world.samples(taskCount: 20_000, examples: 1, diversity: 3, from: random), dimension: 3)
    #expect(try PrincipalAngles(of: world.shared, against: single).largestSine < 0.2)
  }

  @Test("A task with dependent or too few examples is refused by least squares")
  func singular() throws {
    let (world, random) = try world(noise: 1, seed: 5)
    let few = world.samples(taskCount: 2, examples: 7, diversity: 3, from: random)
    #expect(throws: NumericalError.self) { try LearntRepresentation.spectral(few, dimension: 3) }
    #expect(
      try LearntRepresentation.leastSquaresVectors(world.samples(taskCount: 2, examples: 8, diversity: 3, from: random)).columnCount
        == 2)
  }

  /// What is lost of a new task in six features of which two are shared, in the mean over seeds.
  private func simulatedLoss(noise: Double, taskCount: Int, examples: Int, seeds: ClosedRange<UInt64>) throws -> Double {
    try seeds.map { seed in
      let random = RandomSource(seed: seed)
      let world = try LinearTaskWorld(featureCount: 6, dimension: 2, noise: noise, from: random)
      let tasks = world.samples(taskCount: taskCount, examples: examples, diversity: 2, from: random)
      return try PrincipalAngles(of: world.shared, against: LearntRepresentation.spectral(tasks, dimension: 2)).unseen / 2
    }.mean
  }

  @Test("The first order of what is lost is that of a simulation, for other d, k and n than the chapter's")
  func firstOrder() throws {
    let loss = try simulatedLoss(noise: 0.5, taskCount: 200, examples: 15, seeds: 1...24)
    let formula = LearntRepresentation.expectedLoss(featureCount: 6, dimension: 2, noise: 0.25, examples: 15, taskCount: 200)
    // A standard error of a tenth: five of them, and half or double would be beyond.
    #expect((loss / formula - 1).magnitude < 0.5)
  }

  @Test("With few more examples than features a task's errors are of one size together, which adds a quarter to what is lost")
  func smallTasks() throws {
    let loss = try simulatedLoss(noise: 1, taskCount: 600, examples: 12, seeds: 1...60)
    let formula = LearntRepresentation.expectedLoss(featureCount: 6, dimension: 2, noise: 1, examples: 12, taskCount: 600)
    #expect((formula - 4 * 0.4 * (1 + 2.0 / 3) / 600).magnitude < 1e-15)
    #expect((loss / formula - 1).magnitude < 0.1, "\(loss / formula)")
    // Were the errors independent, 1 + v would stand for 1 + v′.
    #expect((loss / (4 * 0.4 * 1.4 / 600) - 1).magnitude > 0.1, "\(loss / formula)")
  }

  @Test("A world's tasks lie in the shared subspace, have length 1, and labels of the stated noise")
  func tasks() throws {
    let (world, random) = try world(noise: 0.3, seed: 6)
    let vectors = world.tasks(count: 5, diversity: 3, from: random)
    #expect(try PrincipalAngles(of: vectors.firstColumns(3), against: world.shared).largestSine < 1e-12)
    for task in 0..<5 { #expect((vectors.column(task).norm - 1).magnitude < 1e-12) }
    let sample = world.sample(of: vectors.column(0), count: 4000, from: random)
    let noise = zip(sample.labels ?? [], sample.features.times(vectors.column(0))).map { $0 - $1 }
    #expect((noise.standardDeviation / 0.3 - 1).magnitude < 0.06)
  }
}
