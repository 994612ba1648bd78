import Learning
import NumericCore
import Testing

/// The labels of every half-plane on integer points, by brute force: normals at all angles between two critical ones, and all
/// offsets.
///
/// Integer arithmetic throughout: the critical directions are the differences of points, and the sum of two neighbouring critical
/// normals lies strictly between them.
private func halfPlaneLabelings(_ points: [(Int, Int)]) -> Set<[Bool]> {
  var normals: [(Int, Int)] = [(1, 0), (0, 1), (-1, 0), (0, -1)]
  for first in points {
    for second in points where first != second { normals.append((second.1 - first.1, first.0 - second.0)) }
  }
  func isUpper(_ v: (Int, Int)) -> Bool { v.1 > 0 || (v.1 == 0 && v.0 > 0) }
  normals.sort { first, second in
    if isUpper(first) != isUpper(second) { return isUpper(first) }
    return first.0 * second.1 - first.1 * second.0 > 0
  }
  // Scaled to comparable length the sum still lies between; unscaled it does too, because the angle is below half a turn.
  let between = normals.indices.map { index in
    let next = normals[(index + 1) % normals.count]
    return (normals[index].0 + next.0, normals[index].1 + next.1)
  }
  var labelings: Set<[Bool]> = [points.map { _ in false }]
  for normal in normals + between {
    let heights = points.map { normal.0 * $0.0 + normal.1 * $0.1 }
    for height in heights { labelings.insert(heights.map { $0 >= height }) }
  }
  return labelings
}

private func total(_ labels: [Bool], _ gains: [Int]) -> Int { zip(labels, gains).reduce(0) { $1.0 ? $0 + $1.1 : $0 } }

private func matrix(_ points: [(Int, Int)]) -> Matrix { Matrix(rows: points.map { [Double($0.0), Double($0.1)] }) }

@Suite("Half-planes agree with brute force over normals and offsets")
struct HalfPlanesTests {
  @Test("the best half-plane and the best double wedge, with collinear and repeated points", arguments: [2, 3, 6, 50])
  func bruteForce(side: Int) {
    var source = RandomSource(seed: UInt64(side))
    for trial in 0..<100 {
      let points = (0..<Int.random(in: 1...8, using: &source)).map { _ in
        (Int.random(in: 0..<side, using: &source), Int.random(in: 0..<side, using: &source))
      }
      let gains = points.map { _ in Int.random(in: -3...3, using: &source) }
      let halfPlanes = HalfPlanes(points: matrix(points))
      let members = halfPlaneLabelings(points)

      let best = halfPlanes.best(gains: gains)
      #expect(best.gain == members.map { total($0, gains) }.max(), "trial \(trial): \(points), \(gains)")
      #expect(members.contains(best.hypothesis.labels), "trial \(trial): \(points), \(gains)")
      if let boundary = best.hypothesis.boundary {
        #expect(
          points.map { boundary.label(x: Double($0.0), y: Double($0.1)) } == best.hypothesis.labels,
          "boundary, trial \(trial): \(points), \(gains)")
      } else {
        #expect(Set(best.hypothesis.labels).count == 1, "a line is shown, trial \(trial): \(points), \(gains)")
      }

      let disagreements = Set(members.flatMap { first in members.map { zip(first, $0).map { $0 != $1 } } })
      let worst = halfPlanes.differences.best(gains: gains)
      #expect(worst.gain == disagreements.map { total($0, gains) }.max(), "HΔH, trial \(trial): \(points), \(gains)")
      let pair = halfPlanes.pair(for: worst.hypothesis, count: points.count)
      #expect(members.contains(pair.0.labels) && members.contains(pair.1.labels), "pair, trial \(trial): \(points), \(gains)")
    }
  }

  @Test("three points on a line that rounding bends are still on a line")
  func nearlyCollinear() {
    // 0.1, 0.2, 0.3 are not equally spaced as doubles, so (0.1, 0.1), (0.2, 0.2), (0.3, 0.3) are on y = x exactly, and the middle
    // point one unit in the last place higher is not.
    let onLine = HalfPlanes(points: Matrix(rows: [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3]]))
    #expect(onLine.best(gains: [1, -3, 1]).gain == 1)
    #expect(onLine.best(gains: [-1, 3, -1]).gain == 2)
    let fourth = [12.0, 12.0], fifth = [24.0, 24.0]
    // Around (0.5, 0.5) the turn to these is far below the rounding error of the products.
    let base = 0.5
    for steps in 0...3 {
      let moved = [base, (0..<steps).reduce(base) { value, _ in value.nextUp }]
      let halfPlanes = HalfPlanes(points: Matrix(rows: [moved, fourth, fifth, [0.25, 0.25]]))
      // Cut off (0.5, 0.5) alone from three points on the diagonal around it: possible only once it is off the diagonal.
      #expect(halfPlanes.best(gains: [3, -1, -1, -1]).gain == (steps == 0 ? 2 : 3), "\(steps) steps")
    }
  }

  @Test("n points in general position have n(n − 1) + 2 half-planes")
  func numberOfDichotomies() {
    let points = [(0, 0), (7, 1), (3, 9), (11, 6), (5, 4)]
    #expect(halfPlaneLabelings(points).count == 5 * 4 + 2)
  }

  @Test("the exclusive or of two axes: no half-plane is right on more than three of four, a double wedge on all")
  func exclusiveOr() {
    let halfPlanes = HalfPlanes(points: matrix([(0, 0), (1, 1), (0, 1), (1, 0)]))
    #expect(halfPlanes.best(gains: [1, 1, -1, -1]).gain == 1)
    #expect(halfPlanes.differences.best(gains: [1, 1, -1, -1]).gain == 2)
  }
}
