internal import Learning
internal import NumericCore

/// The loss of prototype classification on one episode after another, and its gradient with respect to the embeddings: buffers
/// allocated once.
///
/// The embeddings e come in rows, those of the support examples way by way, then those of the queries. With the prototypes c_k, the
/// scores z_k of a query and p = softmax z, the loss is the mean of −log p_y over the queries, and with R = (P − Y) / n its
/// derivative in the scores:
///
///     z_k = 2 cᵀq − ‖c_k‖²          ∂q = 2 R C,          ∂c = 2 (RᵀQ − diag(Rᵀ1) C)         squared distance, without −‖q‖²
///     z_k = s q̂ᵀĉ_k                 ∂q̂ = s R Ĉ,          ∂ĉ = s RᵀQ̂                         cosine
///
/// A prototype is the mean of its K support embeddings, so each of them gets ∂c / K. A unit vector x̂ = x / ‖x‖ passes on
/// ∂x = (∂x̂ − x̂ x̂ᵀ∂x̂) / ‖x‖.
///
/// Source: J. Snell, K. Swersky and R. Zemel, "Prototypical networks for few-shot learning", NIPS 30 (2017), algorithm 1.
struct PrototypicalLoss {
  private let shape: EpisodeShape
  private let width: Int
  private let metric: PrototypeMetric
  /// `N × N K`: the prototypes are its product with the support embeddings.
  private let averaging: [Float]
  /// The true way of each query.
  private let ways: [Int]
  /// Where the embeddings of the queries are.
  private let queryRows: ArraySlice<Int>
  private var prototypes: EmbeddingRows
  private var queries: EmbeddingRows
  /// Z, then R.
  private var scores: [Float]

  init(_ shape: EpisodeShape, width: Int, metric: PrototypeMetric) {
    self.shape = shape
    self.width = width
    self.metric = metric
    averaging = (0..<shape.wayCount * shape.supportCount).map { place in
      let (way, example) = place.quotientAndRemainder(dividingBy: shape.supportCount)
      return example / shape.shotCount == way ? 1 / Float(shape.shotCount) : 0
    }
    ways = (0..<shape.totalQueryCount).map { $0 / shape.queryCount }
    queryRows = ArraySlice(shape.supportCount..<shape.supportCount + shape.totalQueryCount)
    prototypes = EmbeddingRows(count: shape.wayCount, width: width)
    queries = EmbeddingRows(count: shape.totalQueryCount, width: width)
    scores = Array(repeating: 0, count: shape.totalQueryCount * shape.wayCount)
  }

  /// Replaces the embeddings of an episode by the gradient of its loss with respect to them, and returns the loss.
  ///
  /// - Precondition: `embeddings` holds a row for each support example and for each query.
  mutating func replaceByGradient(_ embeddings: inout [Float]) -> Float {
    SinglePrecisionProduct(rows: shape.wayCount, inner: shape.supportCount, columns: width)
      .multiply(averaging, embeddings, into: &prototypes.values)
    queries.values.gatherRows(queryRows, of: embeddings, columnCount: width)
    switch metric {
    case .squaredEuclidean: scoreByDistance()
    case .cosine(let scale): scoreByCosine(Float(scale))
    }
    let loss = NetworkLoss.softmaxCrossEntropy(&scores, classCount: shape.wayCount, classes: ways, of: ArraySlice(ways.indices))
    switch metric {
    case .squaredEuclidean: differentiateDistance()
    case .cosine(let scale): differentiateCosine(Float(scale))
    }
    SinglePrecisionProduct(rows: shape.supportCount, inner: shape.wayCount, columns: width, transposingLeft: true)
      .multiply(averaging, prototypes.gradient, into: &embeddings)
    embeddings.replaceSubrange(shape.supportCount * width..<embeddings.count, with: queries.gradient)
    return loss
  }
}

// MARK: - Squared distance

extension PrototypicalLoss {
  /// Z = 2 Q Cᵀ − 1 (‖c_k‖²)ᵀ.
  private mutating func scoreByDistance() {
    let biases = prototypes.squaredNorms.map { -$0 }
    scores.fillRows(shape.totalQueryCount, of: shape.wayCount, with: biases, from: 0)
    toScores.multiply(queries.values, prototypes.values, scale: 2, keeping: 1, into: &scores)
  }

