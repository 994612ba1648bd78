import NumericCore
import Testing
import Transfer

@Suite("The nearest of two prototypes errs with P(u·v < 0), two noncentral χ² variables in the wrong order")
struct PrototypeErrorRateTests {
  /// The integral is promised to 10⁻¹² relative.
  private func agree(_ found: Double, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
    (found - expected).magnitude <= tolerance * expected
  }

  private let dimensions = [1, 2, 3, 7, 20, 200, 10_000]
  private let shotCounts = [1, 2, 5, 20, 300, 10_000]
  private let separations = [0.01, 0.5, 1, 3, 8, 20]

  @Test(
    "law: shots drawn and averaged, a query of either class sent to the nearer prototype, 20 000 times; one run in 10⁶ fails",
    arguments: [(1, 1, 1.0), (2, 1, 3), (2, 5, 3), (20, 1, 3), (20, 5, 3), (40, 2, 2)])
  func simulation(dimension: Int, shotCount: Int, separation: Double) {
    let random = RandomSource(seed: 24).stream("\(dimension) \(shotCount)")
    let trials = 20_000
    var errorCount = 0
    for trial in 0..<trials {
      // Rows: the shots of class 0, those of class 1, the query. The classes differ in the first feature.
      let queryClass = trial % 2
      var draws = random.normals(rowCount: 2 * shotCount + 1, columnCount: dimension)
      for row in shotCount..<2 * shotCount { draws[row, 0] += separation }
      draws[2 * shotCount, 0] += Double(queryClass) * separation
      let squaredDistances = [0..<shotCount, shotCount..<2 * shotCount].map { rows in
        let prototype = draws.rows(rows).columnMeans(weights: rows.map { _ in 1 / Double(shotCount) })
        return prototype.squaredDistance(to: draws.row(2 * shotCount))
      }
      if squaredDistances[1 - queryClass] < squaredDistances[queryClass] { errorCount += 1 }
    }
    let interval = ConfidenceInterval.clopperPearson(successes: errorCount, trials: trials, level: 1 - 1e-6 / 6)
    let rate = PrototypeErrorRate(dimension: dimension, shotCount: shotCount, separation: separation)
    #expect(interval.contains(rate.value), "\(errorCount) errors, \(rate.value * Double(trials)) expected")
  }

  /// exp(−m) mⁱ / i! for i = 0, 1, …, until less than 10⁻¹⁵ is left.
  private static func poissonWeights(mean: Double) -> [Double] {
    var weights = [Double.exp(-mean)]
    // Beyond the mean the weights fall; from twice the mean on, each is less than half of the one before.
    while Double(weights.count) < 2 * mean || weights[weights.count - 1] > 1e-15 {
      weights.append(weights[weights.count - 1] * mean / Double(weights.count))
    }
    return weights
  }

  @Test(
    "law: it is the double series of Poisson weights and incomplete beta functions, summed term by term",
    arguments: [(1, 1, 1.0), (2, 1, 3), (3, 2, 2), (7, 3, 4), (20, 5, 3), (200, 1, 3)])
  func series(dimension: Int, shotCount: Int, separation: Double) {
    let (a, b) = (
      separation * (Double(shotCount) / 2).squareRoot(), separation / 2 / (1 + 1 / (2 * Double(shotCount))).squareRoot()
    )
    let (sum, difference) = (Self.poissonWeights(mean: (a + b) * (a + b) / 4), Self.poissonWeights(mean: (a - b) * (a - b) / 4))
    var expected = 0.0
    for (i, first) in sum.enumerated() {
      for (j, second) in difference.enumerated() {
        let order = BetaDistribution(Double(dimension) / 2 + Double(i), Double(dimension) / 2 + Double(j)).cumulative(0.5)
        expected += first * second * order
      }
    }
    let found = PrototypeErrorRate(dimension: dimension, shotCount: shotCount, separation: separation).value
    #expect(agree(found, expected, within: 1e-11), "\(found) and \(expected); GSL's functions give about 12 digits")
  }

  // The same integral with mpmath 1.3 in 40 digits and a third of the step.
  @Test(
    "oracle: 40-digit arithmetic, in the corners of the range and at probabilities down to 10⁻²³",
    arguments: [
      (1, 1, 0.5, 0.47765299937493415), (2, 1, 3, 0.15306852984278097), (2, 5, 3, 0.081433912639112502),
      (2, 20, 3, 0.070350111982416525), (3, 2, 12, 5.0484448000522718e-8), (20, 1, 3, 0.30468083833706678),
      (20, 5, 3, 0.1503178560230793), (20, 20, 3, 0.089605280678304509), (200, 1, 3, 0.42824782304478326),
      (200, 20, 3, 0.20511100968499962), (10_000, 1, 20, 0.12720828909627252), (10_000, 10_000, 1, 0.3864182694016623),
      (10_000, 10_000, 20, 9.8203111302314906e-24), (1, 10_000, 20, 7.6391128630536801e-24), (64, 3, 0.001, 0.4999999718378428),
    ])
  func oracle(dimension: Int, shotCount: Int, separation: Double, expected: Double) {
    let found = PrototypeErrorRate(dimension: dimension, shotCount: shotCount, separation: separation).value
    #expect(agree(found, expected), "\(found)")
  }

