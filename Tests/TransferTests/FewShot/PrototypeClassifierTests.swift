import NumericCore
import Testing
import Transfer

/// Random labelled examples and queries in a space of 1…20 features: both sides of where distances change their algorithm.
private struct Instance {
  let support: Matrix
  let ways: [Int]
  let wayCount: Int
  let queries: Matrix

  init(seed: Int, shots: Int? = nil) {
    let random = RandomSource(seed: UInt64(seed))
    let dimension = 1 + random.integer(below: 20)
    wayCount = 1 + random.integer(below: 6)
    let counts = (0..<wayCount).map { _ in shots ?? 1 + random.integer(below: 4) }
    ways = random.shuffled(counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) })
    support = random.normals(rowCount: ways.count, columnCount: dimension)
    queries = random.normals(rowCount: 12, columnCount: dimension)
  }

  var dimension: Int { support.columnCount }

  func classifier(_ metric: PrototypeMetric = .squaredEuclidean) -> PrototypeClassifier {
    PrototypeClassifier(support: support, ways: ways, wayCount: wayCount, metric: metric)
  }
}

/// Both metrics, the cosine at two temperatures.
private let metrics: [PrototypeMetric] = [.squaredEuclidean, .cosine(scale: 1), .cosine(scale: 10)]

@Suite("Prototypes: a class is the mean of its examples")
struct PrototypeClassifierTests {
  @Test("PROTO-01: the prototypes, the probabilities of scipy.special.softmax and the linear form")
  func oracle() {
    let support = Matrix(rows: [[0, 0], [2, 0], [0, 4], [0, 6], [5, 5], [7, 5]])
    let classifier = PrototypeClassifier(support: support, ways: [0, 0, 1, 1, 2, 2], wayCount: 3)
    let query = Matrix(rows: [[2, 2]])
    #expect(classifier.prototypes == Matrix(rows: [[1, 0], [0, 5], [6, 5]]))
    let expected = [0.9996646478097622, 0.0003353501297755018, 2.060462410056856e-09]
    for (found, value) in zip(classifier.probabilities(of: query).row(0), expected) {
      #expect(abs(found - value) <= 1e-14 * value + 1e-16)
    }
    #expect(classifier.linear.weights == Matrix(rows: [[2, 0], [0, 10], [12, 10]]))
    #expect(classifier.linear.biases == [-1, -25, -61])
    #expect(classifier.predictedWays(of: query) == [0])
  }

  @Test("The scores are those of the definition", arguments: metrics)
  func scores(metric: PrototypeMetric) {
    for seed in 1...40 {
      let instance = Instance(seed: seed)
      let classifier = instance.classifier(metric)
      let scores = classifier.scores(of: instance.queries)
      for query in 0..<instance.queries.rowCount {
        for way in 0..<instance.wayCount {
          let (q, members) = (instance.queries.row(query), instance.ways.indices.filter { instance.ways[$0] == way })
          let c = (0..<instance.dimension).map { column in
            members.reduce(0) { $0 + instance.support[$1, column] } / Double(members.count)
          }
          let expected =
            switch metric {
            case .squaredEuclidean: -zip(q, c).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            case .cosine(let scale): scale * q.dot(c) / (q.norm * c.norm)
            }
          // Twenty products of numbers of order 1, and the stated 1e-12 of fast distances.
          #expect(abs(scores[query, way] - expected) <= 1e-12 * (1 + abs(expected)), "seed \(seed)")
        }
      }
    }
  }

  @Test("The probabilities are the softmax of the scores, and sum to 1", arguments: metrics)
  func softmax(metric: PrototypeMetric) {
    for seed in 1...40 {
      let instance = Instance(seed: seed)
      let classifier = instance.classifier(metric)
      let (scores, probabilities) = (classifier.scores(of: instance.queries), classifier.probabilities(of: instance.queries))
      for query in 0..<instance.queries.rowCount {
        let weights = scores.row(query).map { Double.exp($0) }
        for way in 0..<instance.wayCount {
          let expected = weights[way] / weights.reduce(0, +)
          // exp turns the rounding of a score up to 100 into a relative error of 100 units in the last place.
          #expect(abs(probabilities[query, way] - expected) <= 1e-13 * expected + 1e-300, "seed \(seed)")
        }
        #expect(abs(probabilities.row(query).reduce(0, +) - 1) < 1e-14)
      }
    }
  }

