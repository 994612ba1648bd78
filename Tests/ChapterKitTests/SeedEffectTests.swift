import ChapterKit
import NumericCore
import Report
import Testing

@Suite("Effects over seeds")
struct SeedEffectTests {
  /// 1…12 values around a mean that may or may not be 0.
  private func effect(seed: Int) -> SeedEffect {
    let random = RandomSource(seed: UInt64(seed))
    let (count, shift) = (1 + random.integer(below: 12), random.normal())
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
    let bounds = try #require(effect.bounds(of: "gain", unit: "points"))
    #expect(bounds.lower == interval.lower && bounds.upper == interval.upper && bounds.level == 0.95)
    #expect(bounds.meaning == "gain, 95 % Student interval over 3 seeds, in points")
    #expect(effect.bounds(of: "share")?.meaning == "share, 95 % Student interval over 3 seeds")
  }

  @Test("Two seeds are enough for it: 1 ± 12.706 for 0 and 2")
  func twoSeeds() throws {
    // The 97.5 % quantile of the distribution with one degree of freedom, Cauchy's, is tan(0.475 π).
    let interval = try #require(SeedEffect(values: [0, 2]).interval)
    #expect(abs(interval.upper - 13.706204736174698) < 1e-9 && abs(interval.lower + 11.706204736174698) < 1e-9)
  }

  @Test("An effect that is above 0 at 95 % need not be at a higher level, where any of several may decide")
  func level() {
    // With 2 degrees of freedom the quantiles are 4.303 and 9.925: 2 ± 1.242 at 95 %, 2 ± 2.865 at 99 %.
    let effect = SeedEffect(values: [1.5, 2, 2.5])
    #expect(effect.isAbove(0) && !effect.isAbove(0, level: 0.99) && !effect.isAbove(0.8))
    #expect(effect.isBelow(4) && !effect.isBelow(4, level: 0.99) && effect.isBelow(10, level: 0.99))
    #expect(!SeedEffect(values: [2]).isAbove(0, level: 0.5))
  }

  @Test("A forest of effects has a row each, within the range of the quantity, and says what its intervals are")
  func forest() {
    let effects = [("one", SeedEffect(values: [90, 99])), ("two", SeedEffect(values: [50]))]
    let figure = Figure.forest(
      title: "T", x: Axis("accuracy", unit: "%"), effects: effects,
      intervalMeaning: SeedEffect.intervalMeaning(seedCount: 2), within: 0...100,
      references: [Reference("chance", at: 20, .vertical)])
    guard case .forest(let forest) = figure.content else {
      Issue.record("No forest.")
      return
    }
    #expect(figure.title == "T" && figure.caption == "")
    #expect(forest.rows.map(\.name) == ["one", "two"] && forest.rows.map(\.estimate) == [94.5, 50])
    #expect(forest.rows[0].upper == 100 && forest.rows[1].lower == 50 && forest.rows[1].upper == 50)
    #expect(forest.references.count == 1 && forest.intervalMeaning == "95 % Student interval over 2 seeds")
  }

  @Test("A sign is decided where the whole interval lies on one side of 0, and by a single seed never")
  func sign() {
    #expect(SeedEffect(values: [1, 1.1, 1.2]).isDecided && SeedEffect(values: [-1, -1.1]).isDecided)
    #expect(!SeedEffect(values: [1]).isDecided && !SeedEffect(values: [-1, 1]).isDecided)
  }

  private struct OtherCell: Error {
    let cell: Cell
  }

  @Test("law: a number lies above, below or in the interval, exactly one of them, and the verdicts say which", arguments: 1...60)
  func trichotomy(seed: Int) {
    let effect = effect(seed: seed)
    guard let interval = effect.interval else { return }
    for bound in [-3, -0.5, 0, 0.5, 3, interval.lower, interval.upper, effect.mean] {
      let sides = [effect.isAbove(bound), effect.isBelow(bound), effect.contains(bound)]
      #expect(sides.count { $0 } == 1, "\(bound)")
      #expect(effect.isAbove(bound, "x").verdict == (sides[0] ? .holds : sides[1] ? .fails : .inconclusive), "\(bound)")
      #expect(effect.isBelow(bound, "x").verdict == (sides[1] ? .holds : sides[0] ? .fails : .inconclusive), "\(bound)")
    }
    #expect(effect.isAbove(interval.lower.nextDown) && effect.isBelow(interval.upper.nextUp))
    #expect(effect.contains(interval.lower) && effect.contains(interval.upper))
  }

  @Test(
    "law: equivalence holds only where the whole interval is within the margin, fails only where it is beyond", arguments: 1...60)
  func equivalence(seed: Int) {
    let effect = effect(seed: seed)
    guard let interval = effect.interval else { return }
    for value in [-1, 0, 0.5, effect.mean] {
      for margin in [0, 0.1, 1, 5] {
        let expected: Verdict =
          interval.lower > value - margin && interval.upper < value + margin
          ? .holds : interval.upper < value - margin || interval.lower > value + margin ? .fails : .inconclusive
        #expect(effect.isEquivalent(to: value, margin: margin, "x").verdict == expected, "\(value) ± \(margin)")
      }
    }
  }

  @Test("An interval that contains the value proves no equality: it has to lie within the margin")
  func equivalenceNeedsNarrowness() {
    let (wide, narrow) = (SeedEffect(values: [-1, 0, 1]), SeedEffect(values: [-0.01, 0, 0.01]))
    #expect(wide.isEquivalent(to: 0, margin: 0.1, "x").verdict == .inconclusive)
    #expect(narrow.isEquivalent(to: 0, margin: 0.1, "x").verdict == .holds)
    #expect(narrow.isEquivalent(to: 0.5, margin: 0.1, "x").verdict == .fails)
    #expect(narrow.isEquivalent(to: 0.11, margin: 0.1, "x").verdict == .inconclusive, "It straddles the edge of the margin.")
  }

