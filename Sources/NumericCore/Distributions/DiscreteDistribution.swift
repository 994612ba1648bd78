/// A distribution on the nonnegative integers.
public protocol DiscreteDistribution: Sendable, Hashable {
  /// P(X = `count`); 0 outside the support.
  func probability(of count: Int) -> Double
  /// P(X ≤ `count`), accurate also where it is tiny.
  func probability(atMost count: Int) -> Double
  /// P(X ≥ `count`), accurate also where it is tiny.
  func probability(atLeast count: Int) -> Double
}

extension DiscreteDistribution {
  /// The least `count` with P(X ≤ `count`) ≥ `probability`.
  ///
  /// - Precondition: the probability is at least 0 and less than 1.
  /// - Complexity: O(log *q*) values of the distribution function for the quantile *q*.
  public func quantile(_ probability: Double) -> Int {
    precondition((0..<1).contains(probability), "A quantile needs a probability of at least 0 and below 1, not \(probability).")
    var high = 1
    while self.probability(atMost: high) < probability { high *= 2 }
    var low = 0
    while low < high {
      let middle = low + (high - low) / 2
      if self.probability(atMost: middle) >= probability { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
