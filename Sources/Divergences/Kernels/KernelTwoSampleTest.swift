public import Learning
public import NumericCore

/// The permutation test of "both samples come from one distribution" by the unbiased MMD².
///
/// Under that hypothesis the labels "source" and "target" are exchangeable, so the observed statistic is compared with those of
/// random relabellings: p = (1 + #{permuted ≥ observed}) / (1 + permutations), which is exact at every level it can take.
///
/// Source: A. Gretton et al., "A kernel two-sample test", JMLR 13 (2012), section 5; for p, B. Phipson and G. Smyth, "Permutation
/// p-values should never be zero", Statistical Applications in Genetics and Molecular Biology 9 (2010).
public struct KernelTwoSampleTest: Sendable, Hashable {
  /// The unbiased MMD² of the samples as they are.
  public let statistic: Double
  /// The unbiased MMD² of each random relabelling.
  public let permuted: [Double]
  /// The probability, under exchangeability, of a statistic at least as large.
  public var pValue: Double { PValue.permutation(observed: statistic, permuted: permuted) }

  /// How many relabellings are multiplied with the kernel values at a time.
  private static let blockSize = 1024

  /// Tests two samples, rows of `source` and of `target`.
  ///
  /// One pass over the pooled kernel matrix, some columns at a time, serves many relabellings. With a the indicator of those called
  /// "source", aᵀKa, aᵀK1 and 1ᵀK1 give the statistic; see `SubsetChoices` for aᵀKa.
  ///
  /// - Precondition: both have the same number of columns and at least two rows.
  /// - Complexity: O((*n* + *m*)² (*d* + permutations)) in time, O((*n* + *m*) (*d* + permutations)) in memory.
  public init(source: Matrix, target: Matrix, kernel: Kernel, permutations: Int, random: RandomSource) {
    precondition(source.rowCount > 1 && target.rowCount > 1, "A two-sample test needs two points of each sample.")
    let pooled = source.appending(rowsOf: target)
    var choices = [Array(0..<source.rowCount)]
    var statistics: [Double] = []
    repeat {
      let count = min(Self.blockSize, permutations + 1 - statistics.count - choices.count)
      choices += (0..<count).map { _ in random.sample(source.rowCount, below: pooled.rowCount) }
      statistics += unbiasedMMD(of: choices, among: pooled, kernel: kernel)
      choices = []
    } while statistics.count <= permutations
    statistic = statistics[0]
    permuted = Array(statistics[1...])
  }
}

/// The unbiased MMD² for each choice of the points that are called "source", all of one size.
private func unbiasedMMD(of choices: [[Int]], among points: Matrix, kernel: Kernel) -> [Double] {
  let count = points.rowCount
  let subsets = SubsetChoices(choices, of: count)
  var within = [Double](repeating: 0, count: choices.count)
  var pointSums = [Double](repeating: 0, count: count)
  // The matrix is symmetric: columns down to the diagonal are half of it. So many that they stay near the processor.
  let width = max(8, min(256, 131_072 / count / 8 * 8))
  for start in stride(from: 0, to: count, by: width) {
    let columns = start..<min(start + width, count)
    var part = kernel.matrix(of: points.rows(0..<columns.upperBound), with: points.rows(columns))
    for column in columns { part[column, column - start] = 0 }
    for (column, sum) in zip(columns, part.combiningRows(Array(repeating: 1, count: part.rowCount))) { pointSums[column] += sum }
    for (row, sum) in part.times(Array(repeating: 1, count: columns.count)).prefix(start).enumerated() { pointSums[row] += sum }
    // The square on the diagonal is whole, where of all else there is a half.
    for row in columns { for column in 0..<columns.count { part[row, column] *= 0.5 } }
    subsets.addSums(of: part, firstColumn: start, to: &within)
  }
  let total = pointSums.sum()
  let (n, m) = (Double(choices[0].count), Double(count - choices[0].count))
  return zip(choices, within).map { choice, half in
    let within = 2 * half
    let reach = choice.map { pointSums[$0] }.sum()
    let (between, outside) = (reach - within, total - 2 * reach + within)
    return within / (n * (n - 1)) + outside / (m * (m - 1)) - 2 * between / (n * m)
  }
}