  @Test("The interval has to lie within the margin as a whole, the bounds excluded")
  func within() {
    let effect = SeedEffect(values: [1, 1, 1])
    #expect(effect.isWithin(0.5, of: 1.25) && !effect.isWithin(0.25, of: 1.25) && !effect.isWithin(0.25, of: 0.75))
    #expect(!SeedEffect(values: [-1, 0, 1]).isWithin(1, of: 0), "Its interval is wider than its values.")
    #expect(!SeedEffect(values: [1]).isWithin(10, of: 1), "One seed has no interval.")
  }

  @Test("Of several quantities one that is beyond the margin decides, then one that is undecided, then the farthest")
  func equivalenceOfSeveral() throws {
    let (equal, near) = (SeedEffect(values: [-0.01, 0, 0.01]), SeedEffect(values: [0.02, 0.03, 0.04]))
    let (wide, beyond) = (SeedEffect(values: [-3, 2, 4]), SeedEffect(values: [0.49, 0.5, 0.51]))
    func judged(_ effects: [SeedEffect]) throws -> Judgement {
      try SeedEffect.areEquivalent(effects, to: 0, margin: 0.1, "gap", unit: "points")
    }
    #expect(try judged([equal, near]) == near.isEquivalent(to: 0, margin: 0.1, "gap", unit: "points"))
    #expect(try judged([equal, near]).verdict == .holds)
    #expect(try judged([equal, wide, near]).verdict == .inconclusive)
    #expect(try judged([wide, beyond, equal]).verdict == .fails, "The farthest mean is not the one that decides.")
    #expect(try judged([wide, beyond, equal]).here == beyond.cell)
    #expect(throws: MissingEvidence("This run has nothing to compare with 0.")) { try judged([]) }
  }

  @Test("A row of a forest is the mean with its interval, cut at what the quantity cannot leave; a single seed has only the mean")
  func forestRow() throws {
    let effect = SeedEffect(values: [0.8, 0.9, 1])
    let interval = try #require(effect.interval)
    #expect(interval.upper > 1)
    #expect(
      Forest.Row("share", effect, within: 0...1)
        == Forest.Row("share", estimate: effect.mean, lower: interval.lower, upper: 1))
    #expect(
      Forest.Row("gain", effect) == Forest.Row("gain", estimate: effect.mean, lower: interval.lower, upper: interval.upper))
    #expect(Forest.Row("one", SeedEffect(values: [7])) == Forest.Row("one", estimate: 7, lower: 7, upper: 7))
  }

  @Test("A judgement carries the quantity, its unit, what is claimed, what it is here, and the interval that decided")
  func judgement() throws {
    let effect = SeedEffect(values: [1, 2, 3, 4])
    let above = effect.isAbove(0.5, "gain", unit: "points")
    #expect(above.quantity == "gain" && above.unit == "points" && above.says == "above 0.5" && above.here == effect.cell)
    #expect(above.interval == effect.bounds(of: "gain", unit: "points") && above.tolerance == nil)
    #expect(effect.isBelow(5, "loss").says == "below 5")
    let equal = effect.isEquivalent(to: 2.5, margin: 4, "gain", unit: "points")
    #expect(equal.verdict == .holds && equal.tolerance == 4 && equal.says == "2.5, to within 4" && equal.unit == "points")
  }

  @Test("Values that are all equal have an interval without width")
  func noSpread() {
    let effect = SeedEffect(values: [0.5, 0.5, 0.5])
    #expect(effect.isAbove(0.49) && effect.isBelow(0.51) && effect.contains(0.5) && !effect.isAbove(0.5))
    #expect(effect.isAbove(0.5, "x").verdict == .inconclusive && effect.cell == .estimate(0.5, plusMinus: 0))
  }

  @Test("One seed has a mean and no interval: nothing is concluded")
  func oneSeed() {
    let effect = SeedEffect(values: [7])
    #expect(effect.mean == 7 && effect.cell == .number(7))
    #expect(effect.interval == nil && effect.bounds(of: "x") == nil)
    for bound in [-1.0, 0, 7, 100] {
      #expect(!effect.isAbove(bound) && !effect.isBelow(bound) && !effect.contains(bound))
      #expect(effect.isAbove(bound, "x").verdict == .inconclusive && effect.isBelow(bound, "x").verdict == .inconclusive)
      #expect(effect.isEquivalent(to: bound, margin: 1000, "x").verdict == .inconclusive)
    }
  }

  @Test("What no seed measured is no effect, and seeds that are not the same have no difference: both are mistakes of the caller")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = SeedEffect(values: []) }
    await #expect(processExitsWith: .failure) { _ = SeedEffect(values: [1, 2]) - SeedEffect(values: [1]) }
    await #expect(processExitsWith: .failure) { _ = SeedEffect.mean([]) }
    await #expect(processExitsWith: .failure) { _ = SeedEffect.mean([SeedEffect(values: [1, 2]), SeedEffect(values: [1])]) }
  }

  @Test("The share of negative values does not count zeros")
  func negativeShare() {
    #expect(SeedEffect(values: [-1, 0, -0.0, 2]).negativeShare == 0.25)
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
    #expect(SeedEffect.mean([difference]) == difference)
  }

  @Test("Seeds that differ by rounding alone have an interval of width 0")
  func rounding() {
    #expect(SeedEffect(values: [86, 86.00000000000001, 86]).cell == .estimate([86, 86.00000000000001, 86].mean, plusMinus: 0))
    #expect(SeedEffect(values: [86, 86.001]).cell != .estimate(86.0005, plusMinus: 0))
  }
}
