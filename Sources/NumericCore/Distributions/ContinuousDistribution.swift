/// A distribution on the real line with a density.
///
/// Parameters are checked where a distribution is made; afterwards every function has a value for every argument.
public protocol ContinuousDistribution: Sendable, Hashable {
  /// The smallest closed interval of probability 1.
  var support: ClosedRange<Double> { get }
  /// The density at `x`; 0 outside the support, and possibly infinite at its ends.
  func density(_ x: Double) -> Double
  /// P(X ≤ x), accurate also where it is tiny.
  func cumulative(_ x: Double) -> Double
  /// P(X > x), accurate also where it is tiny.
  func upperTail(_ x: Double) -> Double
  /// The `x` with P(X ≤ x) = `probability`; the ends of the support for 0 and 1.
  ///
  /// - Precondition: the probability is in 0…1.
  func quantile(_ probability: Double) -> Double
  /// The `x` with P(X > x) = `probability`; the ends of the support for 1 and 0.
  ///
  /// - Precondition: the probability is in 0…1.
  func upperQuantile(_ probability: Double) -> Double
}

extension ContinuousDistribution {
  /// The `x` with P(X ≤ x) = `probability`, as accurate as `cumulative`.
  ///
  /// It is found by bisection, which cannot fail, whereas GSL's iterations for the beta and gamma quantiles do for some parameters.
  ///
  /// - Precondition: the probability is in 0…1.
  /// - Complexity: at most 64 values of `cumulative`.
  public func quantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return support.lowerBound }
    if probability == 1 { return support.upperBound }
    return leastDouble(in: support) { cumulative($0) >= probability }
  }

  /// The `x` with P(X > x) = `probability`, as accurate as `upperTail`.
  ///
  /// - Precondition: the probability is in 0…1.
  /// - Complexity: at most 64 values of `upperTail`.
  public func upperQuantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return support.upperBound }
    if probability == 1 { return support.lowerBound }
    return leastDouble(in: support) { upperTail($0) <= probability }
  }
}

/// Traps unless the number is a probability.
func requireProbability(_ probability: Double) {
  precondition((0...1).contains(probability), "A probability lies in 0…1, and \(probability) does not.")
}

/// The least double in the range for which a monotone condition holds, by bisection on the doubles' order.
///
/// There are fewer than 2⁶⁴ doubles, so 64 halvings reach one, whatever its size. The last one is returned if the condition never
/// holds.
func leastDouble(in range: ClosedRange<Double>, where condition: (Double) -> Bool) -> Double {
  var (low, high) = (rank(range.lowerBound), rank(range.upperBound))
  while low < high {
    let middle = low + Int64((UInt64(bitPattern: high &- low)) / 2)
    if condition(double(ofRank: middle)) { high = middle } else { low = middle + 1 }
  }
  return double(ofRank: low)
}

/// The place of a double among all doubles in ascending order; that of 0 is 0.
private func rank(_ x: Double) -> Int64 {
  let magnitude = Int64(bitPattern: x.magnitude.bitPattern)
  return x.sign == .minus ? -magnitude : magnitude
}

private func double(ofRank rank: Int64) -> Double {
  let magnitude = Double(bitPattern: rank.magnitude)
  return rank < 0 ? -magnitude : magnitude
}
