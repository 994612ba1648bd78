import NumericCore
import Testing

@Suite("The logistic loss")
struct LogisticLossTests {
  /// Row counts on both sides of the blocks and of the rows that are summed together, column counts on both sides of a vector.
  @Test(
    "has margins summed in eight parts to the last bit, and its definition's value and derivatives",
    arguments: [1, 7, 8, 9, 63, 64, 65, 130], [1, 2, 7, 8, 9, 16, 37])
  func definition(rowCount: Int, columnCount: Int) {
    let random = RandomSource(seed: 3)
    let features = random.normals(rowCount: rowCount, columnCount: columnCount)
    let parameters = random.normals(count: columnCount + 1)
    let signs = (0..<rowCount).map { _ in random.bernoulli(0.5) ? 1.0 : -1 }
    let weights = (0..<rowCount).map { _ in random.bernoulli(0.2) ? 0 : random.uniform(in: 0.1...3) }
    let (loss, gradient, margins) = features.logisticLoss(parameters: parameters, signs: signs, weights: weights)

    var (expected, slopes) = (0.0, [Double](repeating: 0, count: columnCount + 1))
    for row in 0..<rowCount {
      var parts = [Double](repeating: 0, count: 8)
      for column in 0..<columnCount { parts[column % 8] += parameters[column] * features[row, column] }
      let sum = ((parts[0] + parts[1]) + (parts[2] + parts[3])) + ((parts[4] + parts[5]) + (parts[6] + parts[7]))
      let margin = signs[row] * (sum + parameters[columnCount])
      #expect(margins[row] == margin)
      expected += weights[row] * (max(-margin, 0) + Double.log(onePlus: Double.exp(-abs(margin))))
      let slope = -weights[row] * signs[row] / (1 + Double.exp(margin))
      for column in 0..<columnCount { slopes[column] += slope * features[row, column] }
      slopes[columnCount] += slope
    }
    // A few roundings a row: of the exponential, of the quotient and of the sums.
    #expect(abs(loss - expected) <= 8 * Double.ulpOfOne * expected)
    for (one, other) in zip(gradient, slopes) { #expect(abs(one - other) <= 16 * Double.ulpOfOne * Double(rowCount)) }
  }

  @Test("has terms that are exact relative to themselves, from margins of −700 to 700")
  func accuracy() {
    let margins = Array(stride(from: -700.0, through: 700, by: 0.37)) + Array(stride(from: -3.0, through: 3, by: 0.003))
    for margin in margins {
      let (loss, gradient, _) = Matrix(rows: [[margin]]).logisticLoss(parameters: [1, 0], signs: [1], weights: [1])
      let (tail, expected) = (Double.exp(-abs(margin)), max(-margin, 0) + Double.log(onePlus: Double.exp(-abs(margin))))
      #expect(abs(loss - expected) <= 3 * expected.ulp, "margin \(margin)")
      let slope = margin >= 0 ? tail / (1 + tail) : 1 / (1 + tail)
      #expect(abs(gradient[1] + slope) <= 3 * slope.ulp, "margin \(margin)")
    }
  }
}
