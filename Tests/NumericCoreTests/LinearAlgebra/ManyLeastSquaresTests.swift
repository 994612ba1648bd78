import NumericCore
import Testing

@Suite("Least squares of many systems")
struct ManyLeastSquaresTests {
  typealias System = (matrix: Matrix, rightSide: [Double])

  @Test("is that of each by QR, for all widths and any number of rows", arguments: [1, 2, 7, 8, 9, 20, 33], [1, 8, 19])
  func each(columnCount: Int, systemCount: Int) throws {
    let random = RandomSource(seed: 8)
    let systems: [System] = (0..<systemCount).map { index in
      let rowCount = 2 * columnCount + index % 11
      return (random.normals(rowCount: rowCount, columnCount: columnCount), random.normals(count: rowCount))
    }
    let solutions = try LeastSquares.coefficients(of: systems)
    #expect(solutions.rowCount == columnCount && solutions.columnCount == systemCount)
    for (index, system) in systems.enumerated() {
      let expected = try LeastSquares(system.matrix, system.rightSide).coefficients
      #expect(solutions.column(index).subtracting(expected).norm <= 1e-13 * expected.norm, "system \(index)")
    }
  }

  /// 12 × 6 integers below 32, the last column `2⁻ᵏ` times integers beside a sum of the others, and b = Ax + r: everything is
  /// exact.
  private func nearlyDependent(_ k: Int, seed: UInt64, residual: Double) -> (system: System, solution: [Double]) {
    let random = RandomSource(seed: seed)
    func integer() -> Double { Double(random.integer(below: 63) - 31) }
    var matrix = Matrix(rowCount: 12, columnCount: 6, elements: (0..<72).map { _ in integer() })
    for row in 0..<12 { matrix[row, 5] = matrix[row, 0] - matrix[row, 3] + Double.pow(2, -Double(k)) * integer() }
    let solution = (0..<6).map { _ in integer() }
    return ((matrix, matrix.times(solution).map { $0 + residual * integer() }), solution)
  }

  @Test("keeps the digits of QR where columns are nearly dependent", arguments: Array(stride(from: 0, through: 34, by: 2)))
  func accuracy(k: Int) throws {
    // κ from 10 to 10¹²: below about 10⁵ by Cholesky with its correction, above by QR.
    let instances = (0..<16).map { nearlyDependent(k, seed: UInt64($0), residual: 0) }
    let solutions = try LeastSquares.coefficients(of: instances.map(\.system))
    for (index, instance) in instances.enumerated() {
      let values = try SingularValueDecomposition(instance.system.matrix).values
      let condition = values[0] / values[5]
      let error = solutions.column(index).subtracting(instance.solution).norm / instance.solution.norm
      #expect(error <= 20 * condition * Double.ulpOfOne, "κ = \(condition), instance \(index)")
    }
  }

  @Test("keeps the digits of QR with a residual, too", arguments: Array(stride(from: 0, through: 34, by: 2)))
  func accuracyWithResidual(k: Int) throws {
    let systems = (0..<16).map { nearlyDependent(k, seed: UInt64(100 + $0), residual: 1).system }
    let solutions = try LeastSquares.coefficients(of: systems)
    for (index, system) in systems.enumerated() {
      let fit = try LeastSquares(system.matrix, system.rightSide)
      let values = try SingularValueDecomposition(system.matrix).values
      let condition = values[0] / values[5]
      let bound = condition * fit.coefficients.norm + condition * condition * fit.residuals.norm / values[0]
      let difference = solutions.column(index).subtracting(fit.coefficients).norm
      #expect(difference <= 20 * bound * Double.ulpOfOne, "κ = \(condition), system \(index)")
    }
  }

  @Test("does not depend on the units of the columns")
  func units() throws {
    let random = RandomSource(seed: 2)
    let (matrix, rightSide) = (random.normals(rowCount: 30, columnCount: 9), random.normals(count: 30))
    let scales = (0..<9).map { Double.pow(2, Double(20 * $0 - 80)) }
    let scaled = Matrix(rows: (0..<30).map { row in (0..<9).map { matrix[row, $0] * scales[$0] } })
    let plain = try LeastSquares.coefficients(of: [(matrix, rightSide)])
    let other = try LeastSquares.coefficients(of: [(scaled, rightSide)])
    #expect((0..<9).allSatisfy { other[$0, 0] * scales[$0] == plain[$0, 0] })
  }

  @Test("one system among others does not change them, and what has no solution is refused")
  func refused() throws {
    let random = RandomSource(seed: 1)
    let good: System = (random.normals(rowCount: 9, columnCount: 4), random.normals(count: 9))
    let dependent = Matrix(rows: (0..<9).map { [1, Double($0), 2, Double($0 * $0)] })
    let few: System = (random.normals(rowCount: 3, columnCount: 4), [1, 2, 3])
    let alone = try LeastSquares.coefficients(of: [good])
    let among = try LeastSquares.coefficients(of: [(good.matrix, [Double](repeating: 0, count: 9)), good])
    #expect(among.column(1) == alone.column(0) && among.column(0) == [0, 0, 0, 0])
    for (bad, cause) in [
      ((dependent, good.rightSide), NumericalError.Cause.singular), (few, .singular),
      ((good.matrix, [Double](repeating: .nan, count: 9)), .nonFinite),
      ((good.matrix.timesTransposed(Matrix(diagonal: [1, 1, .infinity, 1])), good.rightSide), .nonFinite),
    ] as [(System, NumericalError.Cause)] {
      let error = #expect(throws: NumericalError.self) { try LeastSquares.coefficients(of: [good, bad]) }
      #expect(error?.cause == cause)
    }
  }
}
