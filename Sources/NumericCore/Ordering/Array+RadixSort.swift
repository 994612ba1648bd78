extension [Double] {
  /// The values in ascending order, by a radix sort: about ten times as fast as `sorted()` on a million values.
  ///
  ///     [3, -.infinity, 0, -0.0].radixSorted()   // [-inf, -0.0, 0.0, 3.0]
  ///
  /// The order is total: −0 comes before 0. The result has the same bits on every platform.
  ///
  /// - Precondition: no value is NaN.
  /// - Complexity: O(*n*) for *n* values.
  public func radixSorted() -> [Double] { RadixSort.sorted(self) }

  /// The indices of the values in ascending order of value: `self[ascendingOrder()[k]]` is the value of rank k.
  ///
  /// Equal values keep their order, and −0 comes before 0.
  ///
  /// - Precondition: no value is NaN, and there are fewer than 2²⁸ values.
  /// - Complexity: O(*n*) for *n* values.
  public func ascendingOrder() -> [Int] { RadixSort.order(self) }

  /// The values in ascending order, each with the weight that stands at its place in `weights`.
  ///
  /// - Precondition: there are as many weights as values, fewer than 2²⁸, and no value is NaN.
  /// - Complexity: O(*n*) for *n* values.
  public func radixSorted(withWeights weights: [Double]) -> (values: [Double], weights: [Double]) {
    precondition(weights.count == count, "\(count) values need as many weights, not \(weights.count).")
    let order = ascendingOrder()
    return (order.map { self[$0] }, order.map { weights[$0] })
  }
}
