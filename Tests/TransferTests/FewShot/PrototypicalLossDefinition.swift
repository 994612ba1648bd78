import NumericCore
import Transfer

/// The loss of prototype classification as its definition reads: a query at a time, in double precision. The oracle of the fast
/// one.
struct PrototypicalLossDefinition {
  let shape: EpisodeShape
  let metric: PrototypeMetric

  /// The mean of −log p(y | q) for embeddings, a row each, of the support examples way by way and then of the queries.
  func loss(_ embeddings: [[Double]]) -> Double {
    let (ways, shots) = (shape.wayCount, shape.shotCount)
    let prototypes = (0..<ways).map { way in
      embeddings[0].indices.map { column in
        (0..<shots).reduce(0) { $0 + embeddings[way * shots + $1][column] } / Double(shots)
      }
    }
    let losses = (0..<ways * shape.queryCount).map { query in
      let scores = prototypes.map { score(embeddings[ways * shots + query], $0) }
      let largest = scores.max() ?? 0
      let logSum = largest + .log(scores.reduce(0) { $0 + .exp($1 - largest) })
      return logSum - scores[query / shape.queryCount]
    }
    return losses.reduce(0, +) / Double(losses.count)
  }

  private func score(_ q: [Double], _ c: [Double]) -> Double {
    switch metric {
    case .squaredEuclidean: return -zip(q, c).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    case .cosine(let scale):
      let lengths = (q.reduce(0) { $0 + $1 * $1 } * c.reduce(0) { $0 + $1 * $1 }).squareRoot()
      return lengths == 0 ? 0 : scale * zip(q, c).reduce(0) { $0 + $1.0 * $1.1 } / lengths
    }
  }

  /// The gradient of a function by central differences, whose error is about 1e-9 for functions of order 1.
  static func gradient(at point: [Double], _ function: ([Double]) -> Double) -> [Double] {
    let step = 1e-5
    return point.indices.map { index in
      var (above, below) = (point, point)
      above[index] += step
      below[index] -= step
      return (function(above) - function(below)) / (2 * step)
    }
  }
}
