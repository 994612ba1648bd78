import Learning
import NumericCore
import Testing

@Suite("Principal angles")
struct PrincipalAnglesTests {
  private static let plane = Matrix(rows: [[1, 0], [2, 1], [0, 1], [1, -1]])
  private static let other = Matrix(rows: [[1, 1], [1, 0], [0, 2], [2, 1]])
  private static let space = Matrix(rows: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0], [0, 0, 0]])
  private static let inner = Matrix(rows: [[1, 0], [0, 1], [0, 0], [1, 0], [0, 2]])

  private func expect(_ angles: PrincipalAngles, _ sines: [Double], within tolerance: Double = 1e-11) {
    #expect(angles.sines.count == sines.count)
    for (here, there) in zip(angles.sines, sines) { #expect((here - there).magnitude < tolerance, "\(here), \(there)") }
  }

  @Test("REP-03: the sines of the oracle, of columns that are neither orthogonal nor of length 1")
  func oracle() throws {
    let angles = try PrincipalAngles(of: Self.plane, against: Self.other)
    expect(angles, [0.09883123110713732, 0.9445597768651665])
    #expect((angles.unseen - 0.9019607843137255).magnitude < 1e-11)
    let between = try PrincipalAngles(of: Self.inner, against: Self.space)
    expect(between, [0.7071067811865476, 0.8944271909999159])
    #expect((between.unseen - 1.3).magnitude < 1e-11)
  }

  @Test("Planes of equal dimension have the same angles either way; of a larger one a direction is at a right angle to the smaller")
  func directions() throws {
    expect(try PrincipalAngles(of: Self.other, against: Self.plane), [0.09883123110713732, 0.9445597768651665])
    let larger = try PrincipalAngles(of: Self.space, against: Self.inner)
    #expect(larger.sines.count == 3 && (larger.largestSine - 1).magnitude < 1e-12)
    // The sum is 3 less the squared cosines, 1/2 and 1/5.
    #expect((larger.unseen - 2.3).magnitude < 1e-12)
  }

  @Test("Another basis of the same span changes nothing; a span has no angle against itself")
  func bases() throws {
    let mixed = Self.plane * Matrix(rows: [[3, 1], [-2, 5]])
    expect(try PrincipalAngles(of: mixed, against: Self.other), [0.09883123110713732, 0.9445597768651665])
    expect(try PrincipalAngles(of: mixed, against: Self.plane), [0, 0], within: 1e-13)
  }

  @Test("A sine of 1e-12 is not lost", arguments: [1e-3, 1e-6, 1e-9, 1e-12])
  func small(sine: Double) throws {
    let angles = try PrincipalAngles(
      of: Matrix(rows: [[(1 - sine * sine).squareRoot()], [sine]]), against: Matrix(rows: [[1], [0]]))
    #expect((angles.largestSine / sine - 1).magnitude < 1e-3)
  }

  @Test("Dependent columns are refused")
  func dependent() {
    #expect(throws: NumericalError.self) { try Matrix(rows: [[1, 2], [2, 4], [3, 6]]).orthonormalBasis() }
    #expect(throws: NumericalError.self) { try PrincipalAngles(of: Self.plane, against: Matrix(rows: [[0], [0], [0], [0]])) }
  }

  @Test(
    "The leading directions are orthonormal and hold more of the columns than any others; all there are where more are asked for")
  func leading() throws {
    let random = RandomSource(seed: 5)
    let columns = random.normals(rowCount: 6, columnCount: 4)
    let leading = try columns.leadingDirections(2)
    let gram = leading.transposedTimes(leading)
    #expect((gram - .identity(2)).elements.allSatisfy { $0.magnitude < 1e-13 })
    func held(_ basis: Matrix) -> Double { basis.transposedTimes(columns).elements.map { $0 * $0 }.sum() }
    for _ in 0..<200 { #expect(held(try random.normals(rowCount: 6, columnCount: 2).orthonormalBasis()) <= held(leading) + 1e-12) }
    #expect(try columns.leadingDirections(9).columnCount == 4)
  }
}
