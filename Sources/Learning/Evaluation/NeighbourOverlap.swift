public import NumericCore

/// The share of the nearest neighbours of each point that are still among its nearest after all points have moved, averaged over
/// the points.
///
/// It is 1 for a translation, a rotation or any other map that keeps the order of distances, and about `count` / (n − 1) where the
/// neighbourhoods have nothing to do with one another. Of equally near points the first count as nearer.
///
/// - Parameters:
///   - points: n × d.
///   - images: n × e, in the same order.
///   - count: how many neighbours of each point.
/// - Precondition: there are more than `count` points, and as many images.
/// - Complexity: O(*n*² (*d* + log *n*))
public func neighbourOverlap(_ points: Matrix, _ images: Matrix, count: Int) -> Double {
  precondition(points.rowCount == images.rowCount, "Every point has one image.")
  precondition((1..<points.rowCount).contains(count), "\(points.rowCount) points have fewer than \(count) neighbours each.")
  func neighbours(_ points: Matrix) -> [Set<Int>] {
    let distances = pairwiseSquaredDistances(points, points)
    return (0..<points.rowCount).map { point in
      let own = distances.row(point)
      let others = own.indices.filter { $0 != point }.sorted { (own[$0], $0) < (own[$1], $1) }
      return Set(others.prefix(count))
    }
  }
  let shared = zip(neighbours(points), neighbours(images)).map { $0.intersection($1).count }
  return Double(shared.reduce(0, +)) / Double(count * points.rowCount)
}