  @Test("Probabilities exist however far the prototypes are: neither overflow nor 0/0")
  func farAway() {
    let classifier = PrototypeClassifier(prototypes: Matrix(rows: [[0], [1000], [1001]]))
    let probabilities = classifier.probabilities(of: Matrix(rows: [[0], [-1e6], [1000]]))
    #expect(probabilities.row(0) == [1, 0, 0] && probabilities.row(1) == [1, 0, 0])
    // Scores −10⁶, 0 and −1.
    #expect(abs(probabilities[2, 1] - 1 / (1 + .exp(-1))) < 1e-15 && probabilities[2, 0] == 0)
  }

  @Test("The softmax of the linear form is that of the squared distances")
  func linearProbabilities() {
    for seed in 1...60 {
      let instance = Instance(seed: seed)
      let classifier = instance.classifier()
      let linear = classifier.linear.values(of: instance.queries)
      let scores = classifier.scores(of: instance.queries)
      let probabilities = classifier.probabilities(of: instance.queries)
      for query in 0..<instance.queries.rowCount {
        let square = instance.queries.row(query).dot(instance.queries.row(query))
        let weights = linear.row(query).map { Double.exp($0 - square) }
        for way in 0..<instance.wayCount {
          #expect(abs(linear[query, way] - square - scores[query, way]) < 1e-12 * (1 + square), "seed \(seed)")
          let expected = weights[way] / weights.reduce(0, +)
          #expect(abs(probabilities[query, way] - expected) < 1e-12 * (1 + square) * expected + 1e-300, "seed \(seed)")
        }
      }
    }
  }

  @Test("The prediction is the class of the largest probability, for the cosine that of w = c/‖c‖ too", arguments: metrics)
  func decision(metric: PrototypeMetric) {
    for seed in 1...60 {
      let instance = Instance(seed: seed)
      let classifier = instance.classifier(metric)
      let predicted = classifier.predictedWays(of: instance.queries)
      // In one dimension cosines are ±1, and rounding decides between equals: what counts is that none is more probable.
      let probabilities = classifier.probabilities(of: instance.queries)
      for (query, way) in predicted.enumerated() {
        #expect(probabilities[query, way] >= (probabilities.row(query).max() ?? 0) * (1 - 1e-12), "seed \(seed)")
      }
      #expect(predicted == classifier.linear.values(of: instance.queries).largestColumns, "seed \(seed)")
      if case .cosine = metric {
        #expect(classifier.linear.biases.allSatisfy { $0 == 0 })
        for way in 0..<instance.wayCount {
          let (weights, prototype) = (classifier.linear.weights.row(way), classifier.prototypes.row(way))
          #expect(weights.scaled(by: prototype.norm).squaredDistance(to: prototype) < 1e-28, "seed \(seed)")
        }
      }
    }
  }

  @Test("With one shot the prediction is the class of the nearest example")
  func oneShot() {
    for seed in 1...60 {
      let instance = Instance(seed: seed, shots: 1)
      let expected = (0..<instance.queries.rowCount).map { query in
        var nearest = 0
        func distance(_ example: Int) -> Double { instance.queries.row(query).squaredDistance(to: instance.support.row(example)) }
        for example in instance.ways.indices where distance(example) < distance(nearest) { nearest = example }
        return instance.ways[nearest]
      }
      #expect(instance.classifier().predictedWays(of: instance.queries) == expected, "seed \(seed)")
    }
  }

  @Test("With several shots it need not be: the example nearest to a query may belong to a class whose mean is far")
  func severalShotsAreNoNeighbours() {
    let support = Matrix(rows: [[0], [10], [2], [2]])
    let classifier = PrototypeClassifier(support: support, ways: [0, 0, 1, 1], wayCount: 2)
    #expect(classifier.predictedWays(of: Matrix(rows: [[0.5]])) == [1])
  }

  @Test("Of equally alike prototypes the first is predicted")
  func ties() {
    for metric in metrics {
      let twins = PrototypeClassifier(prototypes: Matrix(rows: [[-5, -6], [1, 2], [1, 2]]), metric: metric)
      #expect(twins.predictedWays(of: Matrix(rows: [[1, 1]])) == [1], "\(metric)")
    }
    let ends = PrototypeClassifier(prototypes: Matrix(rows: [[3], [1]]))
    #expect(ends.predictedWays(of: Matrix(rows: [[2]])) == [0])
  }
}

@Suite("Prototypes: invariances")
struct PrototypeInvarianceTests {
  private func expectSame(_ one: Matrix, _ other: Matrix, _ tolerance: Double, _ comment: Comment) {
    #expect((one - other).largestMagnitude <= tolerance, comment)
  }

