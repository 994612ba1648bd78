import ChapterKit
import NumericCore
import Report
import Testing

@Suite("Effects over seeds")
struct SeedEffectTests {
  /// 0…12 values around a mean that may or may not be 0.
  private func effect(seed: Int) -> SeedEffect {
    let random = RandomSource(seed: UInt64(seed))
    let (count, shift) = (random.integer(below: 13), random.normal())
    return SeedEffect(values: (0..<count).map { _ in shift + random.normal() })
  }

  @Test("The interval is Student's: 2 ± 4.3027/√3 for 1, 2, 3")
  func interval() throws {
    let effect = SeedEffect(values: [3, 1, 2])
    let interval = try #require(effect.interval)
    // The 97.5 % quantile of Student's distribution with 2 degrees of freedom, by scipy.stats.t.ppf.
    let half = 4.302652729696142 / 3.squareRoot()
    #expect(effect.mean == 2 && abs(interval.lower - (2 - half)) < 1e-9 && abs(interval.upper - (2 + half)) < 1e-9)
    #expect(interval.level == 0.95 && interval.method == .student)
    guard case .estimate(let mean, let margin) = effect.cell else { throw OtherCell(cell: effect.cell) }
    #expect(mean == 2 && abs(margin - half) < 1e-9)
    let bounds = try #require(effect.bounds(unit: "points"))
    #expect(bounds.lower == interval.lower && bounds.upper == interval.upper && bounds.level == 0.95)
    #expect(bounds.meaning == "95 % Student interval over 3 seeds, in points")
    #expect(effect.bounds()?.meaning == "95 % Student interval over 3 seeds")
  }

  @Test("Two seeds are enough for it: 1 ± 12.706 for 0 and 2")
  func twoSeeds() throws {
    // The 97.5 % quantile of the distribution with one degree of freedom, Cauchy's, is tan(0.475 π).
    let interval = try #require(SeedEffect(values: [0, 2]).interval)
    #expect(abs(interval.upper - 13.706204736174698) < 1e-9 && abs(interval.lower + 11.706204736174698) < 1e-9)
  }

  private struct OtherCell: Error {
    let cell: Cell
  }

  @Test("law: a number lies above, below or in the interval, exactly one of them, and the verdict says which", arguments: 1...60)
  func trichotomy(seed: Int) {
    let effect = effect(seed: seed)
    guard let interval = effect.interval else { return }
    for bound in [-3, -0.5, 0, 0.5, 3, interval.lower, interval.upper, effect.mean] {
      let sides = [effect.isAbove(bound), effect.isBelow(bound), effect.contains(bound)]
      #expect(sides.count { $0 } == 1, "\(bound)")
      let expected: Verdict = sides[0] ? .holds : sides[1] ? .fails : .inconclusive
      #expect(effect.verdict(above: bound) == expected, "\(bound)")
    }
    #expect(effect.isAbove(interval.lower.nextDown) && effect.isBelow(interval.upper.nextUp))
    #expect(effect.contains(interval.lower) && effect.contains(interval.upper))
  }

  @Test("Values that are all equal have an interval without width")
  func noSpread() {
    let effect = SeedEffect(values: [0.5, 0.5, 0.5])
    #expect(effect.isAbove(0.49) && effect.isBelow(0.51) && effect.contains(0.5) && !effect.isAbove(0.5))
    #expect(effect.verdict(above: 0.5) == .inconclusive && effect.cell == .estimate(0.5, plusMinus: 0))
  }

  @Test("One seed has a mean and no interval, no seed not even that: nothing is concluded", arguments: [[], [7.0]])
  func fewSeeds(values: [Double]) {
    let effect = SeedEffect(values: values)
    #expect(effect.mean == (values.first ?? 0) && effect.cell == .number(effect.mean))
    #expect(effect.interval == nil && effect.bounds() == nil)
    for bound in [-1.0, 0, 7, 100] {
      #expect(!effect.isAbove(bound) && !effect.isBelow(bound) && !effect.contains(bound))
      #expect(effect.verdict(above: bound) == .inconclusive)
    }
  }

  @Test("The share of negative values does not count zeros")
  func negativeShare() {
    #expect(SeedEffect(values: [-1, 0, -0.0, 2]).negativeShare == 0.25)
    #expect(SeedEffect(values: []).negativeShare == 0)
  }

  @Test("Differences, multiples and means go seed by seed, so that what seeds share cancels")
  func arithmetic() throws {
    let random = RandomSource(seed: 1)
    let shared = random.normals(count: 8).scaled(by: 100)
    let (left, right) = (shared.map { $0 + 1 + 0.01 * random.normal() }, shared)
    let difference = SeedEffect(values: left) - SeedEffect(values: right)
    #expect(difference.values == zip(left, right).map { $0 - $1 })
    #expect(difference.isAbove(0.9) && difference.isBelow(1.1) && !SeedEffect(values: left).isAbove(0))
    #expect((-2 * difference).values == difference.values.map { -2 * $0 })
    #expect((-2 * difference).isBelow(0))
    let mean = SeedEffect.mean([SeedEffect(values: [1, 2, 3]), SeedEffect(values: [5, 4, 3]), SeedEffect(values: [0, 0, 0])])
    #expect(mean.values == [2, 2, 2])
    #expect(SeedEffect.mean([]).values.isEmpty && SeedEffect.mean([difference]) == difference)
  }

  @Test("What was not measured on one side has no difference")
  func notMeasured() {
    let (some, none) = (SeedEffect(values: [1, 2]), SeedEffect(values: []))
    #expect((some - none).values.isEmpty && (none - some).values.isEmpty && (none - none).values.isEmpty)
  }

  @Test("Seeds that differ by rounding alone have an interval of width 0")
  func rounding() {
    #expect(SeedEffect(values: [86, 86.00000000000001, 86]).cell == .estimate([86, 86.00000000000001, 86].mean, plusMinus: 0))
    #expect(SeedEffect(values: [86, 86.001]).cell != .estimate(86.0005, plusMinus: 0))
  }
}
