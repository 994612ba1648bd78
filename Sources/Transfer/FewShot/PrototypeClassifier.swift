internal import Learning
public import NumericCore

/// Classification by prototypes: each class is the mean of its labelled examples, a query belongs to the class whose prototype is
/// most alike.
///
///     p(k | q) = exp s(q, c_k) / Σⱼ exp s(q, cⱼ),   c_k = mean of the support examples of class k,
///
/// with the score s of a ``PrototypeMetric``. For s = −‖q − c‖² this is a linear classifier, because ‖q‖² cancels:
///
///     −‖q − c‖² = 2 cᵀq − ‖c‖² − ‖q‖²   ⇒   w = 2 c,  b = −‖c‖².
///
/// With one example a class it is the nearest neighbour.
///
/// Source: J. Snell, K. Swersky and R. Zemel, "Prototypical networks for few-shot learning", NIPS 30 (2017), equations 1, 2 and 8.
public struct PrototypeClassifier: Sendable, Hashable {
  /// c, `N × d`: a row a class.
  public let prototypes: Matrix
  /// How alike a query and a prototype are.
  public let metric: PrototypeMetric

  /// A classifier with these prototypes, `N × d`.
  public init(prototypes: Matrix, metric: PrototypeMetric = .squaredEuclidean) {
    self.prototypes = prototypes
    self.metric = metric
  }

  /// The classifier whose prototypes are the means of the classes.
  ///
  /// - Parameters:
  ///   - support: labelled examples, `n × d`.
  ///   - ways: the class of each, in `0 ..< wayCount`.
  /// - Precondition: there is one class an example, and every class has an example.
  public init(support: Matrix, ways: [Int], wayCount: Int, metric: PrototypeMetric = .squaredEuclidean) {
    precondition(Set(ways).count == wayCount, "Every way of a support set needs an example.")
    self.init(prototypes: support.classMeans(ways, classCount: wayCount), metric: metric)
  }

  /// s(q, c) of each row of `queries` with each prototype, `n × N`.
  ///
  /// - Precondition: queries have as many columns as the prototypes.
  public func scores(of queries: Matrix) -> Matrix {
    switch metric {
    case .squaredEuclidean: -1 * pairwiseSquaredDistances(queries, prototypes)
    case .cosine(let scale): scale * queries.unitRows.timesTransposed(prototypes.unitRows)
    }
  }

  /// p(k | q) of each row of `queries` for each class, `n × N`.
  ///
  /// - Precondition: queries have as many columns as the prototypes.
  public func probabilities(of queries: Matrix) -> Matrix {
    var probabilities = scores(of: queries)
    probabilities.transformRows { _, scores in scores.softmax() }
    return probabilities
  }

  /// The linear classifier that decides alike for every query.
  ///
  /// For the squared distance its scores differ from s by −‖q‖² only, so that its softmax gives the same probabilities. For the
  /// cosine, w = c / ‖c‖ and b = 0: the largest score belongs to the same class whatever the length of q, but the probabilities
  /// differ.
  public var linear: LinearScores {
    switch metric {
    case .squaredEuclidean: LinearScores(weights: 2 * prototypes, biases: prototypes.squaredRowNorms.map { -$0 })
    case .cosine: LinearScores(weights: prototypes.unitRows, biases: Array(repeating: 0, count: prototypes.rowCount))
    }
  }

  /// The class of the largest score for each row of `queries`; the first of equals.
  ///
  /// Decided by ``linear``, whose scores are rounded by the order of 2⁻⁵² ‖c‖ (‖c‖ + ‖q‖): centre features that lie far from the
  /// origin.
  ///
  /// - Precondition: queries have as many columns as the prototypes.
  public func predictedWays(of queries: Matrix) -> [Int] { linear.values(of: queries).largestColumns }
}

/// The scores w_kᵀ x + b_k of classes k.
public struct LinearScores: Sendable, Hashable {
  /// w, `N × d`: a row a class.
  public let weights: Matrix
  /// b, one a class.
  public let biases: [Double]

  /// The scores of each row of `points`, `n × N`.
  ///
  /// - Precondition: points have as many columns as the weights.
  public func values(of points: Matrix) -> Matrix {
    var values = points.timesTransposed(weights)
    values.transformRows { _, scores in
      for way in 0..<scores.count { scores[way] += biases[way] }
    }
    return values
  }
}

extension Matrix {
  /// The rows divided by their lengths; rows of 0 stay.
  var unitRows: Matrix {
    var unit = self
    unit.transformRows { _, row in
      var largest = 0.0
      for column in 0..<row.count { largest = max(largest, row[column].magnitude) }
      guard largest > 0 else { return }
      // A power of two, so that no square over- or underflows and no digit changes.
      let power = largest.binade
      var squares = 0.0
      for column in 0..<row.count {
        row[column] /= power
        squares += row[column] * row[column]
      }
      let scale = 1 / squares.squareRoot()
      for column in 0..<row.count { row[column] *= scale }
    }
    return unit
  }
}
