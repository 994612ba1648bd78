/// How far the approximation of the law by its leading terms is off, on many Δ, D and K.
public struct LeadingApproximationTrial: Sendable, Hashable {
  /// The combinations.
  public let count: Int
  /// The combination at which it is farthest off, the first of equals.
  public let worst: PrototypeErrorRate
  /// How far it is off at most from five shots on.
  public let severalShotDeviation: Double
  /// Among how many combinations it is below the law.
  public let tooSmallCount: Int

  /// What a statement about every Δ, D and K is tried on: Δ = 1/2 … 6, D = 1 … 1000 and K = 1 … 100.
  public static let family = [0.5, 1, 2, 3, 4, 5, 6].flatMap { separation in
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].flatMap { dimension in
      [1, 2, 5, 10, 20, 50, 100].map { PrototypeErrorRate(dimension: dimension, shotCount: $0, separation: separation) }
    }
  }

  /// Tries the family.
  public init() {
    let family = Self.family
    count = family.count
    worst = family.reduce(family[0]) { $0.leadingDeviation < $1.leadingDeviation ? $1 : $0 }
    severalShotDeviation = family.filter { $0.shotCount >= 5 }.map(\.leadingDeviation).reduce(0, max)
    tooSmallCount = family.count { $0.leadingApproximation < $0.value }
  }
}

extension PrototypeErrorRate {
  /// How far ``leadingApproximation`` is off.
  public var leadingDeviation: Double { (leadingApproximation - value).magnitude }
}
