import NumericCore
import Testing

@Suite("The gradient of the logarithm of a mixture")
struct LogMixtureTests {
  /// Column counts on both sides of every number of columns that is summed at the same time.
  @Test("is eight sums in the order of the columns, to the last bit", arguments: [0, 1, 7, 8, 9, 31, 32, 33, 40, 71])
  func order(columnCount: Int) {
    let random = RandomSource(seed: 9)
    for rowCount in [1, 2, 5, 40] {
      let densities = Matrix(
        rowCount: rowCount, columnCount: columnCount, elements: random.normals(count: rowCount * columnCount).map { 1 + $0 * $0 })
      let weights = random.dirichlet(Array(repeating: 1, count: rowCount))
      var parts = [[Double]](repeating: Array(repeating: 0, count: 8), count: rowCount)
      for column in 0..<columnCount {
        var mixture = 0.0
        for row in 0..<rowCount { mixture += weights[row] * densities[row, column] }
        for row in 0..<rowCount { parts[row][column % 8] += 1 / mixture * densities[row, column] }
      }
      let expected = parts.map { $0.reduce(0, +) }
      #expect(densities.logMixtureGradient(weights) == expected, "\(rowCount) × \(columnCount)")
    }
  }

  @Test("is that of differences")
  func derivative() {
    let random = RandomSource(seed: 10)
    let densities = Matrix(rowCount: 3, columnCount: 20, elements: random.normals(count: 60).map { $0 * $0 })
    func value(_ weights: [Double]) -> Double { densities.combiningRows(weights).map { Double.log($0) }.sum() }
    let (weights, h) = ([0.2, 0.3, 0.5], 1e-6)
    for row in 0..<3 {
      var (up, down) = (weights, weights)
      up[row] += h
      down[row] -= h
      #expect(((value(up) - value(down)) / (2 * h) - densities.logMixtureGradient(weights)[row]).magnitude < 1e-6)
    }
  }
}
