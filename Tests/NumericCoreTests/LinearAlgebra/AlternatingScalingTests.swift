import NumericCore
import Testing

@Suite("Alternating scaling of rows and columns")
struct AlternatingScalingTests {
  /// Positive numbers around 1.
  private func positive(_ count: Int, _ random: RandomSource) -> [Double] { random.normals(count: count).map { 0.1 + $0 * $0 } }

  /// ((x₀ + x₁) + (x₂ + x₃)) + ((x₄ + x₅) + (x₆ + x₇)).
  private func pairwise(_ x: [Double]) -> Double { ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7])) }

  private func overshot(_ x: Double, _ q: Double) -> Double {
    x < 0.75 ? 1 : ((1 + q) + (1 - q) * x) / ((1 - q) + (1 + q) * x)
  }

  /// Row and column counts on both sides of every number of those that are summed at the same time.
  @Test("is sums in their order, to the last bit", arguments: [1, 7, 8, 9, 17], [1, 7, 8, 9, 31, 32, 33, 40, 71])
  func order(rowCount: Int, columnCount: Int) {
    for relaxation in [0, 0.4, 0.9] {
      let random = RandomSource(seed: 11)
      let kernel = Matrix(rowCount: rowCount, columnCount: columnCount, elements: positive(rowCount * columnCount, random))
      let (a, b) = (positive(rowCount, random), positive(columnCount, random))
      let before = (rows: positive(rowCount, random), columns: positive(columnCount, random))

      var (expectedRows, expectedColumns) = (before.rows, before.columns)
      let zeros = [Double](repeating: 0, count: 8)
      var (sums, rowErrors, columnErrors) = ([Double](repeating: 0, count: columnCount), zeros, (between: zeros, after: zeros))
      for row in 0..<rowCount {
        var parts = zeros
        for column in 0..<columnCount { parts[column % 8] += b[column] * before.columns[column] * kernel[row, column] }
        let sum = pairwise(parts)
        // Rows that do not fill eight are taken one by one.
        rowErrors[row < rowCount / 8 * 8 ? row % 8 : 0] += a[row] * (before.rows[row] * sum - 1).magnitude
        expectedRows[row] = overshot(before.rows[row] * sum, relaxation) / sum
        let factor = a[row] * expectedRows[row]
        for column in 0..<columnCount { sums[column] += factor * kernel[row, column] }
      }
      for column in 0..<columnCount {
        let share = overshot(before.columns[column] * sums[column], relaxation)
        expectedColumns[column] = share / sums[column]
        columnErrors.between[column % 8] += b[column] * (before.columns[column] * sums[column] - 1).magnitude
        columnErrors.after[column % 8] += b[column] * (share - 1).magnitude
      }

      var scales = before
      let errors = scaleAlternately(
        kernel, rowWeights: a, columnWeights: b, relaxation: relaxation, rowScales: &scales.rows, columnScales: &scales.columns)
      #expect(scales.rows == expectedRows && scales.columns == expectedColumns)
      #expect(errors.rowsBefore == pairwise(rowErrors) && errors.columnsBetween == pairwise(columnErrors.between))
      #expect(errors.columnsAfter == pairwise(columnErrors.after) && (relaxation > 0 || errors.columnsAfter == 0))
    }
  }

  /// A kernel with the given elements, which are positive, and at most 1 where it is to have a coarse copy.
  private func entropicKernel(_ elements: Matrix, hasCoarse: Bool = true) -> EntropicKernel {
    let costs = Matrix(
      rowCount: elements.rowCount, columnCount: elements.columnCount, elements: elements.elements.map { -Double.log($0) })
    return EntropicKernel(
      costs: costs, rowPotentials: Array(repeating: 0, count: costs.rowCount),
      columnPotentials: Array(repeating: 0, count: costs.columnCount), regularization: 1, hasCoarse: hasCoarse)
  }

  @Test(
    "in single precision is sums in their order, to the last bit", arguments: [1, 7, 8, 9, 17], [1, 7, 15, 16, 17, 33, 71])
  func coarseOrder(rowCount: Int, columnCount: Int) throws {
    let random = RandomSource(seed: 12)
    let spread = positive(rowCount * columnCount, random).map { Double.exp(-10 * $0) }
    let kernel = try #require(
      entropicKernel(Matrix(rowCount: rowCount, columnCount: columnCount, elements: spread)).coarse)
    let (a, b) = (positive(rowCount, random), positive(columnCount, random))
    let before = (rows: positive(rowCount, random), columns: positive(columnCount, random))
    let relaxation = 0.3

    func element(_ row: Int, _ column: Int) -> Float { Float(kernel[row, column] * 0x1p64) }
    let columnFactors = zip(b, before.columns).map { Float($0 * $1) }
    let rowSums = (0..<rowCount).map { row in
      var parts = [Float](repeating: 0, count: 16)
      for column in 0..<columnCount { parts[column % 16] += columnFactors[column] * element(row, column) }
      return pairwise((0..<8).map { Double(parts[$0]) + Double(parts[$0 + 8]) }) * 0x1p-64
    }
    let rows = zip(before.rows, rowSums).map { overshot($0 * $1, relaxation) / $1 }
    let rowFactors = zip(a, rows).map { Float($0 * $1) }
    let columns = (0..<columnCount).map { column in
      var sum = 0.0
      // Eight rows at a time, and then one by one.
      for first in stride(from: 0, to: rowCount / 8 * 8, by: 8) {
        sum += Double((first..<first + 8).reduce(Float(0)) { $0 + rowFactors[$1] * element($1, column) })
      }
      for row in rowCount / 8 * 8..<rowCount { sum += Double(rowFactors[row] * element(row, column)) }
      sum *= 0x1p-64
      return overshot(before.columns[column] * sum, relaxation) / sum
    }

    var scales = before
    let errors = scaleAlternately(
      kernel, rowWeights: a, columnWeights: b, relaxation: relaxation, rowScales: &scales.rows, columnScales: &scales.columns)
    #expect(scales.rows == rows && scales.columns == columns)
    let rowError = (0..<rowCount).reduce(0) { $0 + a[$1] * (before.rows[$1] * rowSums[$1] - 1).magnitude }
    #expect((errors.rowsBefore - rowError).magnitude <= 1e-14 * rowError)
  }

  @Test("without relaxation, the rows are off by no more than the columns were in between", arguments: 0..<40 as Range<UInt64>)
  func bound(seed: UInt64) {
    let random = RandomSource(seed: seed)
    let kernel = Matrix(rowCount: 9, columnCount: 5, elements: positive(45, random))
    func shares(_ count: Int) -> [Double] {
      let weights = positive(count, random)
      return weights.scaled(by: 1 / weights.sum())
    }
    let (a, b) = (shares(9), shares(5))
    var (r, s) = (positive(9, random), positive(5, random))
    func step() -> MarginalErrors {
      scaleAlternately(kernel, rowWeights: a, columnWeights: b, relaxation: 0, rowScales: &r, columnScales: &s)
    }
    for _ in 0..<5 {
      let (bound, after) = (step().columnsBetween, step().rowsBefore)
      #expect(after <= bound + 1e-15)
      #expect(after >= bound / 100 || bound < 1e-14, "A bound this far off would be of no use.")
    }
  }

  @Test(
    "a kernel is the exponential of the potentials less the costs, and in single precision its rounding", arguments: [1, 16, 37])
  func kernel(columnCount: Int) throws {
    let random = RandomSource(seed: 13)
    let costs = Matrix(rowCount: 3, columnCount: columnCount, elements: random.normals(count: 3 * columnCount))
    let (u, v) = ([-1.0, -150, -2000], random.normals(count: columnCount))
    let kernel = EntropicKernel(costs: costs, rowPotentials: u, columnPotentials: v, regularization: 2, hasCoarse: true)
    let coarse = try #require(kernel.coarse)
    for row in 0..<3 {
      for column in 0..<columnCount {
        let exponent = (u[row] + v[column] - costs[row, column]) / 2
        let (element, rounded) = (kernel.elements[row, column], coarse[row, column])
        #expect((element - Double.exp(exponent)).magnitude <= 1e-14 * element && (element > 0) == (exponent > -600))
        #expect((rounded - element).magnitude <= CoarseKernel.roundingError * element || (rounded == 0 && element < 0x1p-130))
      }
    }
    let without = EntropicKernel(costs: costs, rowPotentials: u, columnPotentials: v, regularization: 2, hasCoarse: false)
    #expect(without.elements == kernel.elements && without.coarse == nil)
  }

  @Test(
    "never lowers the dual objective, from rows and columns far too heavy and far too light", arguments: [0, 0.3, 0.6, 0.9],
    [2, 3, 12])
  func ascent(relaxation: Double, size: Int) {
    for seed in 0..<60 as Range<UInt64> {
      let random = RandomSource(seed: seed)
      func spread(_ count: Int, _ deviation: Double) -> [Double] {
        random.normals(count: count).map { Double.exp(deviation * $0) }
      }
      let deviation = Double(1 + seed % 8)
      let kernel = Matrix(rowCount: size, columnCount: size, elements: spread(size * size, deviation))
      let (a, b) = (spread(size, 1), spread(size, 1))
      let (rowShares, columnShares) = (a.scaled(by: 1 / a.sum()), b.scaled(by: 1 / b.sum()))
      var (r, s) = (spread(size, deviation), spread(size, deviation))
      func dual() -> Double {
        let mass = kernel.times(zip(columnShares, s).map { $0 * $1 }).dot(zip(rowShares, r).map { $0 * $1 })
        return rowShares.dot(r.map { Double.log($0) }) + columnShares.dot(s.map { Double.log($0) }) - mass
      }
      var before = dual()
      for _ in 0..<60 {
        _ = scaleAlternately(
          kernel, rowWeights: rowShares, columnWeights: columnShares, relaxation: relaxation, rowScales: &r, columnScales: &s)
        let after = dual()
        #expect(after >= before - 1e-12 * before.magnitude, "seed \(seed)")
        before = after
      }
    }
  }
}
