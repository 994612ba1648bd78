public import NumericCore

/// The classifier that gives a point the class of the nearest example, in Euclidean distance; of equally near ones that of the
/// first.
///
/// Source: T. M. Cover and P. E. Hart, "Nearest neighbor pattern classification", IEEE Transactions on Information Theory 13
/// (1967).
public struct NearestNeighbour: Sendable, Hashable {
  /// The examples, n × d.
  public let points: Matrix
  /// Their classes.
  public let classes: [Int]

  /// A classifier from its examples.
  ///
  /// - Precondition: there is an example, and one class for each.
  public init(points: Matrix, classes: [Int]) {
    precondition(points.rowCount > 0 && points.rowCount == classes.count, "Nearest neighbours need examples, each with a class.")
    self.points = points
    self.classes = classes
  }

  /// The class of each row.
  ///
  /// - Precondition: the rows have as many columns as the examples.
  /// - Complexity: O(*m* *n* *d*) for *m* rows.
  public func predictions(_ rows: Matrix) -> [Int] {
    let distances = pairwiseSquaredDistances(rows, points)
    return (0..<rows.rowCount).map { row in
      let own = distances.row(row)
      return classes[own.indices.min { own[$0] < own[$1] } ?? 0]
    }
  }

  /// The share of rows whose class is predicted.
  ///
  /// - Precondition: there is a row, and one class for each.
  public func accuracy(on rows: Matrix, classes truth: [Int]) -> Double {
    precondition(rows.rowCount > 0 && rows.rowCount == truth.count, "An accuracy needs rows, each with its class.")
    return Double(zip(predictions(rows), truth).count { $0 == $1 }) / Double(truth.count)
  }
}
