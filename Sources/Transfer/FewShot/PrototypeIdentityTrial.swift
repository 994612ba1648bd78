public import Learning
internal import NumericCore

/// The identities of prototypes on the random instances of one seed: how far each side is from the other, and how often a law is
/// broken.
///
/// - The mean minimises every ``BregmanDivergence`` in its second argument, and need not in the first, nor Σ |xᵢ − c|.
/// - By squared distance, ``PrototypeClassifier/linear`` gives the same probabilities, and log-odds are affine; by the cosine it
///   gives the same decisions only.
/// - With one example a class a prototype is the nearest neighbour.
public struct PrototypeIdentityTrial: Codable, Sendable, Hashable {
  /// The instances of each of the laws but the last.
  public static let instanceCount = 100

  /// What the instances are drawn by.
  public let seed: UInt64
  /// The largest |Σ D(xᵢ, c) − Σ D(xᵢ, m) − n D(m, c)| relative to Σ D(xᵢ, c), over instances and divergences.
  public internal(set) var bregmanResidual = 0.0
  /// How often some c was better than the mean.
  public internal(set) var bregmanFailures = 0
  /// How often with the arguments exchanged.
  public internal(set) var exchangedFailures = 0
  /// Among so many cases.
  public internal(set) var bregmanCases = 0
  /// How often the median was better than the mean in L1.
  public internal(set) var medianWins = 0
  /// How often it was worse.
  public internal(set) var medianLosses = 0
  /// The largest difference between a probability by distances and by w = 2c, b = −‖c‖².
  public internal(set) var linearResidual = 0.0
  /// The largest departure of log-odds from an affine function: their value at a midpoint minus the mean of those at the ends.
  public internal(set) var distanceCurvature = 0.0
  /// The same by the cosine.
  public internal(set) var cosineCurvature = 0.0
  /// How often the cosine decides otherwise than w = c / ‖c‖, b = 0.
  public internal(set) var cosineDifferences = 0
  /// How often prototypes decide otherwise than the nearest neighbour, with one shot.
  public internal(set) var oneShotDifferences = 0
  /// The queries that the cosine decided.
  public internal(set) var cosineQueryCount = 0
  /// The queries of tasks of one shot.
  public internal(set) var oneShotQueryCount = 0

  /// Measures one seed.
  ///
  /// - Parameter examples: what the tasks of one shot are drawn from.
  /// - Throws: ``EpisodeError`` where these are too few for tasks of five ways.
  public init(seed: UInt64, oneShotTasksOf examples: ClassifiedExamples) throws(EpisodeError) {
    self.seed = seed
    let random = RandomSource(seed: seed).stream("identities")
    for _ in 0..<Self.instanceCount {
      checkMean(random)
      checkMedian(random)
      checkLinearity(random)
    }
    try checkOneShot(examples, random)
  }

  /// The mean against a random point and one close to it, by each divergence; positive coordinates, which all of them allow.
  private mutating func checkMean(_ random: RandomSource) {
    let (count, dimension) = (2 + random.integer(below: 10), 1 + random.integer(below: 8))
    let points = Matrix(rowCount: count, columnCount: dimension, elements: random.normals(count: count * dimension).map(Double.exp))
    let mean = points.columnMeans
    let far = random.normals(count: dimension).map(Double.exp)
    let near = mean.map { $0 * (1 + 1e-3 * random.normal()) }
    for divergence in BregmanDivergence.allCases {
      for other in [far, near] {
        let (sum, least) = (divergence.sum(of: points, to: other), divergence.sum(of: points, to: mean))
        let residual = abs(sum - least - Double(count) * divergence(mean, other)) / sum
        bregmanResidual = max(bregmanResidual, residual)
        bregmanCases += 1
        if sum < least * (1 - 1e-12) { bregmanFailures += 1 }
        let exchanged = [other, mean].map { centre in (0..<count).map { divergence(centre, points.row($0)) }.sum() }
        if exchanged[0] < exchanged[1] * (1 - 1e-12) { exchangedFailures += 1 }
      }
    }
  }

