import Learning
import NumericCore
import Transfer
import Worlds

/// What finite samples make of the divergences; tallies of different seeds add up.
struct SampleTally: Sendable, Hashable, Codable {
  /// The sample sizes per domain at which d_HΔH of thresholds is estimated.
  static let sizes = [50, 200, 1000]
  /// The repetitions of one seed.
  static let repetitionCount = 5
  /// The sample sizes per domain at which identical domains are told apart.
  static let proxySizes = [20, 50, 200]
  /// The number of features of the identical domains.
  static let featureCount = 10
  /// The points of each domain on the checkerboard.
  static let checkerboardCount = 60

  /// ½ d̂_HΔH − ½ d_HΔH of thresholds by size, every repetition.
  var deviations: [[Double]]
  /// The proxy A-distance of the best stump on identical domains by size, one a seed: on the points that it was chosen on, and on fresh ones.
  var trainedProxies: [[Double]]
  var heldOutProxies: [[Double]]
  /// The proxy A-distance of the best stump on fresh points of the checkerboard, one a seed.
  var checkerboardProxies: [Double]
  /// d_HΔH of stumps on the checkerboard's points, one a seed.
  var checkerboardDivergences: [Double]

  /// The two normal distributions of which thresholds are estimated: N(0, 1) and N(½, 1.5²).
  static let normals = NormalPair(
    source: NormalDistribution(mean: 0, standardDeviation: 1), target: NormalDistribution(mean: 0.5, standardDeviation: 1.5))

  /// The tally of one seed.
  init(seed: UInt64) {
    let random = RandomSource(seed: seed)
    let truth = Self.normals.kuiper
    let thresholds = random.stream("thresholds")
    deviations = Self.sizes.map { size in
      (0..<Self.repetitionCount).map { _ in
        let x = thresholds.normals(count: size)
        let y = thresholds.normals(count: size).map { Self.normals.target.mean + Self.normals.target.standardDeviation * $0 }
        return ThresholdDivergence(SortedSample(x), SortedSample(y)).kuiper - truth
      }
    }
    let identical = random.stream("identical domains")
    let proxies = Self.proxySizes.map { size in
      Self.proxies(
        trainedOn: Self.identicalDomains(size, from: identical), testedOn: Self.identicalDomains(size, from: identical), size: size)
    }
    trainedProxies = proxies.map { [$0.trained] }
    heldOutProxies = proxies.map { [$0.heldOut] }
    let board = random.stream("checkerboard")
    let samples = (0..<2).map { _ in PlanarSample.checkerboard(countPerDomain: Self.checkerboardCount, from: board) }
    let found = Self.proxies(trainedOn: samples[0].points, testedOn: samples[1].points, size: Self.checkerboardCount)
    checkerboardProxies = [found.heldOut]
    let domains = DomainPair(source: samples[0].source, target: samples[0].target)
    let supremum = domains.disagreementDivergence(over: Stumps(points: samples[0].points)).supremum
    checkerboardDivergences = [2 * Double(supremum) / Double(Self.checkerboardCount)]
  }

  /// Adds the tally of another seed.
  mutating func add(_ other: SampleTally) {
    deviations = zip(deviations, other.deviations).map { $0 + $1 }
    trainedProxies = zip(trainedProxies, other.trainedProxies).map { $0 + $1 }
    heldOutProxies = zip(heldOutProxies, other.heldOutProxies).map { $0 + $1 }
    checkerboardProxies += other.checkerboardProxies
    checkerboardDivergences += other.checkerboardDivergences
  }

  /// `size` points of each of two identical standard normal domains, the source's first.
  private static func identicalDomains(_ size: Int, from random: RandomSource) -> Matrix {
    Matrix(rowCount: 2 * size, columnCount: featureCount, elements: random.normals(count: 2 * size * featureCount))
  }

  /// The best stump at telling the first half of the points from the second, judged on both sets of points.
  private static func proxies(trainedOn training: Matrix, testedOn test: Matrix, size: Int) -> (trained: Double, heldOut: Double) {
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
