import Learning
import NumericCore
import Testing

@Suite("Linear classifiers by a surrogate: attained, and never above the exact optimum")
struct LinearClassifiersTests {
  @Test("on random points of the plane what is told is attained, and at most what half-planes and double wedges reach")
  func belowExact() throws {
    let random = RandomSource(seed: 1)
    for trial in 0..<40 {
      let count = 4 + random.integer(below: 12)
      let points = Matrix(rowCount: count, columnCount: 2, elements: random.normals(count: 2 * count))
      // Halves, so that sums of gains do not round.
      let gains = (0..<count).map { _ in Double(random.integer(below: 9) - 4) / 2 }
      let (linear, exact) = (LinearClassifiers(points: points), HalfPlanes(points: points))
      let found = try linear.attained(gains: gains)
      #expect(found.gain == gains.total(where: linear.labels(of: found.rule)), "trial \(trial)")
      #expect(found.gain >= 0 && found.gain <= exact.best(gains: gains).gain, "trial \(trial)")
      let pair = try linear.disagreementLowerBound(gains: gains)
      let disagreement = zip(linear.labels(of: pair.pair.0), linear.labels(of: pair.pair.1)).map { $0 != $1 }
      #expect(pair.attainedGain == gains.total(where: disagreement), "trial \(trial)")
      #expect(pair.attainedGain >= found.gain, "trial \(trial)")
      #expect(pair.attainedGain <= exact.differences.best(gains: gains).gain, "trial \(trial)")
    }
  }

  @Test("domains that a hyperplane separates are told apart wholly, in ten dimensions")
  func separable() throws {
    let random = RandomSource(seed: 2)
    let rows = (0..<80).map { row in (0..<10).map { $0 == 3 ? (row < 40 ? 2.0 : -2) + random.uniform() : random.normal() } }
    let gains = (0..<80).map { $0 < 40 ? 1.0 : -1 }
    #expect(try LinearClassifiers(points: Matrix(rows: rows)).attained(gains: gains).gain == 40)
  }

  @Test("the checkerboard of two of five features is told apart by two hyperplanes")
  func checkerboard() throws {
    let random = RandomSource(seed: 3)
    let rows = (0..<100).map { row in
      let (x, y) = (0.5 + random.uniform(), 0.5 + random.uniform())
      let isRight = random.bernoulli(0.5)
      return [random.normal(), isRight ? x : -x, random.normal(), isRight == (row < 50) ? y : -y, random.normal()]
    }
    let gains = (0..<100).map { $0 < 50 ? 1.0 : -1 }
    let linear = LinearClassifiers(points: Matrix(rows: rows))
    #expect(try linear.attained(gains: gains).gain < 25)
    #expect(try linear.disagreementLowerBound(gains: gains).attainedGain == 50)
  }

  @Test("gains of one sign need no surrogate")
  func oneSign() throws {
    let linear = LinearClassifiers(points: Matrix(rows: [[1, 2], [3, 4]]))
    #expect(try linear.attained(gains: [1, 2]).gain == 3 && linear.attained(gains: [-1, 0]).gain == 0)
    #expect(try linear.disagreementLowerBound(gains: [1, 2]).attainedGain == 3)
  }
}