  @Test("tightness: on the line it is the probability that u and v have opposite signs, p + q − 2pq of two normal tails")
  func line() {
    for shotCount in shotCounts {
      for separation in separations {
        let shots = Double(shotCount)
        let p = NormalDistribution.standard.cumulative(-separation * (shots / 2).squareRoot())
        let q = NormalDistribution.standard.cumulative(-separation / 2 / (1 + 1 / (2 * shots)).squareRoot())
        let found = PrototypeErrorRate(dimension: 1, shotCount: shotCount, separation: separation).value
        #expect(agree(found, p + q - 2 * p * q), "K = \(shotCount), Δ = \(separation): \(found)")
      }
    }
  }

  @Test("ends: ½ where the classes are the same, the Bayes error rate with 10¹² shots, ½ in 10¹⁵ dimensions, 0 far apart")
  func ends() {
    for dimension in dimensions {
      for shotCount in shotCounts {
        let rate = PrototypeErrorRate(dimension: dimension, shotCount: shotCount, separation: 0)
        #expect(agree(rate.value, 0.5), "D = \(dimension), K = \(shotCount)")
        #expect(rate.bayesErrorRate == 0.5 && rate.leadingApproximation == 0.5 && rate.momentMatchedApproximation == 0.5)
        #expect(PrototypeErrorRate(dimension: dimension, shotCount: shotCount, separation: 1e6).value == 0)
      }
      for separation in [0.5, 3, 8] {
        // The rates differ relatively by about (Δ² + 2D) / K.
        let rate = PrototypeErrorRate(dimension: dimension, shotCount: 1_000_000_000_000, separation: separation)
        #expect(agree(rate.value, rate.bayesErrorRate, within: 1e-7), "D = \(dimension), Δ = \(separation): \(rate.value)")
        #expect(agree(rate.leadingApproximation, rate.bayesErrorRate, within: 1e-7), "D = \(dimension), Δ = \(separation)")
      }
    }
    #expect(agree(PrototypeErrorRate(dimension: 1_000_000_000_000_000, shotCount: 1, separation: 3).value, 0.5, within: 1e-6))
  }

  @Test("between the Bayes error rate and ½; falls with K and Δ, rises with D")
  func order() {
    func value(_ dimension: Int, _ shotCount: Int, _ separation: Double) -> Double {
      PrototypeErrorRate(dimension: dimension, shotCount: shotCount, separation: separation).value
    }
    // What rounding may add to one rate and take from its neighbour.
    let rounding = 1 + 2e-12
    for (dimension, next) in zip(dimensions, dimensions.dropFirst() + [20_000]) {
      for (shotCount, nextCount) in zip(shotCounts, shotCounts.dropFirst() + [20_000]) {
        for (separation, nextSeparation) in zip(separations, separations.dropFirst() + [21]) {
          let rate = PrototypeErrorRate(dimension: dimension, shotCount: shotCount, separation: separation)
          let place: Comment = "D = \(dimension), K = \(shotCount), Δ = \(separation)"
          #expect(rate.bayesErrorRate <= rate.value * rounding && rate.value <= 0.5 * rounding, place)
          #expect(value(dimension, nextCount, separation) <= rate.value * rounding, place)
          #expect(value(dimension, shotCount, nextSeparation) <= rate.value * rounding, place)
          #expect(rate.value <= value(next, shotCount, separation) * rounding, place)
          #expect(rate.leadingApproximation <= rate.momentMatchedApproximation, place)
        }
      }
    }
  }

  // Witnessed differences; the largest on a grid of K from 1 to 10 000 and Δ from 0.1 to 8 in each dimension.
  @Test(
    "the moment-matched approximation nears the rate as D grows; the leading one stays 0.04 too small at one shot",
    arguments: [(1, 0.040), (2, 0.027), (20, 0.007), (200, 0.0012), (10_000, 0.0001)])
  func approximations(dimension: Int, largestDifference: Double) {
    for shotCount in shotCounts {
      for separation in separations {
        let rate = PrototypeErrorRate(dimension: dimension, shotCount: shotCount, separation: separation)
        let difference = (rate.momentMatchedApproximation - rate.value).magnitude
        #expect(difference <= largestDifference, "K = \(shotCount), Δ = \(separation)")
      }
    }
    let oneShot = (2...20).map { PrototypeErrorRate(dimension: dimension, shotCount: 1, separation: Double($0)) }
    #expect(oneShot.contains { $0.value - $0.leadingApproximation > (dimension == 1 ? 0.01 : 0.04) })
  }

  // Φ(−1.24808…), Φ(−0.91856…) and Φ(−1.5) with scipy 1.17.
  @Test("oracle: the three formulas at D = 2, K = 1, Δ = 3")
  func formulas() {
    let rate = PrototypeErrorRate(dimension: 2, shotCount: 1, separation: 3)
    #expect(agree(rate.leadingApproximation, 0.1060017154614129, within: 1e-13))
    #expect(agree(rate.momentMatchedApproximation, 0.17916323337444012, within: 1e-13))
    #expect(agree(rate.bayesErrorRate, 0.06680720126885807, within: 1e-13))
  }
}