  @Test("Renumbering the classes renumbers the probabilities", arguments: metrics)
  func permutation(metric: PrototypeMetric) {
    for seed in 1...40 {
      let instance = Instance(seed: seed)
      let order = RandomSource(seed: UInt64(1000 + seed)).permutation(instance.wayCount)
      let other = PrototypeClassifier(
        support: instance.support, ways: instance.ways.map { order[$0] }, wayCount: instance.wayCount, metric: metric)
      let probabilities = instance.classifier(metric).probabilities(of: instance.queries)
      let renumbered = other.probabilities(of: instance.queries)
      let restored = Matrix(rows: (0..<probabilities.rowCount).map { row in order.map { renumbered[row, $0] } })
      // Sums in another order.
      expectSame(restored, probabilities, 1e-12, "seed \(seed)")
      let predicted = instance.classifier(metric).predictedWays(of: instance.queries)
      #expect(other.predictedWays(of: instance.queries) == predicted.map { order[$0] }, "seed \(seed)")
    }
  }

  @Test("The order of the labelled examples does not matter", arguments: metrics)
  func order(metric: PrototypeMetric) {
    for seed in 1...40 {
      let instance = Instance(seed: seed)
      let order = RandomSource(seed: UInt64(2000 + seed)).permutation(instance.ways.count)
      let other = PrototypeClassifier(
        support: instance.support.rows(order), ways: order.map { instance.ways[$0] }, wayCount: instance.wayCount, metric: metric)
      let probabilities = instance.classifier(metric).probabilities(of: instance.queries)
      expectSame(other.probabilities(of: instance.queries), probabilities, 1e-12, "seed \(seed)")
    }
  }

  @Test("Rotating and translating examples and queries changes nothing for the squared distance")
  func rigidMotion() throws {
    for seed in 1...40 {
      let instance = Instance(seed: seed)
      let random = RandomSource(seed: UInt64(3000 + seed))
      let rotation = try QRDecomposition(random.normals(rowCount: instance.dimension, columnCount: instance.dimension)).orthogonal()
      let shift = random.normals(count: instance.dimension).scaled(by: 10)
      func moved(_ points: Matrix) -> Matrix { (points * rotation).subtracting(rowwise: shift) }
      let other = PrototypeClassifier(support: moved(instance.support), ways: instance.ways, wayCount: instance.wayCount)
      let classifier = instance.classifier()
      // The scores, up to 100, lose the digits that the shift adds.
      expectSame(other.probabilities(of: moved(instance.queries)), classifier.probabilities(of: instance.queries), 1e-10, "\(seed)")
      #expect(other.predictedWays(of: moved(instance.queries)) == classifier.predictedWays(of: instance.queries), "seed \(seed)")
    }
  }

  @Test("The cosine sees no length: of all embeddings together, and of each query; a tiny or huge one included")
  func scale() {
    for seed in 1...20 {
      let instance = Instance(seed: seed)
      let metric = PrototypeMetric.cosine(scale: 5)
      let classifier = instance.classifier(metric)
      for factor in [0x1p-600, 0.3, 7, 0x1p600] {
        let other = PrototypeClassifier(
          support: factor * instance.support, ways: instance.ways, wayCount: instance.wayCount, metric: metric)
        for queries in [instance.queries, 1 / factor * instance.queries] {
          expectSame(other.probabilities(of: queries), classifier.probabilities(of: instance.queries), 1e-13, "\(seed), \(factor)")
          #expect(other.predictedWays(of: queries) == classifier.predictedWays(of: instance.queries), "seed \(seed), \(factor)")
        }
      }
    }
  }

  @Test("The cosine with a vector that is 0 is 0: every class is as probable, and no number is NaN")
  func zeroVector() {
    let metric = PrototypeMetric.cosine(scale: 3)
    let classifier = PrototypeClassifier(prototypes: Matrix(rows: [[1, 0], [0, 2], [-1, -1], [0, 0]]), metric: metric)
    #expect(classifier.probabilities(of: Matrix(rows: [[0, 0]])).elements == [0.25, 0.25, 0.25, 0.25])
    #expect(classifier.predictedWays(of: Matrix(rows: [[0, 0]])) == [0])
    // A prototype that is 0 is more alike than one on the other side: scores −3/√2, −3/√2, 3 and 0.
    let scores = classifier.scores(of: Matrix(rows: [[-1, -1]])).row(0)
    #expect(scores[3] == 0 && scores[0] < 0 && scores[1] < 0 && abs(scores[2] - 3) < 1e-15)
  }
}
