public import NumericCore

/// New examples of a class between old ones: SMOTE.
///
/// Each is a + u (b − a), with a an example of the class, b one of its partners, and u uniform in 0…1. A pair drawn independently
/// has
///
///     E[a + u (b − a)] = E a,   Var = ⅔ Var a,
///
/// so that the new points lie closer together than the class. Partners that are nearest neighbours keep more of the variance, and
/// move the mean towards the examples that are many others' neighbour. P(X | Y) is not kept.
///
/// Source: N. V. Chawla, K. W. Bowyer, L. O. Hall and W. P. Kegelmeyer, "SMOTE: synthetic minority over-sampling technique",
/// Journal of Artificial Intelligence Research 16 (2002), 321–357, which takes five nearest neighbours.
public struct SyntheticOversampling: Sendable, Hashable {
  /// With which other examples one is joined.
  public enum Partners: Sendable, Hashable {
    /// With all others.
    case all
    /// With the nearest ones, the first of equals.
    case nearest(Int)
  }

  /// The examples of the class, `n × d`.
  public let examples: Matrix
  /// The indices of the partners of each example.
  public let partners: [[Int]]

  /// Finds the partners.
  ///
  /// - Precondition: there are two examples, and more than there are nearest ones, of which there is at least one.
  /// - Complexity: O(*n*² (*d* + *k*)) for k nearest ones.
  public init(_ examples: Matrix, partners: Partners) {
    precondition(examples.rowCount > 1, "A point between two examples needs two.")
    self.examples = examples
    switch partners {
    case .all: self.partners = (0..<examples.rowCount).map { example in (0..<examples.rowCount).filter { $0 != example } }
    case .nearest(let count):
      precondition((1..<examples.rowCount).contains(count), "The nearest examples are fewer than all, and at least one.")
      let distances = pairwiseSquaredDistances(examples, examples)
      self.partners = (0..<examples.rowCount).map { Self.nearest(count, to: $0, by: distances.row($0)) }
    }
  }

  /// The nearest others in ascending order of their distance, the first of equals.
  private static func nearest(_ count: Int, to example: Int, by distances: [Double]) -> [Int] {
    var nearest: [(index: Int, distance: Double)] = []
    nearest.reserveCapacity(count + 1)
    for (index, distance) in distances.enumerated() where index != example {
      if nearest.count == count {
        guard distance < nearest[count - 1].distance else { continue }
        nearest.removeLast()
      }
      nearest.insert((index, distance), at: nearest.firstIndex { distance < $0.distance } ?? nearest.count)
    }
    return nearest.map(\.index)
  }

  /// The point at u of the way from an example to another one.
  public func point(from example: Int, to partner: Int, at u: Double) -> [Double] {
    zip(examples.row(example), examples.row(partner)).map { $0 + u * ($1 - $0) }
  }

  /// New points, each from a random example and a random partner of it.
  public func points(count: Int, from random: RandomSource) -> Matrix {
    let rows = (0..<count).flatMap { _ in
      let example = random.integer(below: partners.count)
      let partner = partners[example][random.integer(below: partners[example].count)]
      return point(from: example, to: partner, at: random.uniform())
    }
    return Matrix(rowCount: count, columnCount: examples.columnCount, elements: rows)
  }
}
