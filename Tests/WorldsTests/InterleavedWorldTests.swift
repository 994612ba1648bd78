import NumericCore
import Testing
import Worlds

@Suite struct InterleavedWorldTests {
  private static let limit = InterleavedWorld.largestDenominator

  /// Spacings of every size: few and many points, small and large denominators up to the limit.
  private static func spacings(seed: UInt64) -> [Rational] {
    let random = RandomSource(seed: seed)
    return (0..<500).map { _ in
      let denominator = 2 + random.integer(below: min(limit - 1, 1 << (1 + random.integer(below: 21))))
      return Rational(1 + random.integer(below: max(1, min(denominator / 2, 1 << random.integer(below: 21)))), denominator)
    }
  }

  @Test("Up to the largest denominator no sum of four exact results overflows", arguments: InterleavedWorld.Convention.allCases)
  func noOverflow(convention: InterleavedWorld.Convention) throws {
    let extremes = [
      Rational(1, Self.limit), Rational(1, Self.limit - 1), Rational(1, 2), Rational(Self.limit / 2 - 1, Self.limit - 1),
    ]
    for spacing in extremes + (0..<8).flatMap(Self.spacings) {
      let counts = InterleavedWorld.counts(spacing: spacing, convention: convention)
      let whole = counts.source * counts.target
      let (units, overflows) = (4 * whole).multipliedReportingOverflow(by: spacing.denominator)
      #expect(!overflows, "ξ = \(spacing), \(units)")
      // Coprime to everything, so that nothing cancels.
      var sum = try Rational(whole - 1, whole).multiplied(by: spacing)
      for part in [Rational(whole - 1, whole), Rational(1, whole), 1 - spacing] { sum = try sum.adding(part) }
      #expect(sum > 0 && sum < 4, "ξ = \(spacing)")
    }
  }

  @Test("The points are those between 0 and 1, and both masses sum to the whole", arguments: InterleavedWorld.Convention.allCases)
  func points(convention: InterleavedWorld.Convention) {
    for spacing in Self.spacings(seed: 9) where spacing > Rational(1, 2000) {
      let world = InterleavedWorld(spacing: spacing, convention: convention)
      #expect(world.source.total == world.whole && world.target.total == world.whole)
      let last = Rational(world.positions.count - 1) * spacing
      #expect(last <= 1, "ξ = \(spacing)")
      if convention == .endpoints { #expect(last + spacing > 1, "ξ = \(spacing)") }
    }
  }
}
