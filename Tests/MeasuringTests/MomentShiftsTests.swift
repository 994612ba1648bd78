import NumericCore
import Testing

@testable import Measuring

@Suite("Changes of moments")
struct MomentShiftsTests {
  @Test("Welch's test of two known samples, as SciPy's ttest_ind gives it with equal_var=False")
  func welch() {
    // t = −1.8974 with 5.8824 degrees of freedom.
    let test = WelchTest(.init([1, 2, 3, 4, 5]), .init([2, 4, 6, 8, 10]))
    #expect((test.pValue - 0.10753119493062728).magnitude < 1e-12)
    #expect(WelchTest(.init([1, 2]), .init([1, 2])).pValue == 1)
    // Constants: as rare as one of (6 choose 3) relabellings.
    #expect((WelchTest(.init([0, 0, 0]), .init([1, 1, 1])).pValue - 0.05).magnitude < 1e-12)
  }

  @Test("Correlations of Gaussian samples: |p ≤ 0.05| is 5 % where they are equal, and they are found where they differ")
  func correlations() {
    let random = RandomSource(seed: 3)
    func rows(_ r: Double) -> Matrix {
      Matrix(
        rows: (0..<100).map { _ in
          let first = random.normal()
          return [first, r * first + (1 - r * r).squareRoot() * random.normal()]
        })
    }
    func p(_ a: Double, _ b: Double) -> Double { MomentShifts(source: rows(a), target: rows(b)).pair?.pValue ?? 1 }
    let alarms = (0..<400).count { _ in p(0.7, 0.7) <= 0.05 }
    // 20 expected; beyond 44 with probability 10⁻⁶ at 5 %, and the law of r is only nearly normal.
    #expect((5...48).contains(alarms), "\(alarms) of 400")
    #expect(p(0.7, -0.7) < 1e-6)
  }

  @Test("The influence of rows on r has the variance (1 − r²)² for Gaussians")
  func influence() {
    let random = RandomSource(seed: 4)
    let first = random.normals(count: 200_000)
    let rows = Matrix(rows: first.map { [$0, 0.6 * $0 + 0.8 * random.normal()] })
    let moments = Correlations(rows).moments(0, 1)
    #expect((moments.mean - 0.6).magnitude < 0.01)
    #expect((moments.variance - 0.64 * 0.64).magnitude < 0.01)
  }

  @Test("Constant features neither differ nor go together; one feature has no pair")
  func constants() {
    let rows = Matrix(rows: [[1, 0], [1, 1], [1, 2]])
    let shifts = MomentShifts(source: rows, target: rows)
    #expect(shifts.means == [1, 1] && shifts.spreads == [1, 1] && shifts.pair?.pValue ?? 1 == 1)
    #expect(MomentShifts(source: Matrix(rows: [[1], [2]]), target: Matrix(rows: [[1], [2]])).pair == nil)
  }
}
