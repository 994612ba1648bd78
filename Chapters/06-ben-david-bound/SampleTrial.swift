import Learning
import NumericCore
import Transfer
import Worlds

/// What the samples of one seed make of the divergences, and of the bound with every term measured.
struct SampleTrial: Codable, Sendable {
  /// The sample sizes per domain at which d_HΔH of thresholds is estimated, and the samples of one seed.
  static let sizes = [50, 200, 1000]
  static let repetitionCount = 5
  /// The sample sizes per domain at which identical domains are told apart, and their features.
  static let proxySizes = [20, 50, 200]
  static let featureCount = 10
  /// The points of each domain on the checkerboard.
  static let checkerboardCount = 60

  /// N(0, 1) and N(½, 1.5²); labels are 1[x < 0] on the source and 1[x < ½] on the target.
  static let normals = NormalPair(
    source: NormalDistribution(mean: 0, standardDeviation: 1), target: NormalDistribution(mean: 0.5, standardDeviation: 1.5))

  /// ½ d̂_HΔH − ½ d_HΔH of thresholds by size, every repetition.
  let deviations: [[Double]]
  /// The proxy A-distance of the best stump on identical domains by size: on the points that it was chosen on, and on fresh ones.
  let trainedProxies: [Double]
  let heldOutProxies: [Double]
  /// The proxy A-distance of the best stump on fresh points of the checkerboard, and d_HΔH of stumps on its points.
  let checkerboardProxy: Double
  let checkerboardDivergence: Double
  /// The terms of the samples for the threshold 1[x < t] of least R̂_S: R̂_S, ½ d̂_HΔH, λ̂ and R̂_T; and R_T, which they are to
  /// bound.
  let sourceRisk: Double
  let supremum: Double
  let jointRisk: Double
  let testRisk: Double
  let targetRisk: Double

  init(seed: UInt64, exampleCount: Int) {
    let random = RandomSource(seed: seed)
    let (source, target, truth) = (Self.normals.source, Self.normals.target, Self.normals.kuiper)
    func normals(_ law: NormalDistribution, _ count: Int, _ random: RandomSource) -> [Double] {
      random.normals(count: count).map { law.mean + law.standardDeviation * $0 }
    }
    let thresholds = random.stream("thresholds")
    deviations = Self.sizes.map { size in
      (0..<Self.repetitionCount).map { _ in
        let x = normals(source, size, thresholds)
        return ThresholdDivergence(SortedSample(x), SortedSample(normals(target, size, thresholds))).kuiper - truth
      }
    }
    let identical = random.stream("identical domains")
    func domains(_ size: Int) -> Matrix {
      Matrix(rowCount: 2 * size, columnCount: Self.featureCount, elements: identical.normals(count: 2 * size * Self.featureCount))
    }
    let proxies = Self.proxySizes.map { Self.proxies(trainedOn: domains($0), testedOn: domains($0)) }
    (trainedProxies, heldOutProxies) = (proxies.map(\.trained), proxies.map(\.heldOut))
    let board = random.stream("checkerboard")
    let samples = (0..<2).map { _ in PlanarSample.checkerboard(countPerDomain: Self.checkerboardCount, from: board) }
    checkerboardProxy = Self.proxies(trainedOn: samples[0].points, testedOn: samples[1].points).heldOut
    let boards = DomainPair(source: samples[0].source, target: samples[0].target)
    let found = boards.disagreementDivergence(over: Stumps(points: samples[0].points)).supremum
    checkerboardDivergence = 2 * Double(found) / Double(Self.checkerboardCount)

    let labelled = random.stream("labelled")
    let points =
      (normals(source, exampleCount, labelled).map { ($0, true) } + normals(target, exampleCount, labelled).map { ($0, false) })
      .sorted { $0.0 < $1.0 }
    func domain(isSource: Bool) -> FiniteDomain<Int> {
      FiniteDomain(marginal: points.map { $0.1 == isSource ? 1 : 0 }, labels: points.map { $0.0 < (isSource ? 0 : target.mean) })
    }
    let pair = DomainPair(source: domain(isSource: true), target: domain(isSource: false))
    let bound = BenDavidBound(pair, hypotheses: Thresholds(.below))
    let terms = BoundTerms(in: bound) { Rational($0, exampleCount) }
    (sourceRisk, testRisk) = (terms.sourceRisk.doubleValue, terms.targetRisk.doubleValue)
    (supremum, jointRisk) = (terms.supremum.doubleValue, terms.idealJointRisk.doubleValue)
    // The constant 0 has no range: it cuts before the first point.
    let cut = Thresholds(.below).riskMinimizer(on: pair.source).hypothesis.ranges.first?.upperBound ?? 0
    let threshold = cut < points.count ? points[cut].0 : .infinity
    targetRisk = (target.cumulative(threshold) - 0.5).magnitude
  }

  /// The best stump at telling the first half of the points from the second, judged on both sets of points.
  private static func proxies(trainedOn training: Matrix, testedOn test: Matrix) -> (trained: Double, heldOut: Double) {
    let size = training.rowCount / 2
    let gains = (0..<2 * size).map { $0 < size ? -1 : 1 }
    let stump = Stumps(points: training).best(gains: gains).hypothesis
    func proxy(_ points: Matrix) -> Double {
      // Of the gain's size·(T(h = 1) − S(h = 1)), the balanced error is (1 − T(h = 1) + S(h = 1)) / 2.
      let labels = (0..<2 * size).map { stump.label(points[$0, stump.feature]) }
      return proxyADistance(balancedError: (1 - Double(gains.total(where: labels)) / Double(size)) / 2)
    }
    return (proxy(training), proxy(test))
  }
}

/// What is promised of ½ d_HΔH at one sample size, and what covers it with probability 1 − δ.
struct Promise: Sendable {
  let sampleSize: Int
  /// 4 √(…), Theorem 2's term; 2 √(…), Lemma 1's, halved; and √(ln(1/δ)/m′), without a dimension.
  let printed: Double
  let halved: Double
  let dimensionFree: Double
  /// The largest allowance that one set A needs, over S(A) − T(A) = 0.1, 0.2, …, 0.9, exactly; and the least coverage of the
  /// dimension-free allowance and of half of it.
  let needed: Double
  let coverage: Double
  let halfCoverage: Double

  init(sampleSize: Int, sets: [OneSetCoverage], failureProbability: Double) {
    self.sampleSize = sampleSize
    let term = DivergenceSampleTerm(vcDimension: 1, failureProbability: failureProbability)
    let allowance = term.dimensionFree(sampleSize: sampleSize)
    (printed, halved) = (term.value(sampleSize: sampleSize), term.halvedLemma(sampleSize: sampleSize))
    dimensionFree = allowance
    needed = sets.map { $0.leastAllowance(failureProbability: failureProbability) }.reduce(0, max)
    coverage = sets.map { $0.probability(allowance: allowance) }.reduce(1, min)
    halfCoverage = sets.map { $0.probability(allowance: allowance / 2) }.reduce(1, min)
  }
}
