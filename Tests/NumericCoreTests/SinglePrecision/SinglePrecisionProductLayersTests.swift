import NumericCore
import Testing

@Suite struct SinglePrecisionProductLayersTests {
  /// Shapes beside the edges of tiles, vectors and stretches: rows, terms, columns.
  private let shapes: [[Int]] = {
    let random = RandomSource(seed: 7)
    return (0..<60).map { _ in [1 + random.integer(below: 40), random.integer(below: 40), 1 + random.integer(below: 70)] }
      + [[8, 256, 32], [9, 257, 33], [7, 600, 31], [16, 32, 10], [64, 3, 128]]
  }()

  @Test(arguments: [false, true])
  func `a layer's sums are the product's, plus the row, and rectified where that is asked for`(rectifying: Bool) {
    for shape in shapes {
      let product = SinglePrecisionProduct(rows: shape[0], inner: shape[1], columns: shape[2])
      let (a, parameters) = (numbers(shape[0] * shape[1]), numbers(shape[1] * shape[2] + shape[2] + 1))
      let rowStart = shape[1] * shape[2] + 1
      var result = [Float](repeating: .nan, count: shape[0] * shape[2]) + [7]
      product.multiply(a, parameters, from: 0, adding: parameters, from: rowStart, rectifying: rectifying, into: &result)
      // By the product that keeps what stands there, which is tested by itself, one sum at a time.
      var expected = [Float]()
      for _ in 0..<shape[0] { expected += parameters[rowStart...] }
      product.multiply(a, parameters, keeping: 1, into: &expected)
      if rectifying { expected = expected.map { $0 < 0 ? 0 : $0 } }
      #expect(result == expected + [7], "\(shape)")
    }
  }

  @Test func `a gradient is that of the product where the layer's values are positive, and 0 elsewhere`() {
    for shape in shapes {
      let product = SinglePrecisionProduct(rows: shape[0], inner: shape[1], columns: shape[2], transposingRight: true)
      let (d, weights) = (numbers(shape[0] * shape[1]), numbers(1 + shape[1] * shape[2]))
      let values = numbers(shape[0] * shape[2]).map { $0 < -1 ? .nan : max($0, 0) }
      var result = [Float](repeating: .nan, count: shape[0] * shape[2]) + [7]
      product.multiply(d, weights, from: 1, wherePositive: values, into: &result)
      var all = [Float](repeating: 0, count: shape[0] * shape[2])
      product.multiply(d, from: 0, weights, from: 1, into: &all)
      #expect(result == zip(all, values).map { $1 > 0 ? $0 : 0 } + [7], "\(shape)")
    }
  }

  @Test func `a sum that is no number stays so, rectified or not`() {
    var result: [Float] = [0, 0]
    SinglePrecisionProduct(rows: 1, inner: 1, columns: 2)
      .multiply([1], [.nan, -1], from: 0, adding: [1, -1], from: 0, rectifying: true, into: &result)
    #expect(result[0].isNaN && result[1] == 0)
  }

  @Test func `a row beyond the end of its array traps`() async {
    await #expect(processExitsWith: .failure) {
      var result: [Float] = [0, 0]
      SinglePrecisionProduct(rows: 1, inner: 1, columns: 2)
        .multiply([1], [1, 1], from: 0, adding: [1, 1], from: 1, rectifying: false, into: &result)
    }
  }

  @Test func `values of another shape trap`() async {
    await #expect(processExitsWith: .failure) {
      var result: [Float] = [0, 0]
      SinglePrecisionProduct(rows: 1, inner: 1, columns: 2).multiply([1], [1, 1], from: 0, wherePositive: [1], into: &result)
    }
  }

  private func numbers(_ count: Int) -> [Float] { RandomSource(seed: UInt64(count)).normals(count: count).map { Float($0) } }
}
