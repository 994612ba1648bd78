/// A point of the plane, with the one predicate that decides every half-plane: on which side of a directed line it lies, without
/// rounding.
struct PlanePoint: Sendable, Hashable {
  let x: Double
  let y: Double

  /// The sign of the area that *p*, *q*, *r* turn around: 1 for a left turn, −1 for a right turn, 0 on one line.
  ///
  ///     (q − p) × (r − p) = (q.x − p.x)(r.y − p.y) − (q.y − p.y)(r.x − p.x)
  ///
  /// Decided in floating point where the rounding error cannot change the sign, and else exactly from the six products of
  /// coordinates. Exact for coordinates of magnitude 0 or 1e-140…1e150, whose products neither overflow nor lose digits.
  ///
  /// Source: J. R. Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric predicates", Discrete &
  /// Computational Geometry 18 (1997), Section 4.2: the filter with its constant, and Figure 6, the growth of an expansion.
  static func turn(_ p: PlanePoint, _ q: PlanePoint, _ r: PlanePoint) -> Int {
    let left = (q.x - p.x) * (r.y - p.y)
    let right = (q.y - p.y) * (r.x - p.x)
    let area = left - right
    let roundoff = Double.ulpOfOne / 2
    guard area.magnitude <= (3 + 16 * roundoff) * roundoff * (left.magnitude + right.magnitude) else { return area > 0 ? 1 : -1 }
    return exactSign([(p.x, q.y), (-p.x, r.y), (q.x, r.y), (-q.x, p.y), (r.x, p.y), (-r.x, q.y)])
  }

  /// The sign of a sum of products.
  private static func exactSign(_ products: [(Double, Double)]) -> Int {
    var expansion: [Double] = []
    for (first, second) in products {
      let product = first * second
      for term in [(-product).addingProduct(first, second), product] { grow(&expansion, by: term) }
    }
    // The components do not overlap and ascend in magnitude, so the last one that is not zero has the sign of the sum.
    return expansion.last { $0 != 0 }.map { $0 > 0 ? 1 : -1 } ?? 0
  }

  /// Adds a number to an expansion, keeping its components free of overlap.
  private static func grow(_ expansion: inout [Double], by term: Double) {
    var carried = term
    for index in expansion.indices {
      let component = expansion[index]
      let sum = carried + component
      let virtual = sum - carried
      expansion[index] = (carried - (sum - virtual)) + (component - virtual)
      carried = sum
    }
    expansion.append(carried)
  }
}
