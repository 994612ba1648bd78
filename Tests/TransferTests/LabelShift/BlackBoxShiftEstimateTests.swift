import NumericCore
import Testing
import Transfer

@Suite("Black-box shift estimation")
struct BlackBoxShiftEstimateTests {
  private func estimate(_ joint: [[Double]], _ predicted: [Double]) throws -> BlackBoxShiftEstimate {
    try BlackBoxShiftEstimate(confusion: ConfusionMatrix(joint: Matrix(rows: joint)), predictedShares: predicted)
  }

  @Test(
    "LS-01, LS-05: weights and shares of the oracle",
    arguments: [
      (
        [[0.4, 0.05], [0.1, 0.45]], [0.27, 0.73], [0.4857142857142857, 1.5142857142857142],
        [0.24285714285714285, 0.7571428571428571]
      ),
      (
        [[0.45, 0.05, 0.02], [0.05, 0.2, 0.02], [0, 0.05, 0.16]], [0.3, 0.3, 0.4],
        [0.4411764705882353, 1.1764705882352942, 2.1323529411764706],
        [0.22058823529411764, 0.35294117647058826, 0.4264705882352941]
      ),
      (
        [[0.4, 0.1], [0.1, 0.4]], [0.1, 0.9], [-0.3333333333333333, 2.3333333333333335], [-0.16666666666666666, 1.1666666666666667]
      ),
      ([[0.26, 0.24], [0.24, 0.26]], [0.51, 0.49], [1.5, 0.5], [0.75, 0.25]),
    ])
  func oracle(joint: [[Double]], predicted: [Double], weights: [Double], shares: [Double]) throws {
    let found = try estimate(joint, predicted)
    #expect(found.weights.subtracting(weights).norm < 1e-10 && found.shares.subtracting(shares).norm < 1e-10)
    #expect(found.isFeasible == shares.allSatisfy { $0 >= 0 } && found.standardErrors == nil)
    #expect((found.feasibleShares.sum() - 1).magnitude < 1e-12 && found.feasibleShares.allSatisfy { $0 >= 0 })
    #expect((found.shares.sum() - 1).magnitude < 1e-10)
  }

  @Test("LS-05: the smallest singular value")
  func singularValue() throws {
    let found = try estimate([[0.45, 0.05, 0.02], [0.05, 0.2, 0.02], [0, 0.05, 0.16]], [0.3, 0.3, 0.4])
    #expect((found.smallestSingularValue - 0.13956959732747687).magnitude < 1e-12)
  }

  @Test("A classifier that tells nothing apart has no estimate, and the sentence says what to do")
  func singular() throws {
    let error = try #require(throws: LabelShiftError.self) { try estimate([[0.25, 0.25], [0.25, 0.25]], [0.5, 0.5]) }
    guard case .singularConfusion = error else { throw error }
    #expect(error.description.contains("tells the classes apart"))
    // Three classes, the last two predicted alike.
    #expect(throws: LabelShiftError.self) { try estimate([[0.3, 0.1, 0.1], [0, 0.1, 0.1], [0, 0.15, 0.15]], [0.5, 0.2, 0.3]) }
  }

  @Test("A class that the source lacks is named")
  func missingClass() {
    #expect(throws: LabelShiftError.missingClass(1)) { try estimate([[0.6, 0], [0.4, 0]], [0.5, 0.5]) }
    #expect("\(LabelShiftError.missingClass(1))".contains("no example of class 1"))
  }

  @Test("Counts in place of shares are refused, and shares rounded to six digits are not")
  func shares() throws {
    #expect(throws: LabelShiftError.notShares(sum: 100)) { try estimate([[40, 5], [10, 45]], [0.27, 0.73]) }
    #expect(throws: LabelShiftError.self) { try estimate([[0.4, 0.05], [0.1, 0.45]], [27, 73]) }
    #expect(throws: LabelShiftError.self) { try estimate([[0.4, 0.05], [0.1, 0.45]], [0.27, 0.72]) }
    #expect(throws: LabelShiftError.nonFinite) { try estimate([[0.4, 0.05], [0.1, 0.45]], [.nan, 0.73]) }
    _ = try estimate([[0.333333, 0.166667], [0.166667, 0.333333]], [0.3333333, 0.6666666])
  }

  @Test("Exchanged classes have exchanged shares")
  func permutation() throws {
    let one = try estimate([[0.4, 0.05], [0.1, 0.45]], [0.27, 0.73])
    let other = try estimate([[0.45, 0.1], [0.05, 0.4]], [0.73, 0.27])
    #expect(one.shares.subtracting(other.shares.reversed()).norm < 1e-12)
  }

  @Test("A sample's matrix counts predictions by row and classes by column")
  func counted() {
    let confusion = ConfusionMatrix(predicted: [0, 1, 1, 0, 2], actual: [0, 0, 1, 2, 2], classCount: 3)
    let joint: Matrix = Matrix(rows: [[0.2, 0, 0.2], [0.2, 0.2, 0], [0, 0, 0.2]])
    #expect(confusion.joint == joint && confusion.exampleCount == 5)
    #expect(confusion.shares.subtracting([0.4, 0.2, 0.4]).norm < 1e-15)
    #expect(confusion.predictedShares.subtracting([0.4, 0.4, 0.2]).norm < 1e-15)
    let shares: [Double] = [1.0 / 3, 0, 2.0 / 3]
    #expect(classShares([2, 2, 0], classCount: 3) == shares)
  }

  @Test("The standard error is the deviation of the estimate over draws, to within an eighth", arguments: [0.9, 0.3])
  func standardError(target: Double) throws {
    let world = NormalLabelShift(gap: 2, source: 0.4, target: target)
    let random = RandomSource(seed: 3)
    func atZero(_ points: [Double]) -> [Int] { points.map { $0 > 0 ? 1 : 0 } }
    // A deviation of 1,000 draws is off by 2.3 %; the unequal sizes tell the two sources of error apart.
    let found = try (0..<1000).map { _ in
      let source = world.classes.sample(count: 1000, positiveShare: world.source, from: random)
      let unlabelled = world.classes.sample(count: 300, positiveShare: target, from: random).points
      return try BlackBoxShiftEstimate(
        confusion: ConfusionMatrix(predicted: atZero(source.points), actual: source.labels, classCount: 2),
        predictedShares: classShares(atZero(unlabelled), classCount: 2), targetCount: 300)
    }
    let errors = try found.map { try #require($0.standardErrors)[1] }
    #expect((errors.mean / found.map { $0.shares[1] }.standardDeviation - 1).magnitude < 0.125)
  }
}
