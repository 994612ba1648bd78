import NumericCore
import Testing

@testable import Transfer

@Suite("The prototypical loss")
struct PrototypicalLossTests {
  private static let metrics: [PrototypeMetric] = [.squaredEuclidean, .cosine(scale: 1), .cosine(scale: 8)]
  /// One way, one shot, one query; several of each; more ways than examples of each.
  private static let shapes = [(1, 1, 1), (2, 1, 1), (3, 1, 4), (3, 5, 2), (7, 2, 1), (1, 3, 2)].map {
    EpisodeShape(wayCount: $0.0, shotCount: $0.1, queryCount: $0.2)
  }

  /// Random embeddings, exact in single precision.
  private func embeddings(_ shape: EpisodeShape, width: Int, seed: Int) -> [Float] {
    let random = RandomSource(seed: UInt64(seed))
    return random.normals(count: (shape.supportCount + shape.totalQueryCount) * width).map { Float($0) }
  }

  private func rows(_ elements: [Double], width: Int) -> [[Double]] {
    stride(from: 0, to: elements.count, by: width).map { Array(elements[$0..<$0 + width]) }
  }

  @Test("Its value and its gradient are those of finite differences in double precision", arguments: metrics, shapes)
  func gradient(metric: PrototypeMetric, shape: EpisodeShape) {
    let definition = PrototypicalLossDefinition(shape: shape, metric: metric)
    for (seed, width) in [1, 2, 5, 9].enumerated() {
      var fast = embeddings(shape, width: width, seed: seed)
      let point = fast.map { Double($0) }
      var loss = PrototypicalLoss(shape, width: width, metric: metric)
      let value = Double(loss.replaceByGradient(&fast))
      let expected = definition.loss(rows(point, width: width))
      // Scores up to 100, of 24 bits each.
      #expect(abs(value - expected) < 1e-5 * (1 + expected), "\(shape), width \(width)")
      let slow = PrototypicalLossDefinition.gradient(at: point) { definition.loss(rows($0, width: width)) }
      // In one dimension a cosine is ±1, and what its gradient cancels to 0 from is of order 1.
      let size = slow.reduce(0.1) { max($0, abs($1)) }
      for (index, pair) in zip(fast, slow).enumerated() {
        #expect(abs(Double(pair.0) - pair.1) < 2e-5 * size, "\(shape), width \(width), element \(index)")
      }
    }
  }

  @Test("The buffers keep nothing of the episode before", arguments: metrics)
  func repeated(metric: PrototypeMetric) {
    let shape = EpisodeShape(wayCount: 3, shotCount: 2, queryCount: 2)
    var used = PrototypicalLoss(shape, width: 4, metric: metric)
    for seed in 1...5 {
      var (one, other) = (embeddings(shape, width: 4, seed: seed), embeddings(shape, width: 4, seed: seed))
      var fresh = PrototypicalLoss(shape, width: 4, metric: metric)
      #expect(used.replaceByGradient(&one) == fresh.replaceByGradient(&other) && one == other, "seed \(seed)")
    }
  }

  @Test("One way is always right: loss 0 and gradient 0", arguments: metrics)
  func oneWay(metric: PrototypeMetric) {
    let shape = EpisodeShape(wayCount: 1, shotCount: 2, queryCount: 3)
    var values = embeddings(shape, width: 3, seed: 1)
    var loss = PrototypicalLoss(shape, width: 3, metric: metric)
    #expect(loss.replaceByGradient(&values) == 0 && values.allSatisfy { $0 == 0 })
  }

  @Test("Equal embeddings are a guess: loss log N, and for the squared distance the gradient is 0", arguments: metrics)
  func equalEmbeddings(metric: PrototypeMetric) {
    let shape = EpisodeShape(wayCount: 4, shotCount: 2, queryCount: 3)
    for value: Float in [0, 0.75] {
      var values = Array(repeating: value, count: (shape.supportCount + shape.totalQueryCount) * 3)
      var loss = PrototypicalLoss(shape, width: 3, metric: metric)
      #expect(abs(loss.replaceByGradient(&values) - Float(Double.log(4))) < 1e-6)
      // By the symmetry of the ways, but for rounding of numbers of order 1.
      #expect(values.allSatisfy { abs($0) < 1e-6 }, "\(value)")
    }
  }

  @Test("The squared distance is the same wherever the embeddings lie, and its gradients sum to 0")
  func translation() {
    let shape = EpisodeShape(wayCount: 3, shotCount: 2, queryCount: 2)
    let here = embeddings(shape, width: 4, seed: 1)
    var (one, other) = (here, here.map { $0 + 4 })
    var loss = PrototypicalLoss(shape, width: 4, metric: .squaredEuclidean)
    // ‖c‖² near 64 is rounded by 4e-6.
    #expect(abs(loss.replaceByGradient(&one) - loss.replaceByGradient(&other)) < 5e-5)
    for (left, right) in zip(one, other) { #expect(abs(left - right) < 5e-5) }
    for column in 0..<4 {
      let total = stride(from: column, to: one.count, by: 4).reduce(Float(0)) { $0 + one[$1] }
      #expect(abs(total) < 1e-6, "column \(column)")
    }
  }

  @Test("The cosine sees no length, tiny or huge: the gradient shrinks as embeddings grow, and with one shot is orthogonal to them")
  func scale() {
    let shape = EpisodeShape(wayCount: 3, shotCount: 1, queryCount: 2)
    let here = embeddings(shape, width: 4, seed: 1)
    var loss = PrototypicalLoss(shape, width: 4, metric: .cosine(scale: 5))
    var gradient = here
    let value = loss.replaceByGradient(&gradient)
    for row in 0..<here.count / 4 {
      let along = (4 * row..<4 * row + 4).reduce(Float(0)) { $0 + here[$1] * gradient[$1] }
      #expect(abs(along) < 1e-6, "row \(row)")
    }
    for factor: Float in [0x1p-100, 0x1p-70, 0x1p-3, 0x1p70, 0x1p100] {
      var scaled = here.map { factor * $0 }
      #expect(abs(loss.replaceByGradient(&scaled) - value) < 1e-6, "\(factor)")
      for (one, other) in zip(scaled, gradient) { #expect(abs(one * factor - other) < 1e-6, "\(factor)") }
    }
  }

  @Test("The cosine of an embedding that is 0 is 0, and so is its gradient; no number is NaN")
  func zeroVector() {
    let shape = EpisodeShape(wayCount: 3, shotCount: 1, queryCount: 1)
    // Both a prototype and a query are 0.
    var values: [Float] = [0, 0, 1, 2, -1, 1, 0, 0, 2, 1, 1, 1]
    let definition = PrototypicalLossDefinition(shape: shape, metric: .cosine(scale: 2))
    let expected = definition.loss(rows(values.map { Double($0) }, width: 2))
    var loss = PrototypicalLoss(shape, width: 2, metric: .cosine(scale: 2))
    #expect(abs(Double(loss.replaceByGradient(&values)) - expected) < 1e-6)
    #expect(values.allSatisfy { $0.isFinite } && values[0...1] == [0, 0] && values[6...7] == [0, 0])
  }
}
