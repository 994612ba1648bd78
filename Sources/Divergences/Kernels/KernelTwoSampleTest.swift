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

  /// How many relabellings are multiplied with the kernel matrix at a time.
  private static let blockSize = 256

  /// Tests two samples, rows of `source` and of `target`.
  ///
  /// One pooled kernel matrix serves all relabellings. With a the indicator of those called "source", aᵀKa, aᵀK1 and 1ᵀK1 give the
  /// statistic, so a block of relabellings costs one matrix product.
  ///
  /// - Precondition: both have the same number of columns and at least two rows.
  /// - Complexity: O((*n* + *m*)² (*d* + permutations)) in time, O((*n* + *m*)²) in memory.
  public init(source: Matrix, target: Matrix, kernel: Kernel, permutations: Int, random: RandomSource) {
    precondition(source.rowCount > 1 && target.rowCount > 1, "A two-sample test needs two points of each sample.")
    let pooled = PooledKernel(source: source, target: target, kernel: kernel)
    statistic = pooled.statistics(of: [Array(0..<source.rowCount)])[0]
    var permuted: [Double] = []
    while permuted.count < permutations {
      let block = (0..<min(Self.blockSize, permutations - permuted.count)).map { _ in
        random.sample(source.rowCount, below: pooled.count)
      }
      permuted += pooled.statistics(of: block)
    }
    self.permuted = permuted
  }
}

/// The kernel matrix of both samples together, its diagonal zeroed, with its row sums.
private struct PooledKernel {
  let count: Int
  private let sourceCount: Int
  private let kernelMatrix: Matrix
  private let rowSums: [Double]
  private let total: Double

  init(source: Matrix, target: Matrix, kernel: Kernel) {
    count = source.rowCount + target.rowCount
    sourceCount = source.rowCount
    var matrix = kernel.gram(of: source.appending(rowsOf: target))
    for index in 0..<count { matrix[index, index] = 0 }
    kernelMatrix = matrix
    rowSums = matrix.times(Array(repeating: 1, count: count))
    total = rowSums.sum()
  }

  /// The unbiased MMD² for each choice of the points that are called "source".
  func statistics(of choices: [[Int]]) -> [Double] {
    var indicators = Matrix(rowCount: count, columnCount: choices.count, repeating: 0)
    for (column, choice) in choices.enumerated() { for row in choice { indicators[row, column] = 1 } }
    // The kernel matrix is symmetric and its diagonal is 0, so aᵀKa is twice what lies below the diagonal.
    let products = kernelMatrix.lowerTriangleTimes(indicators)
    let (n, m) = (Double(sourceCount), Double(count - sourceCount))
    return choices.enumerated().map { column, choice in
      let within = 2 * choice.map { products[$0, column] }.sum()
      let reach = choice.map { rowSums[$0] }.sum()
      let (between, outside) = (reach - within, total - 2 * reach + within)
      return within / (n * (n - 1)) + outside / (m * (m - 1)) - 2 * between / (n * m)
    }
  }
}
