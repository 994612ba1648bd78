import Learning
import NumericCore
import Testing

@Suite("Rademacher complexity: how well a class follows random signs")
struct RademacherComplexityTests {
  /// Over all signs, in fractions, by a program of another language.
  static let known: [(n: Int, thresholds: Rational, twoSided: Rational, intervals: Rational)] = [
    (1, Rational(1, 2), Rational(1, 2), Rational(1, 2)), (2, Rational(3, 8), Rational(1, 2), Rational(1, 2)),
    (3, Rational(1, 3), Rational(5, 12), Rational(11, 24)), (4, Rational(19, 64), Rational(3, 8), Rational(27, 64)),
    (6, Rational(49, 192), Rational(31, 96), Rational(71, 192)), (8, Rational(467, 2048), Rational(37, 128), Rational(171, 512)),
    (10, Rational(1067, 5120), Rational(169, 640), Rational(315, 1024)),
  ]

  @Test("RAD-01: all signs, exactly", arguments: known.indices)
  func enumerated(index: Int) {
    let (n, thresholds, twoSided, intervals) = Self.known[index]
    #expect(RademacherComplexity.exact(of: Thresholds(.below), pointCount: n) == thresholds)
    #expect(RademacherComplexity.exact(of: Thresholds(.above), pointCount: n) == thresholds)
    #expect(RademacherComplexity.exact(of: Thresholds(.either), pointCount: n) == twoSided)
    #expect(RademacherComplexity.exact(of: IntervalUnions.intervals, pointCount: n) == intervals)
    #expect((RademacherComplexity.thresholds(pointCount: n) - thresholds.doubleValue).magnitude < 1e-14)
  }

  @Test(
    "RAD-01: thresholds on many points",
    arguments: [
      (20, 0.15560197830200195), (50, 0.10339792438580922), (200, 0.053989350206779564), (1000, 0.024737630687449982),
    ])
  func many(n: Int, expected: Double) {
    #expect((RademacherComplexity.thresholds(pointCount: n) - expected).magnitude < 1e-13)
    #expect(
      (RademacherComplexity.thresholds(pointCount: n) * Double(n).squareRoot() - 0.7979).magnitude < 1 / Double(n).squareRoot())
  }

  @Test("RAD-02: five hypotheses on five points, and the bound from the sample")
  func finite() {
    let rows = [[1, 1, 0, 0, 1], [0, 1, 1, 0, 1], [1, 0, 0, 1, 0], [0, 0, 0, 0, 0], [1, 1, 1, 1, 0]]
    let five = FiniteClass(labelings: rows.map { $0.map { $0 == 1 } })
    let complexity = RademacherComplexity.exact(of: five, pointCount: 5)
    #expect(complexity == Rational(9, 32))
    let bound = 0.4 + empiricalRademacherDeviation(complexity: complexity.doubleValue, sampleSize: 5, failureProbability: 0.05)
    #expect((bound - 2.7845843857249157).magnitude < 1e-12)
    // The losses of the class against any labels have the same complexity.
    let labels = [true, false, false, true, true]
    let losses = FiniteClass(labelings: five.labelings.map { zip($0, labels).map { $0 != $1 } })
    #expect(RademacherComplexity.exact(of: losses, pointCount: 5) == complexity)
  }

  @Test("the mean over random signs comes to it")
  func estimate() {
    let found = RademacherComplexity.estimate(
      of: Thresholds(.below), pointCount: 50, draws: 20_000, from: RandomSource(seed: 3))
    // A gain is between 0 and 1: by Hoeffding off by more than this in one of a million.
    let margin = (Double.log(2e6) / 40_000).squareRoot()
    #expect((found - 0.10339792438580922).magnitude < margin)
    let one = RademacherComplexity.estimate(of: Thresholds(.below), pointCount: 1, draws: 20_000, from: RandomSource(seed: 3))
    #expect((one - 0.5).magnitude < margin)
  }

  @Test("More signs than can be tried stop the program")
  func tooMany() async {
    await #expect(processExitsWith: .failure) { _ = RademacherComplexity.exact(of: Thresholds(.below), pointCount: 21) }
    await #expect(processExitsWith: .failure) { _ = RademacherComplexity.exact(of: Thresholds(.below), pointCount: 0) }
  }
}
