import Learning
import NumericCore
import Testing

/// The labels of every stump on the points, by the definition: each feature, each value as threshold, both sides, and the
/// constants.
private func stumpLabelings(_ points: [[Double]]) -> Set<[Bool]> {
  var labelings: Set<[Bool]> = [points.map { _ in false }, points.map { _ in true }]
  for feature in points[0].indices {
    for threshold in points.map({ $0[feature] }) {
      let below = points.map { $0[feature] < threshold }
      labelings.insert(below)
      labelings.insert(below.map { !$0 })
    }
  }
  return labelings
}

private func total(_ labels: [Bool], _ gains: [Int]) -> Int { zip(labels, gains).reduce(0) { $1.0 ? $0 + $1.1 : $0 } }

@Suite("Decision stumps agree with brute force over features and thresholds")
struct StumpsTests {
  @Test("the best stump and the best disagreement, in whole numbers, on points with many ties", arguments: 1...4)
  func bruteForce(featureCount: Int) {
    var source = RandomSource(seed: UInt64(featureCount))
    for trial in 0..<200 {
      let rows = (0..<Int.random(in: 1...9, using: &source)).map { _ in
        (0..<featureCount).map { _ in Double(Int.random(in: 0...4, using: &source)) }
      }
      let gains = rows.map { _ in Int.random(in: -3...3, using: &source) }
      let stumps = Stumps(points: Matrix(rows: rows))
      let members = stumpLabelings(rows)

      let best = stumps.best(gains: gains)
      let labels = stumps.labels(of: best.hypothesis, count: rows.count)
      #expect(best.gain == members.map { total($0, gains) }.max(), "trial \(trial): \(rows), \(gains)")
      #expect(members.contains(labels) && total(labels, gains) == best.gain, "trial \(trial): \(rows), \(gains)")

      let disagreements = Set(members.flatMap { first in members.map { zip(first, $0).map { $0 != $1 } } })
      let worst = stumps.differences.best(gains: gains)
      #expect(worst.gain == disagreements.map { total($0, gains) }.max(), "HΔH, trial \(trial): \(rows), \(gains)")
      let pair = stumps.pair(for: worst.hypothesis, count: rows.count)
      let (first, second) = (stumps.labels(of: pair.0, count: rows.count), stumps.labels(of: pair.1, count: rows.count))
      #expect(
        members.contains(first) && members.contains(second) && total(zip(first, second).map { $0 != $1 }, gains) == worst.gain,
        "pair, trial \(trial): \(rows), \(gains)")
    }
  }

  @Test("on one feature they are two-sided thresholds")
  func oneFeature() {
    var source = RandomSource(seed: 9)
    for trial in 0..<200 {
      let gains = (0..<8).map { _ in Int.random(in: -5...5, using: &source) }
      let stumps = Stumps(points: Matrix(rows: (0..<8).map { [Double($0)] }))
      let thresholds = Thresholds(.either)
      #expect(stumps.best(gains: gains).gain == thresholds.best(gains: gains).gain, "trial \(trial): \(gains)")
      #expect(
        stumps.differences.best(gains: gains).gain == thresholds.differences.best(gains: gains).gain, "trial \(trial): \(gains)")
    }
  }

  @Test("doubles give the whole numbers' supremum, up to the rounding of sums")
  func doubles() {
    var source = RandomSource(seed: 10)
    for trial in 0..<50 {
      let points = Matrix(
        rows: (0..<60).map { _ in (0..<3).map { _ in Double(Int.random(in: 0...20, using: &source)) } })
      let gains = (0..<60).map { _ in Int.random(in: -1000...1000, using: &source) }
      let (exact, rounded) = (
        Stumps(points: points).differences.best(gains: gains).gain,
        Stumps(points: points).differences.best(gains: gains.map { Double($0) / 1000 }).gain
      )
      // 60 terms of size 1 at most, summed: fewer than 60² ulps of 1.
      #expect((Double(exact) / 1000 - rounded).magnitude < 3600 * .ulpOfOne, "trial \(trial)")
    }
  }

  @Test("a threshold between neighbouring numbers separates them")
  func neighbours() {
    let values = [
      1.0, 1.0.nextUp, -Double.greatestFiniteMagnitude, Double.greatestFiniteMagnitude, 0, -Double.leastNonzeroMagnitude,
    ]
    let stumps = Stumps(points: Matrix(rows: values.map { [$0] }))
    let sorted = values.sorted()
    for cut in sorted {
      let best = stumps.best(gains: values.map { $0 >= cut ? 1 : -1 })
      #expect(best.gain == values.count { $0 >= cut }, "cut at \(cut)")
    }
  }

  @Test("two features that are only different together: no stump sees it, a checkerboard sees all")
  func checkerboard() {
    let stumps = Stumps(points: Matrix(rows: [[0, 0], [1, 1], [0, 1], [1, 0]]))
    #expect(stumps.best(gains: [1, 1, -1, -1]).gain == 0)
    #expect(stumps.differences.best(gains: [1, 1, -1, -1]).gain == 2)
  }

  @Test("points without features have no stumps")
  func noFeatures() async {
    await #expect(processExitsWith: .failure) { _ = Stumps(points: Matrix(rowCount: 2, columnCount: 0, elements: [])) }
  }
}