  /// ∂Q = 2 R C,  ∂C = 2 (RᵀQ − diag(Rᵀ1) C).
  private mutating func differentiateDistance() {
    toQueries.multiply(scores, prototypes.values, scale: 2, into: &queries.gradient)
    toPrototypes.multiply(scores, queries.values, scale: 2, into: &prototypes.gradient)
    var sums = Array(repeating: Float(0), count: shape.wayCount)
    sums.sumColumns(of: scores, rowCount: shape.totalQueryCount, columnCount: shape.wayCount, at: 0)
    for way in 0..<shape.wayCount {
      prototypes.gradient.update(way * width..<(way + 1) * width, with: prototypes.values) { $0 - 2 * sums[way] * $1 }
    }
  }
}

// MARK: - Cosine

extension PrototypicalLoss {
  /// Z = s Q̂ Ĉᵀ; the rows are unit vectors from here on.
  private mutating func scoreByCosine(_ scale: Float) {
    prototypes.normalise()
    queries.normalise()
    toScores.multiply(queries.values, prototypes.values, scale: scale, into: &scores)
  }

  /// ∂Q̂ = s R Ĉ,  ∂Ĉ = s RᵀQ̂, passed on through the normalisation.
  private mutating func differentiateCosine(_ scale: Float) {
    toQueries.multiply(scores, prototypes.values, scale: scale, into: &queries.gradient)
    toPrototypes.multiply(scores, queries.values, scale: scale, into: &prototypes.gradient)
    prototypes.differentiateNormalisation()
    queries.differentiateNormalisation()
  }
}

// MARK: - Products

extension PrototypicalLoss {
  private var toScores: SinglePrecisionProduct {
    SinglePrecisionProduct(rows: shape.totalQueryCount, inner: width, columns: shape.wayCount, transposingRight: true)
  }
  private var toQueries: SinglePrecisionProduct {
    SinglePrecisionProduct(rows: shape.totalQueryCount, inner: shape.wayCount, columns: width)
  }
  private var toPrototypes: SinglePrecisionProduct {
    SinglePrecisionProduct(rows: shape.wayCount, inner: shape.totalQueryCount, columns: width, transposingLeft: true)
  }
}

/// Vectors of one length, row by row, with the gradient of a loss with respect to them.
private struct EmbeddingRows {
  let width: Int
  var values: [Float]
  var gradient: [Float]
  /// The lengths that the rows had before ``normalise()``.
  private var lengths: [Float]

  init(count: Int, width: Int) {
    self.width = width
    values = Array(repeating: 0, count: count * width)
    gradient = values
    lengths = Array(repeating: 0, count: count)
  }

  var squaredNorms: [Float] { lengths.indices.map { row in dot(values, values, row) } }

  /// Divides each row by its length; rows of 0 stay.
  mutating func normalise() {
    for row in lengths.indices {
      let largest = range(row).reduce(0) { max($0, values[$1].magnitude) }
      // A power of two, so that no square over- or underflows and no digit changes; a NaN stays one.
      let power = largest > 0 ? largest.binade : 1
      values.update(range(row)) { $0 / power }
      let length = dot(values, values, row).squareRoot()
      let scale = length > 0 ? 1 / length : 0
      values.update(range(row)) { $0 * scale }
      lengths[row] = length * power
    }
  }

  /// Turns the gradient in unit vectors x̂ into that in the vectors before: (∂x̂ − x̂ x̂ᵀ∂x̂) / ‖x‖.
  mutating func differentiateNormalisation() {
    for row in lengths.indices {
      let along = dot(values, gradient, row)
      // The inverse of a subnormal number may be infinite.
      let scale = lengths[row].isNormal ? 1 / lengths[row] : 0
      gradient.update(range(row), with: values) { ($0 - along * $1) * scale }
    }
  }

  private func range(_ row: Int) -> Range<Int> { row * width..<(row + 1) * width }

  private func dot(_ left: [Float], _ right: [Float], _ row: Int) -> Float {
    range(row).reduce(0) { $0 + left[$1] * right[$1] }
  }
}