  /// The mean against the median of an odd number of points of the line, by Σ |xᵢ − c|.
  private mutating func checkMedian(_ random: RandomSource) {
    let points = random.normals(count: 3 + 2 * random.integer(below: 5)).sorted()
    let (mean, median) = Self.sumsOfDistances(of: points)
    if median < mean { medianWins += 1 }
    if median > mean * (1 + 1e-12) { medianLosses += 1 }
  }

  /// Σ |xᵢ − c| at the mean of an odd number of points, and at their median.
  ///
  /// - Precondition: the points are ascending.
  public static func sumsOfDistances(of points: [Double]) -> (atMean: Double, atMedian: Double) {
    func sum(_ centre: Double) -> Double { points.map { abs($0 - centre) }.sum() }
    return (sum(points.mean), sum(points[points.count / 2]))
  }

  /// Random prototypes, and pairs of queries with their midpoints.
  private mutating func checkLinearity(_ random: RandomSource) {
    // In one dimension all cosines are ±1, and rounding would decide between equals.
    let (ways, dimension) = (2 + random.integer(below: 5), 2 + random.integer(below: 7))
    func normals(_ rows: Int) -> Matrix { random.normals(rowCount: rows, columnCount: dimension) }
    let (prototypes, first, second) = (normals(ways), normals(10), normals(10))
    let distance = PrototypeClassifier(prototypes: prototypes)
    let linear = distance.linear.values(of: first).softmaxRows
    for (left, right) in zip(distance.probabilities(of: first).elements, linear.elements) {
      linearResidual = max(linearResidual, abs(left - right))
    }
    let cosine = PrototypeClassifier(prototypes: prototypes, metric: .cosine(scale: 1))
    cosineDifferences += zip(cosine.scores(of: first).largestColumns, cosine.predictedWays(of: first)).count { $0 != $1 }
    cosineQueryCount += first.rowCount
    distanceCurvature = max(distanceCurvature, Self.curvature(distance, first, second))
    cosineCurvature = max(cosineCurvature, Self.curvature(cosine, first, second))
  }

  /// How far the log-odds of way 0 against way 1 are from affine between pairs of points.
  private static func curvature(_ classifier: PrototypeClassifier, _ first: Matrix, _ second: Matrix) -> Double {
    func odds(_ points: Matrix) -> [Double] {
      let scores = classifier.scores(of: points)
      return (0..<scores.rowCount).map { scores[$0, 0] - scores[$0, 1] }
    }
    let middle = odds(0.5 * (first + second))
    return zip(middle, zip(odds(first), odds(second))).reduce(0) { max($0, abs($1.0 - ($1.1.0 + $1.1.1) / 2)) }
  }

  /// 5-way 1-shot tasks; the neighbours are sought distance by distance.
  private mutating func checkOneShot(_ examples: ClassifiedExamples, _ random: RandomSource) throws(EpisodeError) {
    let points = Matrix(examples.inputs)
    let shape = EpisodeShape(wayCount: 5, shotCount: 1, queryCount: 5)
    let sampler = try EpisodeSampler(classes: examples.classes, classCount: examples.classCount, shape: shape)
    for episode in sampler.episodes(20, drawnFrom: random) {
      let classifier = PrototypeClassifier(
        support: points.rows(episode.support), ways: episode.supportWays, wayCount: shape.wayCount)
      let predicted = classifier.predictedWays(of: points.rows(episode.queries))
      for (query, way) in zip(episode.queries, predicted) {
        let point = points.row(query)
        let distances = episode.support.map { point.squaredDistance(to: points.row($0)) }
        // Between neighbours at equal distances either answer is right.
        if distances.contains(where: { $0 < distances[way] }) { oneShotDifferences += 1 }
      }
      oneShotQueryCount += predicted.count
    }
  }
}

extension Matrix {
  /// softmax of each row, written apart from the one that it checks.
  fileprivate var softmaxRows: Matrix {
    Matrix(
      rows: (0..<rowCount).map { index in
        let row = row(index)
        let largest = row.reduce(-.infinity, max)
        let powers = row.map { Double.exp($0 - largest) }
        return powers.scaled(by: 1 / powers.sum())
      })
  }
}
