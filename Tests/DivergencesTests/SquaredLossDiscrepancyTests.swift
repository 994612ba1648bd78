import Divergences
import Learning
import NumericCore
import Testing

@Suite("The discrepancy of linear hypotheses under the squared loss")
struct SquaredLossDiscrepancyTests {
  private let source = Sample(features: Matrix(rows: [[0, 0], [1, 0.5], [2, -1], [0.5, 2], [-1, 1]]))
  private let target = Sample(features: Matrix(rows: [[1, 1], [2, 3], [3, 0], [0, 2.5]]))

  /// |E_S (w·x − w′·x)² − E_T (w·x − w′·x)²| for u = w − w′, by the definition.
  private func gap(_ u: [Double], _ source: Sample, _ target: Sample) -> Double {
    func mean(_ sample: Sample) -> Double {
      let squares = sample.features.times(u).map { $0 * $0 }
      return squares.reduce(0, +) / Double(squares.count)
    }
    return (mean(source) - mean(target)).magnitude
  }

  @Test("DISC-01: the closed form")
  func closedForm() throws {
    let discrepancy = try SquaredLossDiscrepancy(source: source, target: target, radius: 1)
    #expect((discrepancy.value - 18.401812490325007).magnitude < 1e-10)
  }

  @Test("law and tightness: never exceeded by random pairs in the ball, attained by w = −w′ = Λ v")
  func law() throws {
    let random = RandomSource(seed: 4)
    for trial in 0..<100 {
      let (n, m, d) = (1 + random.integer(below: 6), 1 + random.integer(below: 6), 1 + random.integer(below: 4))
      let first = Sample(features: Matrix(rowCount: n, columnCount: d, elements: random.normals(count: n * d)))
      let second = Sample(features: Matrix(rowCount: m, columnCount: d, elements: random.normals(count: m * d)))
      let radius = 0.5 + random.uniform()
      let discrepancy = try SquaredLossDiscrepancy(source: first, target: second, radius: radius)
      // Moments of a few dozen terms of order 1 to 10, and an eigenvalue of a 4 × 4 matrix at most.
      let tolerance = 1e-12 * (1 + discrepancy.value)
      for _ in 0..<20 {
        func ball() -> [Double] {
          let direction = random.normals(count: d)
          let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
          return direction.map { $0 / length * radius * random.uniform() }
        }
        let (w, other) = (ball(), ball())
        #expect(gap(zip(w, other).map { $0 - $1 }, first, second) <= discrepancy.value + tolerance, "trial \(trial)")
      }
      let attained = gap(discrepancy.direction.map { 2 * radius * $0 }, first, second)
      #expect((attained - discrepancy.value).magnitude <= tolerance, "trial \(trial)")
    }
  }

  @Test("ends: nothing for the same sample, and for the ball of radius 0")
  func ends() throws {
    #expect(try SquaredLossDiscrepancy(source: source, target: source, radius: 1).value == 0)
    #expect(try SquaredLossDiscrepancy(source: source, target: target, radius: 0).value == 0)
  }
}
