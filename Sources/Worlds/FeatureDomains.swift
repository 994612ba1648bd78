public import Learning
public import NumericCore

/// Two random domains of one feature with one to six values, on which labels are as they come: sixty balls of each in the urns of
/// the values, and some of those in an urn with the second label.
public struct FeatureDomains: Sendable, Hashable {
  /// The source.
  public let source: FiniteDomain<Int>
  /// The target.
  public let target: FiniteDomain<Int>

  /// The balls of a domain.
  public static let whole = 60

  /// The next pair that `random` determines.
  ///
  /// - Parameter equally: whether the feature has one distribution on both.
  public init(equally: Bool, from random: RandomSource) {
    let count = 1 + random.integer(below: 6)
    func masses() -> [Int] {
      (0..<Self.whole).reduce(into: Array(repeating: 0, count: count)) { masses, _ in masses[random.integer(below: count)] += 1 }
    }
    func domain(_ masses: [Int]) -> FiniteDomain<Int> {
      let positive = masses.map { random.integer(below: $0 + 1) }
      return FiniteDomain(negative: zip(masses, positive).map { $0 - $1 }, positive: positive)
    }
    let sourceMasses = masses()
    let targetMasses = equally ? sourceMasses : masses()
    (source, target) = (domain(sourceMasses), domain(targetMasses))
  }
}
