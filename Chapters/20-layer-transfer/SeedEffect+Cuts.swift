import ChapterKit

extension SeedEffect {
  /// Which side of 0 the interval lies on: 1 or −1, or 0 where it straddles.
  var direction: Int { isAbove(0) ? 1 : isBelow(0) ? -1 : 0 }

  /// In how many seeds this one of several effects is the lowest.
  func countOfLowest(among effects: [SeedEffect]) -> Int {
    values.indices.count { seed in effects.allSatisfy { values[seed] <= $0.values[seed] } }
  }

  /// The least-squares slope over equally spaced effects, seed by seed, in points a step.
  static func slope(_ effects: [SeedEffect]) -> SeedEffect {
    let centre = Double(effects.count - 1) / 2
    let steps = effects.indices.map { Double($0) - centre }
    let size = steps.reduce(0) { $0 + $1 * $1 }
    return SeedEffect(
      values: (effects.first?.values.indices ?? 0..<0).map { seed in
        zip(steps, effects).reduce(0) { $0 + $1.0 * $1.1.values[seed] } / size
      })
  }
}
