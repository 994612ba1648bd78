import NumericCore
import Testing
import Worlds

@Suite("A noisy step on the line")
struct NoisyStepWorldTests {
  /// R(h) of the union of intervals [ends[0], ends[1]), …
  private func risk(_ ends: [Double], _ noise: Double) -> Double {
    let inside = stride(from: 0, to: ends.count, by: 2).map { (ends[$0], ends[$0 + 1]) }
    let below = inside.map { max(0, min($1, 0.5) - min($0, 0.5)) }.sum()
    let above = inside.map { max(0, max($1, 0.5) - max($0, 0.5)) }.sum()
    return noise + (1 - 2 * noise) * (0.5 - below + above)
  }

  @Test("The largest deviation is that of the best threshold or interval with its ends at the points", arguments: UInt64(1)...20)
  func supremum(seed: UInt64) {
    for noise in [0, 0.1, 0.5] {
      let world = NoisyStepWorld(noise: noise)
      let draw = world.draw(count: 12, from: RandomSource(seed: seed))
      func deviation(_ ends: [Double]) -> Double {
        let errors = zip(draw.points, draw.labels).count { point, label in
          stride(from: 0, to: ends.count, by: 2).contains { ends[$0] <= point && point < ends[$0 + 1] } != label
        }
        return risk(ends, noise) - Double(errors) / 12
      }
      // Just before and just after every point, at the ends and at ½: as near as 1e-12 to the supremum.
      let places = ([0, 0.5, 1] + draw.points.flatMap { [$0, $0 + 1e-12] }).sorted()
      let thresholds = places.map { deviation([0, $0]) }.max() ?? 0
      #expect((world.largestDeviation(of: draw, changes: 1) - thresholds).magnitude < 1e-10, "seed \(seed), noise \(noise)")
      let intervals = places.flatMap { a in places.filter { $0 >= a }.map { deviation([a, $0]) } }.max() ?? 0
      #expect((world.largestDeviation(of: draw, changes: 2) - intervals).magnitude < 1e-10, "seed \(seed), noise \(noise)")
      let three = places.flatMap { a in
        places.filter { $0 >= a }.flatMap { b in places.filter { $0 >= b }.map { deviation([0, a, b, $0]) } }
      }
      #expect((world.largestDeviation(of: draw, changes: 3) - (three.max() ?? 0)).magnitude < 1e-10, "seed \(seed), noise \(noise)")
    }
  }

  @Test("The labels are turned over as often as asked")
  func noise() {
    let draw = NoisyStepWorld(noise: 0.1).draw(count: 100_000, from: RandomSource(seed: 1))
    let turned = zip(draw.points, draw.labels).count { ($0 < 0.5) != $1 }
    // Five standard errors.
    #expect((Double(turned) - 10_000).magnitude < 5 * 95)
  }
}
