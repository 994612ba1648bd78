import Learning
import NumericCore
import Testing

@Suite("SMOTE")
struct SyntheticOversamplingTests {
  @Test("SMOTE-01: a quarter of the way from (1, 2) to (3, 0) is (1.5, 1.5)")
  func point() {
    let oversampling = SyntheticOversampling(Matrix(rows: [[1, 2], [3, 0]]), partners: .all)
    #expect(oversampling.point(from: 0, to: 1, at: 0.25) == [1.5, 1.5])
    #expect(oversampling.point(from: 0, to: 1, at: 0) == [1, 2] && oversampling.point(from: 0, to: 1, at: 1) == [3, 0])
  }

  @Test("SMOTE-02: moments of the oracle, and two thirds less 1/(3(n − 1)) between different examples")
  func moments() {
    let samples: [([Rational], pair: Double, near: (mean: Double, variance: Double))] = [
      ([0, 1, 3, 7, 12], 11.34, (3.5, 12.483333333333333)),
      ([-2, Rational(1, 2), Rational(11, 10), 4], 2.5305555555555554, (0.85, 1.6841666666666666)),
    ]
    for (points, pair, near) in samples {
      let (all, nearest) = (SyntheticMoments(points, partners: .all), SyntheticMoments(points, partners: .nearest(1)))
      #expect((all.syntheticVariance.doubleValue - pair).magnitude < 1e-12)
      #expect(all.syntheticVariance == (Rational(2, 3) - Rational(1, 3 * (points.count - 1))) * all.variance)
      #expect(all.independentVariance == Rational(2, 3) * all.variance && all.syntheticMean == all.mean)
      #expect((nearest.syntheticMean.doubleValue - near.mean).magnitude < 1e-12)
      #expect((nearest.syntheticVariance.doubleValue - near.variance).magnitude < 1e-12)
    }
  }

  @Test("Partners are the nearest others, in the order of their distance, the first of equals first")
  func partners() {
    let line = Matrix(rows: [[0], [1], [3], [-1], [1]])
    #expect(SyntheticOversampling(line, partners: .nearest(2)).partners == [[1, 3], [4, 0], [1, 4], [0, 1], [1, 0]])
    #expect(SyntheticOversampling(line, partners: .all).partners[2] == [0, 1, 3, 4])
  }

  /// Points of a grid, of which many are equally far from each other.
  @Test("Partners are those that sorting all others by distance and place would put first", arguments: [1, 2, 5, 59])
  func partnersOfMany(count: Int) {
    let random = RandomSource(seed: 1)
    let examples = Matrix(rows: (0..<60).map { _ in (0..<2).map { _ in Double(random.integer(below: 6)) } })
    let distances = pairwiseSquaredDistances(examples, examples)
    let sorted = (0..<60).map { example in
      let others = (0..<60).filter { $0 != example }
      return Array(others.sorted { (distances[example, $0], $0) < (distances[example, $1], $1) }.prefix(count))
    }
    #expect(SyntheticOversampling(examples, partners: .nearest(count)).partners == sorted)
  }

  @Test(
    "Drawn points have the exact moments, to within five standard errors",
    arguments: [SyntheticOversampling.Partners.all, .nearest(2)])
  func drawn(partners: SyntheticOversampling.Partners) {
    let points: [Rational] = [0, 1, 3, 7, 12]
    let exact = SyntheticMoments(points, partners: partners)
    let examples = Matrix(rowCount: 5, columnCount: 1, elements: points.map(\.doubleValue))
    let count = 20_000
    let drawn = SyntheticOversampling(examples, partners: partners).points(count: count, from: RandomSource(seed: 1)).elements
    let error = (exact.syntheticVariance.doubleValue / Double(count)).squareRoot()
    #expect((drawn.mean - exact.syntheticMean.doubleValue).magnitude < 5 * error)
    // The fourth central moment of points in 0…12 is below 6² times their variance: (x − m)² ≤ 8.5².
    let squares = drawn.map { ($0 - exact.syntheticMean.doubleValue) * ($0 - exact.syntheticMean.doubleValue) }
    #expect((squares.mean - exact.syntheticVariance.doubleValue).magnitude < 5 * 8.5 * error)
  }

  @Test("One example alone, and more neighbours than others, are refused")
  func refused() async {
    await #expect(processExitsWith: .failure) { _ = SyntheticOversampling(Matrix(rows: [[1]]), partners: .all) }
    await #expect(processExitsWith: .failure) { _ = SyntheticOversampling(Matrix(rows: [[1], [2]]), partners: .nearest(2)) }
  }
}
