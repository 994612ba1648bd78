internal import NumericCore

/// One feature of all points, by rank: what a sweep over thresholds needs.
///
/// Points with equal values share a rank, because no threshold comes between them.
struct RankedFeature: Sendable, Hashable {
  /// The distinct values, ascending.
  let values: [Double]
  /// The rank of each point: the index of its value in `values`.
  let ranks: [Int]
  /// The points by ascending value.
  let order: [Int]

  /// The ranks of finite values, one a point.
  init(values pointValues: [Double]) {
    order = pointValues.ascendingOrder()
    var distinct: [Double] = []
    var ranks = Array(repeating: 0, count: pointValues.count)
    for point in order {
      if distinct.last != pointValues[point] { distinct.append(pointValues[point]) }
      ranks[point] = distinct.count - 1
    }
    values = distinct
    self.ranks = ranks
  }

  /// The total gain of the points of each rank.
  func sums<Mass: Scalar>(of gains: [Mass]) -> [Mass] {
    var sums = Array(repeating: Mass.zero, count: values.count)
    for point in 0..<gains.count { sums[ranks[point]] += gains[point] }
    return sums
  }

  /// The stump on this feature, the one with number `index`, that cuts between the ranks `cut - 1` and `cut`.
  func stump(_ index: Int, cut: Int, isAbove: Bool) -> Stump {
    Stump(feature: index, threshold: threshold(cut: cut), isAbove: isAbove)
  }

  /// A threshold that `cut` of the distinct values are below: half-way to the next, ∓∞ at the ends.
  private func threshold(cut: Int) -> Double {
    guard cut > 0 else { return -.infinity }
    guard cut < values.count else { return .infinity }
    let middle = values[cut - 1] / 2 + values[cut] / 2
    // Between neighbouring numbers the middle rounds to one of them, and the lower one would be on the wrong side.
    return middle > values[cut - 1] && middle <= values[cut] ? middle : values[cut]
  }
}
