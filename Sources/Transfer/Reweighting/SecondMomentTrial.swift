public import NumericCore

/// The bound of Cortes, Mansour and Mohri, ``SecondMomentBound``, on random domains; every other one is near to where it is
/// attained.
public struct SecondMomentTrial: Sendable, Hashable {
  /// The α that are tried.
  public static let orders = [1, 1.5, 2, 5]
  /// Both sides are sums and powers of a few positive terms, exact to some tens of ulps of themselves.
  public static let relativeTolerance = 1e-12

  /// The number of domains, of all orders together.
  public let instanceCount: Int
  /// How often the left side exceeds the right one.
  public private(set) var violationCount = 0
  /// The largest left side over right side.
  public private(set) var largestRatio = 0.0
  /// How often the law with R in place of R^{1 − 1/α} is violated.
  public private(set) var violationsOfSharper = 0

  /// Draws domains of two to nine points, as many for each order.
  ///
  /// - Precondition: the count is not negative.
  public init(instancesPerOrder count: Int = 500, from random: RandomSource) {
    instanceCount = Self.orders.count * count
    for order in Self.orders {
      for instance in 0..<count {
        let law = Self.instance(isExtreme: instance.isMultiple(of: 2), order: order, from: random)
        let ratio = law.secondMoment / law.bound
        violationCount += ratio > 1 + Self.relativeTolerance ? 1 : 0
        violationsOfSharper += ratio > Double.pow(law.risk, 1 / order) * (1 + Self.relativeTolerance) ? 1 : 0
        largestRatio = max(largestRatio, ratio)
      }
    }
  }

  /// A random domain; an extreme one has nearly all target mass where ℓ = 1, with a constant ratio there.
  private static func instance(isExtreme: Bool, order: Double, from random: RandomSource) -> SecondMomentBound {
    let count = 2 + random.integer(below: 8)
    let source = random.dirichlet(Array(repeating: 1, count: count))
    var (target, losses) = (random.dirichlet(Array(repeating: 1, count: count)), random.uniforms(count: count))
    if isExtreme {
      let inside = 1 + random.integer(below: count - 1)
      let (mass, outside) = (source[..<inside].reduce(0, +), source[inside...].reduce(0, +))
      target = source.indices.map { $0 < inside ? 0.999 * source[$0] / mass : 0.001 * source[$0] / outside }
      losses = source.indices.map { $0 < inside ? 1 : 0 }
    }
    return SecondMomentBound(source: source, target: target, losses: losses, order: order)
  }
}
